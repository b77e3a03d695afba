package io.supportcenter.kit.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerEntries;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.partner.PartnerView;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemCode;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.PartnerId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The directory of the kit's own tests. */
@Path("/v1/shops")
@PermitAll
public class ShopResource {

  private final PartnerEntries<ShopEntity, View> shops;

  ShopResource(PartnerGuard guard) {
    this.shops =
        new PartnerEntries<>(guard, "corner shop", ShopEntity.class, ShopEntity::new, View::of);
  }

  /** Why the directory refuses a change. */
  enum ShopProblem implements ProblemCode {
    SHOP_MOVED,
    CORNER_SHOP_UNKNOWN,
    CORNER_SHOP_INVALID;

    @Override
    public int status() {
      return switch (this) {
        case SHOP_MOVED -> 409;
        case CORNER_SHOP_UNKNOWN -> 404;
        case CORNER_SHOP_INVALID -> 422;
      };
    }
  }

  /** A shop. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      String id,
      @NotBlank String name,
      String baseUrl,
      String token,
      String zone,
      Set<String> brands)
      implements PartnerView {

    static View of(ShopEntity shop) {
      return new View(shop.id, shop.name, shop.baseUrl, null, shop.zone, shop.brands);
    }

    List<FieldProblem> problems() {
      return "nowhere".equals(zone)
          ? List.of(new FieldProblem("zone", "must be somewhere"))
          : List.of();
    }

    void writeTo(ShopEntity shop) {
      boolean isNew = shop.changedAt == null;
      if (!isNew && shop.zone != null && !shop.zone.equals(zone)) {
        throw new ProblemException(ShopProblem.SHOP_MOVED, "the zone of a shop is final");
      }
      shop.zone = zone;
      Set<String> wanted = brands == null ? Set.of() : new TreeSet<>(brands);
      shop.brands.retainAll(wanted);
      shop.brands.addAll(wanted);
    }
  }

  @Produces
  @Singleton
  static SealedColumn tokens() {
    return PartnerGuard.tokens("shop");
  }

  @GET
  public List<View> list() {
    return shops.list();
  }

  @GET
  @Path("/{id}")
  public View get(String id) {
    return shops.get(id);
  }

  @PUT
  @Path("/{id}")
  @Transactional
  public View put(@Pattern(regexp = PartnerId.PATTERN) String id, @NotNull @Valid View view) {
    return shops.put(id, view, view.problems(), view::writeTo);
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  public void delete(String id) {
    shops.delete(id);
  }
}
