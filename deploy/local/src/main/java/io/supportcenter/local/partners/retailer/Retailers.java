package io.supportcenter.local.partners.retailer;

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
import java.util.concurrent.ConcurrentHashMap;

/** The books of several retailers, in memory. */
public final class Retailers implements PartnerApi {

  record DataFile(List<String> retailers, List<BookedSale> sales) {
    DataFile {
      retailers = List.copyOf(requireNonNull(retailers, "retailers"));
      sales = List.copyOf(requireNonNull(sales, "sales"));
    }
  }

  private final Map<String, Map<String, BookedSale>> salesByRetailer = new TreeMap<>();

  private Retailers(DataFile data) {
    data.retailers().forEach(id -> salesByRetailer.put(id, new ConcurrentHashMap<>()));
    addAll(data.sales());
  }

  /**
   * Reads the books from a JSON file.
   *
   * @throws UncheckedIOException when it is unreadable
   */
  public static Retailers load(Path file) {
    try {
      return new Retailers(Json.MAPPER.readValue(file.toFile(), DataFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<String> partnerIds() {
    return salesByRetailer.keySet();
  }

  @Override
  public Answer get(String partnerId, Request request) {
    var path = request.path();
    if (path.size() != 2 || !path.getFirst().equals("sales")) {
      return Answer.problem(Problem.notFound());
    }
    var booked = salesByRetailer.get(partnerId).get(path.getLast());
    if (booked == null) {
      return Answer.problem(
          Problem.of(404, "SALE_UNKNOWN", "Sale unknown", "No sale has this receipt number."));
    }
    if (booked.supportDenied() != null) {
      return Answer.problem(
          Problem.of(403, "SUPPORT_DENIED", "Support denied", booked.supportDenied()));
    }
    return Answer.ok(booked.sale());
  }

  @Override
  public String additionName() {
    return "sales";
  }

  @Override
  public int add(JsonNode array) {
    try {
      return addAll(List.of(Json.MAPPER.treeToValue(array, BookedSale[].class)));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalidRequest(e.getOriginalMessage()));
    }
  }

  private int addAll(List<BookedSale> sales) {
    for (BookedSale booked : sales) {
      if (!salesByRetailer.containsKey(booked.retailerId())) {
        throw new ProblemException(Problem.invalidRequest("No retailer " + booked.retailerId()));
      }
    }
    for (BookedSale booked : sales) {
      salesByRetailer.get(booked.retailerId()).put(booked.sale().receiptNumber(), booked);
    }
    return sales.size();
  }
}
