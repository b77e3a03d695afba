package io.supportcenter.smsactivation.code;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the pass code in what a person wrote. It may be written in groups, in lower case, with
 * look-alike letters, and with other words around it.
 */
public final class PassCodeReader {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private PassCodeReader() {}

  public static PassCodeReading read(String text) {
    List<String> words =
        Arrays.stream(SPACES.split(LookAlikes.fold(text)))
            .map(PassCodeReader::withoutSeparators)
            .filter(word -> !word.isEmpty())
            .toList();
    Set<String> candidates = runsOfCodeLength(words);
    List<String> codes = candidates.stream().filter(PassCode::isPassCode).toList();
    if (codes.size() == 1) {
      return new PassCodeReading.Read(new PassCode(codes.getFirst()));
    }
    return codes.isEmpty() && candidates.contains(String.join("", words))
        ? new PassCodeReading.Mistyped()
        : new PassCodeReading.None();
  }

  /** Neighbouring words that together have the length of a code. */
  private static Set<String> runsOfCodeLength(List<String> words) {
    Set<String> runs = new LinkedHashSet<>();
    for (int first = 0; first < words.size(); first++) {
      StringBuilder run = new StringBuilder();
      for (int i = first; i < words.size() && run.length() < PassCode.LENGTH; i++) {
        run.append(words.get(i));
      }
      if (run.length() == PassCode.LENGTH) {
        runs.add(run.toString());
      }
    }
    return runs;
  }

  private static String withoutSeparators(String word) {
    StringBuilder kept = new StringBuilder(word.length());
    word.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
