package io.supportcenter.activation.provider.rest;

import io.supportcenter.activation.problem.ActivationProblem;
import io.supportcenter.activation.provider.store.ProviderStore;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerEntries;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PartnerId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of providers. */
@Path("/v1/providers")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Providers")
@Audited
public class ProviderResource {

  private final PartnerEntries<ProviderEntity, ProviderView> providers;
  private final Transactions transactions;

  ProviderResource(PartnerGuard guard, Transactions transactions) {
    this.providers =
        new PartnerEntries<>(
            guard, "provider", ProviderEntity.class, ProviderEntity::new, ProviderView::of);
    this.transactions = transactions;
  }

  @GET
  @Operation(summary = "All providers, without their tokens")
  public List<ProviderView> list() {
    return providers.list();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One provider, without its token")
  public ProviderView get(@Pattern(regexp = PartnerId.PATTERN) String id) {
    return providers.get(id);
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes a provider")
  public ProviderView put(
      @Pattern(regexp = PartnerId.PATTERN) String id, @NotNull @Valid ProviderView view) {
    return providers.put(
        id, view, List.of(), provider -> provider.codes = DomainJson.write(view.errorCodes()));
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes a provider that has no live activation")
  public void delete(@Pattern(regexp = PartnerId.PATTERN) String id) {
    // Waits for requests that name this provider, so that they are counted.
    providers.delete(id);
    long live = transactions.inCurrent(tx -> ProviderStore.live(tx, id));
    if (live > 0) {
      throw new ProblemException(
          ActivationProblem.PROVIDER_IN_USE, live + " of its activations are live");
    }
  }
}
