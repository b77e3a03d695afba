package io.supportcenter.local.partners.vendor;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Answer;
import io.supportcenter.local.partners.http.Content;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.http.PartnerApi;
import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;
import io.supportcenter.local.partners.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The books of several vendors, in memory. */
public final class Vendors implements PartnerApi {

  /** A vendor and its name. */
  record Vendor(String id, String name) {}

  record DataFile(List<Vendor> vendors, List<Booking> reservations) {
    DataFile {
      vendors = List.copyOf(requireNonNull(vendors, "vendors"));
      reservations = List.copyOf(requireNonNull(reservations, "reservations"));
    }
  }

  private final Map<String, Map<String, Ledger>> ledgers = new TreeMap<>();

  private Vendors(DataFile data) {
    data.vendors().forEach(v -> ledgers.put(v.id(), new ConcurrentHashMap<>()));
    addAll(data.reservations());
  }

  /**
   * Reads the books from a JSON file.
   *
   * @throws UncheckedIOException when it is unreadable
   */
  public static Vendors load(Path file) {
    try {
      return new Vendors(Json.MAPPER.readValue(file.toFile(), DataFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<String> partnerIds() {
    return ledgers.keySet();
  }

  @Override
  public Answer get(String vendorId, Request request) {
    var path = request.path();
    if (path.size() != 4 || !path.get(0).equals("reservations") || !path.get(2).equals("changes")) {
      return Answer.problem(Problem.notFound());
    }
    return find(vendorId, path.get(1))
        .flatMap(ledger -> ledger.find(path.get(3)))
        .map(Answer::ok)
        .orElseGet(() ->
            Answer.problem(
                Problem.of(
                    404,
                    "CHANGE_UNKNOWN",
                    "Unknown change",
                    "No change with this id was received.")));
  }

  @Override
  public Answer change(String vendorId, Request request, Content content) {
    var path = request.path();
    if (path.size() < 3 || !path.get(0).equals("reservations")) {
      return Answer.problem(Problem.notFound());
    }
    Ledger ledger =
        find(vendorId, path.get(1))
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(
                        404,
                        "RESERVATION_UNKNOWN",
                        "Reservation unknown",
                        "No reservation has this number.")));
    return switch (request.method() + " " + path.get(2)) {
      case "POST offers" -> offers(ledger, read(content, OfferRequest.class));
      case "PUT changes" -> change(ledger, path.getLast(), read(content, ChangeRequest.class));
      default -> Answer.problem(Problem.notFound());
    };
  }

  private static Answer offers(Ledger ledger, OfferRequest request) {
    return Answer.ok(Map.of("offers", ledger.offer(request, now())));
  }

  private static Answer change(Ledger ledger, String changeId, ChangeRequest request) {
    Optional<Change> before = ledger.find(changeId);
    if (before.isPresent()) {
      return Answer.ok(before.get());
    }
    Change made = ledger.make(changeId, request, now());
    return made.outcome() == Change.Outcome.CONFIRMED
        ? Answer.json(201, made)
        : Answer.problem(
            Problem.of(
                made.code().equals("REJECTED") ? 422 : 409,
                made.code(),
                "Change refused",
                "The reservation stands as it was."));
  }

  @Override
  public String additionName() {
    return "reservations";
  }

  @Override
  public int add(JsonNode array) {
    try {
      return addAll(List.of(Json.MAPPER.treeToValue(array, Booking[].class)));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalidRequest(e.getOriginalMessage()));
    }
  }

  private int addAll(List<Booking> bookings) {
    for (Booking booking : bookings) {
      if (!ledgers.containsKey(booking.vendorId())) {
        throw new ProblemException(Problem.invalidRequest("No vendor " + booking.vendorId()));
      }
    }
    for (Booking booking : bookings) {
      ledgers.get(booking.vendorId()).put(booking.reservationNumber(), new Ledger(booking));
    }
    return bookings.size();
  }

  private Optional<Ledger> find(String vendorId, String reservationNumber) {
    return Optional.ofNullable(ledgers.get(vendorId).get(reservationNumber));
  }

  private static <T> T read(Content content, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(content.json(), type);
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalidRequest(e.getOriginalMessage()));
    }
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }
}
