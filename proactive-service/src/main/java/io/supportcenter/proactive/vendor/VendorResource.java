package io.supportcenter.proactive.vendor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of vendors. */
@Path("/v1/vendors")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Vendors")
public class VendorResource {

  private static final String ID = "[A-Za-z0-9._-]{1,64}";

  private final AgroalDataSource dataSource;

  VendorResource(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A vendor as the REST interface takes and gives it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Vendor")
  record View(
      @Schema(readOnly = true) String id,
      @NotBlank @Size(max = 200) @Schema(description = "What customers know it by") String name,
      @NotBlank @Size(max = 500) @Schema(description = "http or https, no query") String baseUrl,
      @Size(min = 1, max = 4000)
          @Schema(description = "Sent as bearer token; never given back. Left out: unchanged")
          String token,
      @NotEmpty @Schema(description = "Of live sessions about its bookings")
          Set<@NotNull Channel> channels) {}

  @GET
  @Operation(summary = "All vendors, without their tokens")
  public List<View> list() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return VendorStore.all(connection).stream().map(VendorResource::view).toList();
    }
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One vendor, without its token")
  public View get(String id) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return VendorStore.find(connection, id)
          .map(VendorResource::view)
          .orElseThrow(VendorResource::unknown);
    }
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes a vendor")
  public View put(@Pattern(regexp = ID) String id, @NotNull @Valid View view) throws SQLException {
    check(view.baseUrl());
    try (Connection tx = dataSource.getConnection()) {
      Vendor vendor = vendor(id, view, VendorStore.find(tx, id));
      VendorStore.put(tx, vendor);
      return view(vendor);
    }
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes a vendor; its bookings are cases for agents from now on")
  public void delete(String id) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      if (!VendorStore.delete(tx, id)) {
        throw unknown();
      }
    }
  }

  private static Vendor vendor(String id, View view, Optional<Vendor> before) {
    String token =
        Optional.ofNullable(view.token())
            .or(() -> before.map(Vendor::token))
            .orElseThrow(() ->
                new ProblemException(
                    Status.BAD_REQUEST,
                    "VALIDATION",
                    "fields are missing or wrong",
                    List.of(new FieldProblem("token", "a new vendor needs one"))));
    return new Vendor(
        id, view.name(), view.baseUrl().replaceAll("/+$", ""), token, view.channels());
  }

  private static View view(Vendor vendor) {
    return new View(vendor.id(), vendor.name(), vendor.baseUrl(), null, vendor.channels());
  }

  private static void check(String baseUrl) {
    if (!BackendHttp.isBaseUrl(baseUrl)) {
      throw new ProblemException(
          UnprocessableContent.STATUS,
          "VENDOR_INVALID",
          "fields cannot be",
          List.of(new FieldProblem("baseUrl", "must be an http or https URL without query")));
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(Status.NOT_FOUND, "VENDOR_UNKNOWN", "no such vendor");
  }
}
