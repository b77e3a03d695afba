package io.supportcenter.smsactivation.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the pass code in what a person wrote. It may be written in groups, in lower case, with
 * look-alike letters, and with other words around it or glued to it. One in 32 words of the right
 * length has the right check character by chance; so what is more like the card's print wins: one
 * word or groups with hyphens, then groups, then what another word is glued to, then words of other
 * lengths. What has no digit is a code only if it is all that was written, or has hyphens.
 */
public final class PassCodeReader {

  private static final int GROUPS = PassCode.LENGTH / PassCode.GROUP;

  private PassCodeReader() {}

  public static PassCodeReading read(String text) {
    List<Word> words = Word.of(text);
    List<Run> runs = runs(words, length -> length == PassCode.LENGTH);
    List<Run> likely = runs.stream().filter(run -> run.hasDigit() || run.isAll(words)).toList();
    List<Run> joined = runs.stream().filter(Run::isJoined).toList();
    List<Run> groups = likely.stream().filter(run -> run.isInGroups() && run.isApart()).toList();
    return reading(
            found(likely.stream().filter(Run::isWord)),
            found(joined.stream().filter(run -> run.isWhole() && !run.isWord())),
            found(joined.stream().filter(Run::isInGroups)),
            found(groups.stream().filter(run -> run.isLikeliestOf(groups))))
        .or(() -> reading(glued(words)))
        .or(() -> gluedTogether(words))
        .or(() -> mistyped(words, runs))
        .or(() -> reading(found(likely.stream())))
        .or(() -> nearly(words))
        .orElseGet(PassCodeReading.None::new);
  }

  /**
   * Empty when nothing was found.
   *
   * @param ways the surest first: none finds a code in the words of a surer one's
   */
  @SafeVarargs
  private static Optional<PassCodeReading> reading(Stream<Found>... ways) {
    List<Found> found = new ArrayList<>();
    for (Stream<Found> way : ways) {
      found.addAll(way.filter(one -> found.stream().allMatch(one::isApartFrom)).toList());
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(reading(found));
  }

  /**
   * Neighbouring words.
   *
   * @param first index of the first one
   * @param isWhole no other word is joined to them
   */
  private record Run(List<Word> words, int first, boolean isWhole) {

    String folded() {
      return words.stream().map(Word::folded).collect(Collectors.joining());
    }

    boolean isWord() {
      return words.size() == 1;
    }

    boolean isJoined() {
      return words.stream().skip(1).allMatch(Word::joined);
    }

    boolean isApart() {
      return words.stream().skip(1).noneMatch(Word::joined);
    }

    boolean isInGroups() {
      return words.stream().allMatch(word -> word.length() == PassCode.GROUP);
    }

    boolean isNearlyInGroups() {
      return words.size() == GROUPS
          && words.stream().allMatch(word -> Math.abs(word.length() - PassCode.GROUP) <= 1);
    }

    boolean hasDigit() {
      return words.stream().anyMatch(Word::hasDigit);
    }

    boolean hasLetter() {
      return words.stream().anyMatch(Word::hasLetter);
    }

    boolean isAll(List<Word> written) {
      return words.size() == written.size();
    }

    /** None that has words in common with it looks more like a code. */
    boolean isLikeliestOf(List<Run> others) {
      return others.stream()
          .noneMatch(other -> Math.abs(other.first - first) < GROUPS && other.mixed() > mixed());
    }

    long mixed() {
      return words.stream().filter(Word::isMixed).count();
    }
  }

  /**
   * @param first index of the first word that it is in
   * @param last index of the last one
   */
  private record Found(PassCode code, int first, int last) {

    static Stream<Found> of(String folded, int first, int last) {
      return PassCode.isPassCode(folded)
          ? Stream.of(new Found(new PassCode(folded), first, last))
          : Stream.empty();
    }

    boolean isApartFrom(Found other) {
      return last < other.first || other.last < first;
    }
  }

  private static Stream<Found> found(Stream<Run> runs) {
    return runs.flatMap(
        run -> Found.of(run.folded(), run.first(), run.first() + run.words().size() - 1));
  }

  private static PassCodeReading reading(List<Found> found) {
    if (found.stream().map(Found::code).distinct().count() == 1) {
      return new PassCodeReading.Read(found.getFirst().code());
    }
    return found.stream()
            .anyMatch(one ->
                found.stream()
                    .anyMatch(other -> !one.code().equals(other.code()) && one.isApartFrom(other)))
        ? new PassCodeReading.Several()
        : new PassCodeReading.None();
  }

  /** Those that together have such a length. */
  private static List<Run> runs(List<Word> words, IntPredicate fits) {
    List<Run> runs = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      int length = 0;
      for (int end = first; end < words.size() && length <= PassCode.LENGTH; end++) {
        length += words.get(end).length();
        if (fits.test(length)) {
          boolean isWhole =
              !words.get(first).joined()
                  && (end + 1 == words.size() || !words.get(end + 1).joined());
          runs.add(new Run(words.subList(first, end + 1), first, isWhole));
        }
      }
    }
    return runs;
  }

  /** A word without a digit, before or after the code, that nothing parts from it. */
  private static Stream<Found> glued(List<Word> words) {
    return IntStream.range(0, words.size())
        .boxed()
        .flatMap(at -> Stream.concat(gluedWord(words, at), gluedGroups(words, at)));
  }

  private static Stream<Found> gluedWord(List<Word> words, int at) {
    Word word = words.get(at);
    return Stream.concat(
            end(word, PassCode.LENGTH).stream(), beginning(word, PassCode.LENGTH).stream())
        .flatMap(code -> Found.of(code, at, at));
  }

  private static Stream<Found> gluedGroups(List<Word> words, int at) {
    List<Word> run = words.subList(at, Math.min(at + GROUPS, words.size()));
    if (run.size() < GROUPS
        || !run.stream().skip(1).allMatch(Word::joined)
        || run.get(1).length() != PassCode.GROUP) {
      return Stream.empty();
    }
    return end(run.getFirst(), PassCode.GROUP)
        .flatMap(first ->
            beginning(run.getLast(), PassCode.GROUP)
                .map(last -> first + run.get(1).folded() + last))
        .stream()
        .flatMap(code -> Found.of(code, at, at + GROUPS - 1));
  }

  /** Two codes that nothing parts, and nothing else. */
  private static Optional<PassCodeReading> gluedTogether(List<Word> words) {
    String all = words.stream().map(Word::folded).collect(Collectors.joining());
    return all.length() == 2 * PassCode.LENGTH
            && PassCode.isPassCode(all.substring(0, PassCode.LENGTH))
            && PassCode.isPassCode(all.substring(PassCode.LENGTH))
        ? Optional.of(new PassCodeReading.Several())
        : Optional.empty();
  }

  /** When what is before it has no digit. */
  private static Optional<String> end(Word word, int length) {
    int from = word.length() - length;
    return from >= 0 && hasNoDigit(word.typed().substring(0, from))
        ? Optional.of(word.folded().substring(from))
        : Optional.empty();
  }

  /** When what is after it has no digit. */
  private static Optional<String> beginning(Word word, int length) {
    return word.length() >= length && hasNoDigit(word.typed().substring(length))
        ? Optional.of(word.folded().substring(0, length))
        : Optional.empty();
  }

  private static boolean hasNoDigit(String text) {
    return text.chars().noneMatch(Character::isDigit);
  }

  /** A code in form, by all but its check character. */
  private static Optional<PassCodeReading> mistyped(List<Word> words, List<Run> runs) {
    return runs.stream()
            .anyMatch(run ->
                run.isAll(words) && run.hasDigit() && (run.isWord() || run.isInGroups())
                    || run.isWhole() && run.isJoined() && run.mixed() > 0
                    || run.isInGroups() && run.mixed() > 1)
        ? Optional.of(new PassCodeReading.Mistyped())
        : Optional.empty();
  }

  /** Like no words of a language: a character of a code is missing, or there is one too many. */
  private static Optional<PassCodeReading> nearly(List<Word> words) {
    return runs(words, length -> Math.abs(length - PassCode.LENGTH) <= 1).stream()
            .anyMatch(run ->
                run.isAll(words) && run.hasDigit() && run.hasLetter()
                    || run.isWhole() && run.isJoined() && run.hasDigit() && run.hasLetter()
                    || run.isNearlyInGroups() && run.mixed() > 0)
        ? Optional.of(new PassCodeReading.Mistyped())
        : Optional.empty();
  }
}
