package io.supportcenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The names of a service's metrics, which dashboards and alerts know: the kit's, and those of its
 * own. All are there before anything has happened.
 */
public abstract class MetricNames {

  private static final Set<String> KIT =
      Set.of(
          "backend_calls_total",
          "backend_calls_unstored_total",
          "expired_rows_total",
          "inbox_batch_seconds",
          "inbox_batch_size",
          "inbox_dead_letters_total",
          "inbox_events_total",
          "inbox_held",
          "inbox_parked",
          "inbox_refused_total",
          "inbox_skips_total",
          "inbox_waiting",
          "outbox_depth",
          "outbox_events_total",
          "outbox_latency_seconds",
          "outbox_oldest_age_seconds",
          "outbox_published_total",
          "outbox_quarantined",
          "outbox_refused_total",
          "outbox_relay_restarts_total",
          "outbox_transactions_completed_total",
          "rest_problems_total",
          "rest_rate_refused_total",
          "rest_streams_open");

  private static final Pattern OURS =
      Pattern.compile("(?:backend|commands|expired|inbox|live|outbox|payments|rest|sms)_.*");
  private static final Pattern NAME =
      Pattern.compile("([a-z_]+?)(?:_count|_sum|_max|_bucket)?[{ ].*");

  private final Set<String> ofService;

  /**
   * @param ofService besides the kit's
   */
  protected MetricNames(String... ofService) {
    this.ofService = Set.of(ofService);
  }

  @Test
  void shouldExportTheseMetricsAndNoOthers() {
    Set<String> all = new TreeSet<>(KIT);
    all.addAll(ofService);
    Centre.awaiting().untilAsserted(() -> assertThat(names()).containsExactlyElementsOf(all));
  }

  /** The values of a label in all series that have these labels too, written as they are there. */
  protected static Set<String> values(String metric, String label, String... having) {
    Pattern value = Pattern.compile("[{,]" + label + "=\"([^\"]*)\"");
    return lines()
        .filter(line -> line.startsWith(metric + "{"))
        .filter(line -> Arrays.stream(having).allMatch(line::contains))
        .map(value::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** Reasons of the events of that type. */
  protected static Set<String> reasons(String type) {
    return values("outbox_reasons_total", "reason", "type=\"" + type + "\"");
  }

  protected static Set<String> names(Enum<?>[]... constants) {
    return Arrays.stream(constants)
        .flatMap(Arrays::stream)
        .map(Enum::name)
        .collect(Collectors.toSet());
  }

  private static List<String> names() {
    return lines()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> name.group(1))
        .filter(OURS.asMatchPredicate())
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> lines() {
    return Centre.management("/q/metrics")
        .asString()
        .lines()
        .filter(Predicate.not(line -> line.startsWith("#")));
  }
}
