package io.supportcenter.kit.audit;

import io.supportcenter.kit.audit.AuditStore.Query;
import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Page;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.Uuids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What staff did and read. */
@Path("/v1/audit")
@RolesAllowed({Roles.SUPERVISOR, Roles.OPERATOR})
@Audited
@Tag(name = "Audit")
public class AuditResource {

  private static final Instant BEGIN = Instant.EPOCH;
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final Transactions transactions;
  private final Caller caller;

  AuditResource(Transactions transactions, Caller caller) {
    this.transactions = transactions;
    this.caller = caller;
  }

  @Produces
  @Singleton
  static ExpiryRule old(AuditConfig config) {
    return new ExpiryRule("audit_entry", "at", "true", config.keep());
  }

  @GET
  @Operation(
      summary = "What staff did and read of customers, the newest first",
      description =
          "Reading it is in the audit as well. Naming a user needs the header X-Access-Reason.")
  public Page<AuditEntry> list(
      @QueryParam("user") @PlainText @Size(min = 1, max = 64) String user,
      @QueryParam("subject") @PlainText @Size(min = 1, max = 64) String subject,
      @QueryParam("from") @Schema(format = "date-time") String from,
      @QueryParam("to") @Schema(format = "date-time") String to,
      @QueryParam("cursor") @Min(1) Long cursor,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    Query query =
        new Query(
            Optional.ofNullable(cursor).orElse(Long.MAX_VALUE),
            Optional.ofNullable(user).map(Uuids::canonical),
            Optional.ofNullable(subject).map(Uuids::canonical),
            time("from", from).orElse(BEGIN),
            time("to", to).orElse(END));
    query.user().ifPresentOrElse(caller::check, caller::readsAudit);
    return Page.of(
        transactions.read(tx -> AuditStore.find(tx, query, limit + 1)),
        limit,
        entry -> String.valueOf(entry.id()));
  }

  private static Optional<Instant> time(String field, String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse).filter(at -> at.isBefore(END));
    } catch (DateTimeException _) {
      throw Problems.invalid(field, "must be a time such as 2026-01-31T23:59:59Z");
    }
  }
}
