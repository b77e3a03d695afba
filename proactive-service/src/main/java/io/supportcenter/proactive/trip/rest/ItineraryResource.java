package io.supportcenter.proactive.trip.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.trip.store.ActivityStore;
import io.supportcenter.proactive.trip.store.RelationStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a user has booked. */
@Path("/v1/users/{userId}/itinerary")
@Tag(name = "Itinerary")
@Audited
public class ItineraryResource {

  private final Transactions transactions;
  private final Caller caller;

  ItineraryResource(Transactions transactions, Caller caller) {
    this.transactions = transactions;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(summary = "The user's activities, their relations, and modifications, newest first")
  public ItineraryView get(@PlainText @Size(min = 1, max = 64) String userId) {
    caller.check(userId);
    UserId user = new UserId(userId);
    return transactions.read(tx ->
        ItineraryView.of(
            ActivityStore.newestOf(tx, user),
            RelationStore.ofUser(tx, user),
            ModificationViews.ofUser(tx, user)));
  }
}
