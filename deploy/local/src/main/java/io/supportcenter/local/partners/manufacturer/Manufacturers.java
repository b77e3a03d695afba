package io.supportcenter.local.partners.manufacturer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Answer;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.http.PartnerApi;
import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;
import io.supportcenter.local.partners.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The catalogues and devices of several manufacturers, in memory. */
public final class Manufacturers implements PartnerApi {

  record DataFile(List<Manufacturer.Entry> manufacturers, List<MadeDevice> devices) {
    DataFile {
      manufacturers = List.copyOf(requireNonNull(manufacturers, "manufacturers"));
      devices = List.copyOf(requireNonNull(devices, "devices"));
    }
  }

  private final Map<String, Manufacturer> byId = new TreeMap<>();

  private Manufacturers(DataFile data) {
    data.manufacturers().forEach(entry -> byId.put(entry.id(), new Manufacturer(entry)));
    addAll(data.devices());
  }

  /**
   * Reads catalogues and devices from a JSON file.
   *
   * @throws UncheckedIOException when it is unreadable
   */
  public static Manufacturers load(Path file) {
    try {
      return new Manufacturers(Json.MAPPER.readValue(file.toFile(), DataFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<String> partnerIds() {
    return byId.keySet();
  }

  @Override
  public Answer get(String partnerId, Request request) {
    var path = request.path();
    if (path.size() != 3
        || !path.getFirst().equals("products")
        || !path.getLast().equals("devices")) {
      return Answer.problem(Problem.notFound());
    }
    var manufacturer = byId.get(partnerId);
    return new DeviceLookup(manufacturer, product(manufacturer, path.get(1))).answer(request);
  }

  @Override
  public String additionName() {
    return "devices";
  }

  @Override
  public int add(JsonNode array) {
    try {
      return addAll(List.of(Json.MAPPER.treeToValue(array, MadeDevice[].class)));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalidRequest(e.getOriginalMessage()));
    }
  }

  private int addAll(List<MadeDevice> devices) {
    devices.forEach(this::requireFitting);
    devices.forEach(device -> byId.get(device.manufacturerId()).add(device));
    return devices.size();
  }

  private void requireFitting(MadeDevice device) {
    var manufacturer = byId.get(device.manufacturerId());
    if (manufacturer == null) {
      throw new ProblemException(
          Problem.invalidRequest("No manufacturer " + device.manufacturerId()));
    }
    if (!product(manufacturer, device.gtin()).fits(device.serialNumber())) {
      throw new ProblemException(
          Problem.invalidRequest(
              "Serial number " + device.serialNumber() + " does not match the product's pattern"));
    }
  }

  private static Product product(Manufacturer manufacturer, String gtin) {
    if (!gtin.matches("[0-9]{14}")) {
      throw new ProblemException(Problem.invalidRequest("Not a GTIN-14: " + gtin));
    }
    return manufacturer
        .product(gtin)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(404, "UNKNOWN_GTIN", "GTIN unknown", "No product has this GTIN.")));
  }
}
