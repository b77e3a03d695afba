package io.supportcenter.activation.directory;

import io.quarkus.panache.common.Sort;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of providers. */
@Path("/v1/providers")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Providers")
public class ProviderResource {

  private static final String ID = "[A-Za-z0-9._-]{1,64}";
  private static final String LIVE =
      """
      SELECT count(*) FROM activation
      WHERE provider_id = :id AND state_code NOT IN ('REJECTED', 'FAILED', 'CANCELLED', 'DEACTIVATED')
      """;

  private final EntityManager entities;

  ProviderResource(EntityManager entities) {
    this.entities = entities;
  }

  @GET
  @Operation(summary = "All providers, without their tokens")
  public List<ProviderView> list() {
    return ProviderEntity.<ProviderEntity>listAll(Sort.by("id")).stream()
        .map(ProviderView::of)
        .toList();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One provider, without its token")
  public ProviderView get(@Pattern(regexp = ID) String id) {
    return ProviderView.of(find(id));
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes a provider")
  public ProviderView put(@Pattern(regexp = ID) String id, @NotNull @Valid ProviderView view) {
    check(view);
    ProviderEntity provider = ProviderEntity.findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (provider == null) {
      provider = added(id, view);
    }
    provider.name = view.name();
    provider.baseUrl = view.baseUrl().replaceAll("/+$", "");
    provider.token = Optional.ofNullable(view.token()).orElse(provider.token);
    provider.changedAt = Instant.now();
    provider.persistAndFlush();
    return ProviderView.of(provider);
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes a provider that has no live activation")
  public void delete(@Pattern(regexp = ID) String id) {
    find(id).delete();
    // Waits for requests that name this provider, so that they are counted.
    ProviderEntity.flush();
    Number live =
        (Number) entities.createNativeQuery(LIVE).setParameter("id", id).getSingleResult();
    if (live.longValue() > 0) {
      throw new ProblemException(
          Status.CONFLICT, "PROVIDER_IN_USE", live + " activations of it are live");
    }
  }

  private static ProviderEntity find(String id) {
    return ProviderEntity.<ProviderEntity>findByIdOptional(id)
        .orElseThrow(ProviderResource::unknown);
  }

  private static ProviderEntity added(String id, ProviderView view) {
    if (view.token() == null) {
      throw new ProblemException(
          Status.BAD_REQUEST,
          "VALIDATION",
          "fields are missing or wrong",
          List.of(new FieldProblem("token", "a new provider needs one")));
    }
    ProviderEntity provider = new ProviderEntity();
    provider.id = id;
    return provider;
  }

  private static void check(ProviderView view) {
    if (!BackendHttp.isBaseUrl(view.baseUrl())) {
      throw new ProblemException(
          UnprocessableContent.STATUS,
          "PROVIDER_INVALID",
          "fields cannot be",
          List.of(new FieldProblem("baseUrl", "must be an http or https URL without query")));
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(Status.NOT_FOUND, "PROVIDER_UNKNOWN", "no such provider");
  }
}
