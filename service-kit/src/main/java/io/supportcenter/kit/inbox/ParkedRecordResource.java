package io.supportcenter.kit.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.supportcenter.kit.inbox.ParkedStore.Stored;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records that could not be handled, and those that wait behind them: look, replay, discard. */
@Path("/v1/parked-records")
@RolesAllowed(Roles.OPERATOR)
@Audited
@Tag(name = "Parked records")
public class ParkedRecordResource {

  private static final int REPLAY_MAX = 1000;

  private final ParkedRecords parked;
  private final Caller caller;

  ParkedRecordResource(ParkedRecords parked, Caller caller) {
    this.parked = parked;
    this.caller = caller;
  }

  /** A page; {@code next} is the cursor of the next page, absent on the last one. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Page(List<ParkedRecord> records, Optional<ParkedId> next) {}

  /**
   * With the event as JSON; absent when it has none, none that can be read, or a confidential one.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record WithContent(ParkedRecord record, @JsonRawValue String event) {}

  /**
   * How a replay ended.
   *
   * @param replayed records that were handled
   * @param stoppedAt the record whose handling failed again; absent when the key is free
   * @param fault why, without data
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Replayed(int replayed, Optional<ParkedId> stoppedAt, Optional<String> fault) {}

  /** How many records were given up. */
  public record Discarded(int discarded) {}

  @GET
  @Operation(summary = "All parked records, in their order; without their content")
  public Page list(
      @QueryParam("cursor") ParkedId cursor,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    List<ParkedRecord> records = parked.after(Optional.ofNullable(cursor), limit);
    return new Page(
        records, records.size() < limit ? Optional.empty() : Optional.of(records.getLast().id()));
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "One parked record, with its event unless that is confidential",
      description = "The header X-Access-Reason says why it is looked at.")
  public WithContent get(ParkedId id) {
    Stored record = find(id);
    caller.reachesUnowned();
    return new WithContent(parked.described(record), parked.content(record).orElse(null));
  }

  @POST
  @Path("/{id}/replay")
  @Operation(
      summary =
          "Handles all parked records of that record's key again, in their order, up to the first"
              + " that still fails")
  public Replayed replay(ParkedId id) {
    return parked.replayKeyOf(find(id), REPLAY_MAX);
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Gives one record up; those behind it stay parked until they are replayed")
  public void discard(ParkedId id) {
    if (!parked.discard(id)) {
      throw unknown();
    }
  }

  @DELETE
  @Operation(
      summary =
          "Gives up all records of a channel that fit; those behind them stay parked unless they fit"
              + " as well")
  public Discarded discardAll(
      @QueryParam("channel") @NotBlank String channel,
      @QueryParam("reason") @Pattern(regexp = "[A-Z_]{1,40}") String reason,
      @QueryParam("keyPrefix") @DefaultValue("") @Size(max = 1000) String keyPrefix) {
    return new Discarded(parked.discard(channel, Optional.ofNullable(reason), keyPrefix));
  }

  private Stored find(ParkedId id) {
    return parked.find(id).orElseThrow(ParkedRecordResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(CommonProblem.PARKED_RECORD_UNKNOWN, "no such record is parked");
  }
}
