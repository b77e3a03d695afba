package io.supportcenter.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.rest.Admission;
import io.supportcenter.kit.rest.StaffAccess.Attempt;
import io.supportcenter.kit.trace.TraceParent;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Uuids;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member of staff did or read, or was refused.
 *
 * @param id ascending with time
 * @param subject of the token
 * @param role in which the subject acted
 * @param action method and path, with parameters in braces
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditEntry")
public record AuditEntry(
    long id,
    Instant at,
    String subject,
    String role,
    @Schema(description = "Whose data it was; absent when it was about no known user")
        String userId,
    String action,
    @Schema(description = "Other parameters of the path, such as id=...") String object,
    @Schema(description = "The header X-Access-Reason") String reason,
    @Schema(description = "The live session between agent and user") String sessionId,
    AuditOutcome outcome,
    @Schema(description = "The trace, when there is one") String traceId) {

  private static final int TRACE_ID_FROM = 3;
  private static final int TRACE_ID_TO = 35;
  private static final int OBJECT_MAX = 400;

  /** Not stored yet: without id. */
  static AuditEntry now(String subject, Admission request, Attempt attempt, AuditOutcome outcome) {
    return new AuditEntry(
        0,
        Instant.now(),
        subject,
        attempt.role(),
        attempt.user().orElse(null),
        request.action(),
        object(request.parameters(), attempt.user()).orElse(null),
        attempt.reason().orElse(null),
        attempt.session().orElse(null),
        outcome,
        trace().orElse(null));
  }

  /** Without the user, whose id has a field of its own. */
  private static Optional<String> object(Map<String, String> parameters, Optional<String> user) {
    return Optional.of(
            parameters.entrySet().stream()
                .filter(parameter ->
                    user.filter(Uuids.canonical(parameter.getValue())::equals).isEmpty())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(" ")))
        .filter(text -> !text.isEmpty())
        .map(text -> Text.storable(text, OBJECT_MAX));
  }

  private static Optional<String> trace() {
    return TraceParent.current().map(text -> text.substring(TRACE_ID_FROM, TRACE_ID_TO));
  }
}
