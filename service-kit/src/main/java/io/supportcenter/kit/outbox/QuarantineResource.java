package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.Page;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events that Kafka refused, and those that wait behind them: look, replay, discard. */
@Path("/v1/quarantined-events")
@RolesAllowed(Roles.OPERATOR)
@Audited
@Tag(name = "Quarantined events")
public class QuarantineResource {

  private static final int KEY_SHOWN = 3;

  private final Transactions transactions;

  QuarantineResource(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * An event without its content.
   *
   * @param key its first characters; absent when the event is sealed
   */
  @Schema(name = "QuarantinedEvent")
  public record QuarantinedEvent(
      @Schema(description = "Its place in the order of the service's events") String id,
      UUID eventId,
      String topic,
      @Schema(
              description =
                  "The first characters of the record's key; absent when it is confidential")
          String key,
      @Schema(description = "Type of the event; absent for a dead letter") String type,
      QuarantineReason reason,
      Instant createdAt,
      Instant quarantinedAt) {

    static QuarantinedEvent of(Quarantine.Entry entry) {
      return new QuarantinedEvent(
          Long.toString(entry.id()),
          entry.eventId(),
          entry.topic(),
          shown(entry.key()),
          entry.type(),
          entry.reason(),
          entry.createdAt(),
          entry.quarantinedAt());
    }

    private static String shown(byte[] key) {
      if (key == null) {
        return null;
      }
      String text = new String(key, StandardCharsets.UTF_8);
      return text.substring(0, Math.min(KEY_SHOWN, text.length())) + "...";
    }
  }

  /** How many events were put back. */
  @Schema(name = "QuarantineReplayed")
  public record Replayed(int replayed) {}

  @GET
  @Operation(summary = "All events in quarantine, in their order; without their content")
  public Page<QuarantinedEvent> list(
      @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    return Page.of(
            transactions.read(tx -> Quarantine.list(tx, cursor, limit + 1)),
            limit,
            entry -> Long.toString(entry.id()))
        .map(QuarantinedEvent::of);
  }

  @POST
  @Path("/{id}/replay")
  @Operation(
      summary =
          "Publishes the event again, with all others of its topic and key, in their order; one"
              + " that Kafka refuses again returns to quarantine")
  public Replayed replay(long id) {
    int replayed = transactions.inNew(tx -> Quarantine.putBack(tx, id));
    if (replayed == 0) {
      throw unknown();
    }
    return new Replayed(replayed);
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      summary =
          "Discards one event, which is then never published; those behind it wait until they are"
              + " replayed")
  public void discard(long id) {
    if (!transactions.inNew(tx -> Quarantine.discard(tx, id))) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        CommonProblem.QUARANTINED_EVENT_UNKNOWN, "no such event is in quarantine");
  }
}
