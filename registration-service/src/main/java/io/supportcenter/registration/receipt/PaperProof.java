package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.Text;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What only a receipt's paper says: a user who knows it has the paper.
 *
 * @param canonical the same text for the same proof
 */
public record PaperProof(String canonical) {

  /** Fewer characters are too easy to guess. */
  public static final int CODE_MIN = 8;

  public static final int CODE_MAX = 64;

  /** The grand total and the printed time of a sale. */
  public static PaperProof of(Money total, Instant at, ZoneId zone) {
    return ofPrinted(total, LocalDateTime.ofInstant(at, zone).toString());
  }

  /**
   * The same as the buyer reads it.
   *
   * @param time in the store's zone, as in ISO 8601; what follows the minute is left out
   */
  public static PaperProof ofPrinted(Money total, String time) {
    String minute = LocalDateTime.parse(time).truncatedTo(ChronoUnit.MINUTES).toString();
    return new PaperProof(
        "TOTAL " + total.amountMinor() + " " + total.currencyCode() + " " + minute);
  }

  /** Letter case, spaces and hyphens say nothing. Empty when it is not a code. */
  public static Optional<PaperProof> ofCode(String printed) {
    String code = Text.code(printed).replaceAll("[\\s-]", "");
    return code.length() >= CODE_MIN
            && code.length() <= CODE_MAX
            && code.codePoints().allMatch(Character::isLetterOrDigit)
        ? Optional.of(new PaperProof("CODE " + code))
        : Optional.empty();
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "PaperProof(...)";
  }
}
