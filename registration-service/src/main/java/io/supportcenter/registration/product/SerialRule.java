package io.supportcenter.registration.product;

import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a manufacturer writes its serial numbers.
 *
 * @param pattern a regular expression for the whole canonical form
 * @param stripSeparators whether blanks, hyphens, dots and slashes are only there for the eye
 */
public record SerialRule(LetterCase letterCase, String pattern, boolean stripSeparators) {
  public enum LetterCase {
    UPPER,
    SENSITIVE
  }

  /** As many as a manufacturer's back end is asked about; a GS1 code has up to 20. */
  private static final int MAX_LENGTH = 50;

  private static final int MAX_PATTERN_LENGTH = 200;
  private static final int MAX_REPETITIONS = 10_000;
  private static final Pattern REPETITION = Pattern.compile("\\{(?:[0-9]{1,9},)?([0-9]{1,9}),?}");
  private static final Pattern SEPARATORS = Pattern.compile("[ ./-]");
  private static final Pattern SET_82 = Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]*");

  /** As GS1 writes them (AI 21): characters of set 82, case counts. */
  public static final SerialRule GS1 = new SerialRule(LetterCase.SENSITIVE, ".*", false);

  /**
   * @throws IllegalArgumentException when the pattern is too long, repeats too much or is not a
   *     regular expression of RE2, which matches in linear time
   */
  public SerialRule {
    if (pattern.length() > MAX_PATTERN_LENGTH) {
      throw new IllegalArgumentException("serial pattern longer than " + MAX_PATTERN_LENGTH);
    }
    if (repetitions(pattern) > MAX_REPETITIONS) {
      throw new IllegalArgumentException("serial pattern repeats more than " + MAX_REPETITIONS);
    }
    try {
      com.google.re2j.Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not a regular expression", e);
    }
  }

  /** The product of all counts: RE2 writes repetitions out, and those within others multiply. */
  private static double repetitions(String pattern) {
    return REPETITION
        .matcher(pattern)
        .results()
        .mapToDouble(found -> Integer.parseInt(found.group(1)))
        .filter(count -> count > 0)
        .reduce(1, (product, count) -> product * count);
  }

  /**
   * The serial number in a text; empty when the text breaks this rule. An IMEI with separators, or
   * an IMEISV, is read as the IMEI when the rule has no other reading of it.
   */
  public Optional<SerialNumber> read(String text) {
    return readAsWritten(text)
        .or(() ->
            Imei.parse(text)
                .flatMap(imei -> readAsWritten(imei.withCheckDigit()))
                .map(imei -> new SerialNumber(text.strip(), imei.canonical())));
  }

  /** Each form in which the manufacturer may know the number: an IMEISV may be that of an IMEI. */
  public List<SerialNumber> readings(String text) {
    Optional<SerialNumber> imei =
        Imei.parse(text)
            .filter(Imei::hasSoftwareVersion)
            .flatMap(version -> readAsWritten(version.withCheckDigit()))
            .map(known -> new SerialNumber(text.strip(), known.canonical()));
    return Stream.concat(read(text).stream(), imei.stream()).distinct().toList();
  }

  /** As {@link #read}; a text that breaks this rule is its own canonical form. */
  public SerialNumber readAnyway(String text) {
    return read(text).orElseGet(() -> new SerialNumber(text.strip(), text.strip()));
  }

  private Optional<SerialNumber> readAsWritten(String text) {
    String raw = text.strip();
    String canonical = canonical(raw);
    return !canonical.isEmpty()
            && canonical.length() <= MAX_LENGTH
            && SET_82.matcher(canonical).matches()
            && com.google.re2j.Pattern.matches(pattern, canonical)
        ? Optional.of(new SerialNumber(raw, canonical))
        : Optional.empty();
  }

  private String canonical(String raw) {
    String text = stripSeparators ? SEPARATORS.matcher(raw).replaceAll("") : raw;
    return letterCase == LetterCase.UPPER ? text.toUpperCase(Locale.ROOT) : text;
  }
}
