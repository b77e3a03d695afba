package io.supportcenter.registration.guarantees;

import io.supportcenter.registration.guarantees.Faults.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A campaign for people to read. */
record Report(
    long seed,
    Instant start,
    Duration took,
    List<Happened> faults,
    List<Published> published,
    int refused,
    List<Seen> seen,
    List<Judgement> judgements) {

  private static final int OFFENCES_SHOWN = 20;

  String toMarkdown() {
    StringBuilder text = new StringBuilder("# Campaign %d%n%n".formatted(seed));
    text.append("%s, %d s, seed `%d`%n%n".formatted(start, took.toSeconds(), seed));
    text.append("| guarantee | judged | held |%n|---|---|---|%n".formatted());
    judgements.forEach(j ->
        text.append(
            "| %s | %d | %s |%n"
                .formatted(
                    j.guarantee().name(),
                    j.judged(),
                    j.held() ? "yes" : "**no**: " + j.offences().size() + " offences")));
    judgements.stream().filter(j -> !j.held()).forEach(j -> offences(text, j));
    table(text, "in", counts(published, p -> p.input().kind().name()));
    text.append("| refused by the broker | %d |%n".formatted(refused));
    table(text, "out", counts(seen, Report::kind));
    text.append("%n| fault | after s | took s | as meant |%n|---|---|---|---|%n".formatted());
    faults.forEach(f ->
        text.append(
            "| %s | %d | %.1f | %s |%n"
                .formatted(
                    f.kind(),
                    Duration.between(start, f.from()).toSeconds(),
                    f.took().toMillis() / 1000.0,
                    f.sought() ? "yes" : "no")));
    return text.toString();
  }

  private static String kind(Seen seen) {
    return seen.isDeadLetter()
        ? "dead letter, " + Seen.header(seen.record().headers(), "dl_reason")
        : Seen.header(seen.record().headers(), "ce_type").replaceFirst(".*\\.", "");
  }

  private static void offences(StringBuilder text, Judgement judgement) {
    text.append(
        "%n**%s.** %s%n%n"
            .formatted(judgement.guarantee().name(), judgement.guarantee().meaning()));
    judgement.offences().stream()
        .limit(OFFENCES_SHOWN)
        .forEach(offence -> text.append("- ").append(offence).append('\n'));
  }

  private static <T> Map<String, Long> counts(List<T> all, Function<T, String> kind) {
    return all.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
  }

  private static void table(StringBuilder text, String title, Map<String, Long> counts) {
    text.append("%n| %s | |%n|---|---|%n".formatted(title));
    counts.forEach((kind, count) -> text.append("| %s | %d |%n".formatted(kind, count)));
  }
}
