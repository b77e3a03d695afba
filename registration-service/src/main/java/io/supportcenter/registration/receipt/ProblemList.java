package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Times;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Collects what is wrong with the fields of one receipt; bounded, as a receipt may have thousands
 * of fields.
 */
final class ProblemList {
  private static final int MAX_PROBLEMS = 100;

  private final List<ReceiptProblem> problems = new ArrayList<>();

  void add(String field, Reason reason) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new ReceiptProblem(field, reason));
    }
  }

  void addAll(ProblemList others) {
    others.problems.forEach(one -> add(one.field(), one.reason()));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<ReceiptProblem> toList() {
    return List.copyOf(problems);
  }

  void checkRange(String field, long value, long min, long max) {
    if (value < min || value > max) {
      add(field, Reason.OUT_OF_RANGE);
    }
  }

  void checkInstant(String field, Instant at) {
    if (!Times.isOfEvent(at)) {
      add(field, Reason.OUT_OF_RANGE);
    }
  }

  /** UTC when it is wrong. */
  ZoneId checkZone(String field, String text) {
    String zone = checkText(field, text, 64);
    if (zone.isEmpty()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException _) {
      add(field, Reason.NOT_A_ZONE);
      return ZoneOffset.UTC;
    }
  }

  void checkKey(String field, String text, Pattern pattern, int maxLength) {
    String checked = checkText(field, text, maxLength);
    if (!checked.isEmpty() && !pattern.matcher(checked).matches()) {
      add(field, Reason.CHARACTERS);
    }
  }

  /** The number of a receipt; an empty one when it is wrong. */
  String checkNumber(String field, String text) {
    String checked = checkText(field, text, ReceiptKey.NUMBER_MAX);
    if (checked.isEmpty() || ReceiptKey.isNumber(checked)) {
      return checked;
    }
    add(field, Reason.CHARACTERS);
    return "";
  }

  /** The text without blanks around it; empty when there is none, or a placeholder for one. */
  Optional<String> checkOptionalText(String field, String text, int maxLength) {
    return Placeholder.value(text).map(value -> checkFit(field, value, maxLength));
  }

  /** The same for a name that may be any, such as 0. */
  Optional<String> checkOptionalName(String field, String text, int maxLength) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(checkFit(field, text.strip(), maxLength));
  }

  /**
   * The text without blanks around it, in form NFC; an empty one when it is wrong, as a placeholder
   * is.
   */
  String checkText(String field, String text, int maxLength) {
    Optional<String> value = Placeholder.value(text);
    if (value.isEmpty()) {
      add(field, text == null ? Reason.MISSING : Reason.BLANK);
    }
    return value.map(known -> checkFit(field, known, maxLength)).orElse("");
  }

  private String checkFit(String field, String text, int maxLength) {
    String composed = Text.nfc(text);
    if (composed.length() > maxLength) {
      add(field, Reason.TOO_LONG);
    } else if (!Text.isPlain(composed)) {
      add(field, Reason.CHARACTERS);
    } else {
      return composed;
    }
    return "";
  }
}
