package io.supportcenter.smsactivation.directory.rest;

import io.supportcenter.kit.partner.PartnerEntries;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.Text;
import io.supportcenter.smsactivation.directory.GatewayPassword;
import io.supportcenter.smsactivation.directory.SenderForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of SMS gateways. A change is effective after two seconds. */
@Path("/v1/gateways")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Gateways")
@Audited
public class GatewayResource {

  private final PartnerEntries<GatewayEntity, GatewayView> gateways;
  private final PartnerGuard guard;
  private final KeyedHasher hasher;

  GatewayResource(PartnerGuard guard, KeyedHasher hasher) {
    this.gateways =
        new PartnerEntries<>(
            guard, "gateway", GatewayEntity.class, GatewayEntity::new, GatewayView::of);
    this.guard = guard;
    this.hasher = hasher;
  }

  @GET
  @Operation(summary = "All gateways, without their passwords")
  public List<GatewayView> list() {
    return gateways.list();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One gateway, without its password")
  public GatewayView get(String id) {
    return gateways.get(id);
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes a gateway")
  public GatewayView put(
      @Pattern(regexp = PartnerId.PATTERN) String id, @NotNull @Valid GatewayView view) {
    return gateways.put(id, hashed(id, view), problems(view), gateway -> apply(view, gateway));
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes a gateway: its calls are refused, and its replies no longer sent")
  public void delete(String id) {
    gateways.delete(id);
  }

  private GatewayView hashed(String id, GatewayView view) {
    return view.password() == null
        ? view
        : view.withPassword(new GatewayPassword(id, view.password()).toStore(hasher));
  }

  private static List<FieldProblem> problems(GatewayView view) {
    List<FieldProblem> problems = new ArrayList<>();
    if (!PhoneReader.isRegion(Text.code(view.region()))) {
      problems.add(new FieldProblem("region", "must be an ISO 3166-1 alpha-2 code"));
    }
    if (!view.repliesQuery().map(GatewayResource::isQuery).orElse(true)) {
      problems.add(new FieldProblem("repliesUrl", "must have a valid query and no fragment"));
    }
    return problems;
  }

  private static boolean isQuery(String text) {
    try {
      return new URI("?" + text).getRawFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private void apply(GatewayView view, GatewayEntity gateway) {
    gateway.region = Text.code(view.region());
    gateway.senders = Optional.ofNullable(view.senders()).orElse(SenderForm.NATIONAL);
    gateway.getAllowed = Boolean.TRUE.equals(view.getAllowed());
    if (view.repliesQuery().isPresent() || !Objects.equals(view.baseUrl(), gateway.baseUrl)) {
      gateway.repliesQuery =
          view.repliesQuery()
              .map(query -> guard.seal(gateway.id, PartnerEntries.normal(view.baseUrl()), query))
              .orElse(null);
    }
  }
}
