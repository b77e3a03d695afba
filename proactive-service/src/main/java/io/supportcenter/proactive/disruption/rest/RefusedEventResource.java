package io.supportcenter.proactive.disruption.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.proactive.disruption.store.RefusedEventStore;
import io.supportcenter.proactive.disruption.store.RefusedEventStore.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Vendors' events that were refused as invalid. */
@Path("/v1/vendor-events/refused")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Vendors")
@Audited
public class RefusedEventResource {

  private final Transactions transactions;

  RefusedEventResource(Transactions transactions) {
    this.transactions = transactions;
  }

  @GET
  @Operation(summary = "Refused events with all that is wrong with each, newest first")
  public List<Refused> list(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
    return transactions.read(tx -> RefusedEventStore.newest(tx, limit));
  }
}
