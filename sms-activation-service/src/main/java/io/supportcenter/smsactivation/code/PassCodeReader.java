package io.supportcenter.smsactivation.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the pass code in what a person wrote. It may be written in groups, in lower case, with
 * look-alike letters, and with other words around it. One in 32 words of the right length has the
 * right check character by chance; so a code that is written as on the card, as one word or in
 * groups, wins over one that is put together from words of other lengths.
 */
public final class PassCodeReader {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private PassCodeReader() {}

  public static PassCodeReading read(String text) {
    List<String> words =
        Arrays.stream(SPACES.split(Homoglyphs.fold(text)))
            .map(PassCodeReader::withoutSeparators)
            .filter(word -> !word.isEmpty())
            .toList();
    List<List<String>> runs = runsOfCodeLength(words);
    Set<String> codes = codes(runs.stream().filter(PassCodeReader::isAsOnTheCard));
    if (codes.isEmpty()) {
      codes = codes(runs.stream());
    }
    if (codes.size() == 1) {
      return new PassCodeReading.Read(new PassCode(codes.iterator().next()));
    }
    return codes.isEmpty() && runs.contains(words)
        ? new PassCodeReading.Mistyped()
        : new PassCodeReading.None();
  }

  private static Set<String> codes(Stream<List<String>> runs) {
    return runs.map(run -> String.join("", run))
        .filter(PassCode::isPassCode)
        .collect(Collectors.toSet());
  }

  private static boolean isAsOnTheCard(List<String> run) {
    return run.size() == 1 || run.stream().allMatch(word -> word.length() == PassCode.GROUP);
  }

  /** Neighbouring words that together have the length of a code. */
  private static List<List<String>> runsOfCodeLength(List<String> words) {
    List<List<String>> runs = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      int length = 0;
      int end = first;
      while (end < words.size() && length < PassCode.LENGTH) {
        length += words.get(end++).length();
      }
      if (length == PassCode.LENGTH) {
        runs.add(words.subList(first, end));
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
