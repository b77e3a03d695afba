package io.supportcenter.registration.asset.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.supportcenter.registration.asset.FieldSource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A device or reservation as a product of TM Forum's Product Inventory (TMF637, version 4),
 * extended by the provenance of its fields.
 *
 * @param startDate when a device was bought, or a reservation begins
 * @param place where a reservation starts and ends
 * @param type Device, or the reservation's type at schema.org
 * @param terminationDate when it left the asset store
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Product(
    UUID id,
    String href,
    String name,
    String description,
    Boolean isBundle,
    Status status,
    String productSerialNumber,
    Instant orderDate,
    Instant startDate,
    Instant terminationDate,
    List<Characteristic> productCharacteristic,
    List<ProductTerm> productTerm,
    List<RelatedPlace> place,
    List<RelatedParty> relatedParty,
    List<FieldOrigin> provenance,
    @JsonProperty("@type") String type,
    @JsonProperty("@baseType") String baseType) {

  /** TMF637 ProductStatusType, those that an asset can have. */
  enum Status {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("suspended")
    SUSPENDED,
    @JsonProperty("terminated")
    TERMINATED
  }

  /** A name and a value. */
  record Characteristic(String name, String valueType, Object value) {}

  /** A commitment with its first and last moment. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ProductTerm(String name, String description, TimePeriod validFor) {}

  /**
   * A span of time.
   *
   * @param endDateTime exclusive
   */
  record TimePeriod(Instant startDateTime, Instant endDateTime) {}

  /** Where it starts or ends. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record RelatedPlace(String id, String name, String role) {}

  /** A person or organization that is involved. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record RelatedParty(
      String id, String name, String role, @JsonProperty("@referredType") String referredType) {}

  /** Where one field came from. */
  record FieldOrigin(String field, FieldSource source, Instant at, String reference) {}
}
