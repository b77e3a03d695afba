package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.Text;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import java.text.Normalizer;
import java.text.Normalizer.Form;
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
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

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
    checkRange(field, at.toEpochMilli(), EARLIEST.toEpochMilli(), LATEST.toEpochMilli());
  }

  /** UTC when it is wrong. */
  ZoneId checkZone(String field, String text) {
    try {
      return ZoneId.of(checkText(field, text, 64));
    } catch (DateTimeException _) {
      if (text != null && !text.isBlank()) {
        add(field, Reason.NOT_A_ZONE);
      }
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

  /** The text without blanks around it; empty when there is none. */
  Optional<String> checkOptionalText(String field, String text, int maxLength) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(checkText(field, text, maxLength));
  }

  /** The text without blanks around it, in form NFC; an empty one when it is wrong. */
  String checkText(String field, String text, int maxLength) {
    String stripped = text == null ? "" : Normalizer.normalize(text.strip(), Form.NFC);
    if (stripped.isEmpty()) {
      add(field, text == null ? Reason.MISSING : Reason.BLANK);
    } else if (stripped.length() > maxLength) {
      add(field, Reason.TOO_LONG);
    } else if (!Text.isPlain(stripped)) {
      add(field, Reason.CHARACTERS);
    } else {
      return stripped;
    }
    return "";
  }
}
