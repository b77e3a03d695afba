package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerReply;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every combination of what can be known of a unit, held against a table that can be read. */
class FactCombinationsTest {
  /**
   * The first row that fits says the state; * fits all. Columns: the retailer's answer, whether the
   * GTIN has a manufacturer, its answer, whether receipt and retailer have a serial number, the
   * user, who owns the serial number, consent, take-back, fate.
   */
  private static final String TABLE =
      """
      retailer     | partner | manufacturer | serial | user | owner | consent | back   | fate        || state
      *            | NO      | *            | *      | *    | *     | *       | *      | *           || OUT_OF_SCOPE
      SALE         | YES     | DEVICE       | *      | YES  | !HER  | YES     | *      | USER_ERASED || WITHDRAWN
      SALE         | YES     | DEVICE       | *      | YES  | !HER  | YES     | !NONE  | *           || RETURNED
      SALE         | YES     | DEVICE       | *      | YES  | !HER  | YES     | *      | STOLEN      || STOLEN
      SALE         | YES     | DEVICE       | *      | YES  | !HER  | YES     | *      | END_OF_LIFE || END_OF_LIFE
      SALE         | YES     | DEVICE       | *      | YES  | !HER  | YES     | *      | NONE        || REGISTERED
      SALE         | YES     | NO_SERIAL    | YES    | YES  | !HER  | YES     | *      | USER_ERASED || WITHDRAWN
      SALE         | YES     | NO_SERIAL    | YES    | YES  | !HER  | YES     | !NONE  | *           || RETURNED
      SALE         | YES     | NO_SERIAL    | YES    | YES  | !HER  | YES     | *      | STOLEN      || STOLEN
      SALE         | YES     | NO_SERIAL    | YES    | YES  | !HER  | YES     | *      | END_OF_LIFE || END_OF_LIFE
      SALE         | YES     | NO_SERIAL    | YES    | YES  | !HER  | YES     | *      | NONE        || REGISTERED
      *            | *       | *            | *      | *    | *     | *       | !NONE  | *           || REJECTED RECEIPT_VOIDED
      NONE         | *       | *            | *      | *    | *     | *       | *      | *           || MATCHING_RETAILER
      UNKNOWN_ONCE | *       | *            | *      | *    | *     | *       | *      | *           || MATCHING_RETAILER
      UNKNOWN      | *       | *            | *      | *    | *     | *       | *      | *           || PENDING_PARTNER
      UNANSWERED   | *       | *            | *      | *    | *     | *       | *      | *           || PENDING_PARTNER
      NO_PARTNER   | *       | *            | *      | *    | *     | *       | *      | *           || PENDING_PARTNER
      DENIED       | *       | *            | *      | *    | *     | *       | *      | *           || REJECTED RETAILER_DENIED
      VOIDED       | *       | *            | *      | *    | *     | *       | *      | *           || REJECTED RECEIPT_VOIDED
      OTHER_LINES  | *       | *            | *      | *    | *     | *       | *      | *           || CONFLICT
      SALE         | YES     | NONE         | *      | *    | *     | *       | *      | *           || MATCHING_MANUFACTURER
      SALE         | YES     | TO_ANOTHER   | *      | *    | *     | *       | *      | *           || MATCHING_MANUFACTURER
      SALE         | YES     | UNKNOWN_GTIN | *      | *    | *     | *       | *      | *           || REJECTED UNKNOWN_GTIN
      SALE         | YES     | NOT_FOUND    | YES    | *    | *     | *       | *      | *           || REJECTED SERIAL_NOT_FOUND
      SALE         | YES     | NOT_FOUND    | NO     | *    | *     | *       | *      | *           || PENDING_SERIAL
      SALE         | YES     | REQUIRED     | *      | *    | *     | *       | *      | *           || PENDING_SERIAL
      SALE         | YES     | SILENT       | *      | *    | *     | *       | *      | *           || PENDING_PARTNER
      SALE         | YES     | REFUSED      | *      | *    | *     | *       | *      | *           || REJECTED NOT_REGISTRABLE
      SALE         | YES     | OTHER        | *      | *    | *     | *       | *      | *           || CONFLICT
      SALE         | YES     | NO_SERIAL    | NO     | *    | *     | *       | *      | *           || PENDING_SERIAL
      SALE         | YES     | *            | *      | NO   | *     | *       | *      | *           || PENDING_USER
      SALE         | YES     | *            | *      | *    | *     | *       | *      | USER_ERASED || PENDING_USER
      SALE         | YES     | *            | *      | *    | HER   | *       | *      | *           || REJECTED SERIAL_ALREADY_OWNED
      SALE         | YES     | *            | *      | *    | *     | NO      | *      | *           || PENDING_CONSENT
      """;

  private static final Pattern COLUMN = Pattern.compile("\\|+");

  private static final List<List<String>> COLUMNS =
      List.of(
          List.of(
              "NONE",
              "NO_PARTNER",
              "SALE",
              "UNKNOWN_ONCE",
              "UNKNOWN",
              "UNANSWERED",
              "DENIED",
              "VOIDED",
              "OTHER_LINES"),
          List.of("YES", "NO"),
          List.of(
              "NONE",
              "TO_ANOTHER",
              "DEVICE",
              "UNKNOWN_GTIN",
              "NOT_FOUND",
              "REQUIRED",
              "REFUSED",
              "SILENT",
              "OTHER",
              "NO_SERIAL"),
          List.of("YES", "NO"),
          List.of("YES", "NO"),
          List.of("NONE", "SELF", "HER"),
          List.of("YES", "NO"),
          List.of("NONE", "RETURN", "VOID"),
          List.of("NONE", "STOLEN", "END_OF_LIFE", "USER_ERASED"));

  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);
  private final List<Row> rows = TABLE.lines().skip(1).map(Row::parse).toList();

  @Test
  void shouldStandWhereTheTableSaysInEveryCombination() {
    List<List<String>> all = combinations(COLUMNS);
    assertThat(all).hasSize(9 * 2 * 10 * 2 * 2 * 3 * 2 * 3 * 4);
    all.forEach(values ->
        assertThat(describe(Situation.decide(policy, facts(values)).state()))
            .as(String.join(" | ", values))
            .isEqualTo(expected(values)));
  }

  @Test
  void shouldSayTheSameAgainAndAskOnlyWhereItWaitsForAPartner() {
    combinations(COLUMNS)
        .forEach(values -> {
          RegistrationDecision decision = Situation.decide(policy, facts(values));
          assertThat(Situation.decide(policy, facts(values))).isEqualTo(decision);
          boolean waits =
              switch (decision.state().code()) {
                case MATCHING_RETAILER, MATCHING_MANUFACTURER -> true;
                case PENDING_PARTNER ->
                    Set.of("UNKNOWN", "UNANSWERED").contains(values.getFirst())
                        || values.get(2).equals("SILENT") && values.getFirst().equals("SALE");
                case PENDING_SERIAL, REJECTED ->
                    values.get(7).equals("NONE")
                        && values.getFirst().equals("SALE")
                        && Set.of("NOT_FOUND", "REQUIRED", "REFUSED", "UNKNOWN_GTIN")
                            .contains(values.get(2));
                default -> false;
              };
          assertThat(decision.followUps()).as(String.join(" | ", values)).hasSize(waits ? 1 : 0);
        });
  }

  private String expected(List<String> values) {
    return rows.stream().filter(row -> row.fits(values)).findFirst().orElseThrow().state();
  }

  private static Situation facts(List<String> values) {
    String serial = values.get(3).equals("YES") ? Facts.SERIAL : null;
    Situation facts = Facts.receipt(Facts.GTIN.digits(), serial);
    facts = withRetailer(facts, values.get(0), serial);
    if (values.get(1).equals("YES")) {
      facts = facts.withManufacturer(Optional.of(Facts.AURELIA));
    }
    if (!values.get(2).equals("NONE")) {
      facts = facts.withManufacturerReply(reply(values.get(2), serial));
    }
    if (values.get(4).equals("YES")) {
      facts = facts.withUser(Facts.user(Facts.DANA));
    }
    facts = facts.withHolder(owner(values.get(5))).withConsent(values.get(6).equals("YES"));
    if (!values.get(7).equals("NONE")) {
      facts = facts.withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.valueOf(values.get(7)))));
    }
    return values.get(8).equals("NONE")
        ? facts
        : facts.withDisposition(
            Facts.said(Disposition.valueOf(values.get(8)), FieldSource.USER, 5));
  }

  private static Situation withRetailer(Situation facts, String answer, String serial) {
    return switch (answer) {
      case "NONE" -> facts;
      case "NO_PARTNER" -> facts.withRetailerIsPartner(false);
      case "SALE" -> facts.withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), serial)));
      case "UNKNOWN_ONCE" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.Unknown(1)));
      case "UNKNOWN" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.Unknown(2)));
      case "UNANSWERED" ->
          facts.withRetailer(Facts.retailer(new RetailerAnswer.Unanswered(1, "answered 404")));
      case "DENIED" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.Denied()));
      case "VOIDED" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.Voided()));
      case "OTHER_LINES" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.OtherLines()));
      default -> throw new IllegalArgumentException(answer);
    };
  }

  private static Sourced<ManufacturerReply> reply(String answer, String serial) {
    return switch (answer) {
      case "TO_ANOTHER" ->
          Facts.reply(Facts.GTIN, "AX99999999", new ManufacturerAnswer.UnknownGtin());
      case "DEVICE" -> Facts.reply(Facts.GTIN, serial, Facts.device(Facts.GTIN, Facts.SERIAL));
      case "NO_SERIAL" -> Facts.reply(Facts.GTIN, serial, Facts.device(Facts.GTIN, null));
      case "UNKNOWN_GTIN" -> Facts.reply(Facts.GTIN, serial, new ManufacturerAnswer.UnknownGtin());
      case "NOT_FOUND" -> Facts.reply(Facts.GTIN, serial, new ManufacturerAnswer.SerialNotFound());
      case "REQUIRED" -> Facts.reply(Facts.GTIN, serial, new ManufacturerAnswer.SerialRequired());
      case "SILENT" ->
          Facts.reply(Facts.GTIN, serial, new ManufacturerAnswer.Unanswered("no connection"));
      case "REFUSED" -> Facts.reply(Facts.GTIN, serial, new ManufacturerAnswer.NotRegistrable());
      case "OTHER" ->
          Facts.reply(
              Facts.GTIN,
              serial,
              new ManufacturerAnswer.SerialOtherProduct(
                  Optional.of(Facts.OTHER_GTIN), Optional.of("HP-20")));
      default -> throw new IllegalArgumentException(answer);
    };
  }

  private static Optional<Holder> owner(String who) {
    return switch (who) {
      case "NONE" -> Optional.empty();
      case "SELF" -> Optional.of(Facts.owner(Facts.UNIT, Facts.DANA));
      case "HER" -> Optional.of(Facts.owner(new UnitKey(Facts.SALE, 9, 1), Facts.KIM));
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static String describe(RegistrationState state) {
    return state instanceof RegistrationState.Rejected(RejectionReason reason)
        ? state.code() + " " + reason
        : state.code().name();
  }

  private static List<List<String>> combinations(List<List<String>> columns) {
    if (columns.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> rest = combinations(columns.subList(1, columns.size()));
    return columns.getFirst().stream()
        .flatMap(value ->
            rest.stream().map(values -> Stream.concat(Stream.of(value), values.stream()).toList()))
        .toList();
  }

  private record Row(List<String> cells, String state) {
    static Row parse(String line) {
      List<String> cells = COLUMN.splitAsStream(line).map(String::strip).toList();
      return new Row(cells.subList(0, COLUMNS.size()), cells.getLast());
    }

    boolean fits(List<String> values) {
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        boolean fits = cell.startsWith("!") != cell.replace("!", "").equals(values.get(i));
        if (!cell.equals("*") && !fits) {
          return false;
        }
      }
      return true;
    }
  }
}
