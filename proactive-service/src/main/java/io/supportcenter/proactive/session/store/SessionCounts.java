package io.supportcenter.proactive.session.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.dispatch.PeriodicWork;
import io.supportcenter.proactive.session.SessionState.Code;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many live sessions are in each state but the last, as metrics. */
@Singleton
class SessionCounts extends PeriodicWork {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final String COUNT =
      "SELECT state, count(*) FROM live_session WHERE state <> 'ENDED' GROUP BY state";

  private final Transactions transactions;
  private final Map<Code, AtomicLong> counts = new EnumMap<>(Code.class);

  SessionCounts(Transactions transactions, MeterRegistry metrics) {
    super("live-session-counts", PAUSE);
    this.transactions = transactions;
    Arrays.stream(Code.values())
        .filter(state -> state != Code.ENDED)
        .forEach(state ->
            counts.put(
                state,
                metrics.gauge("live.sessions", Tags.of("state", state.name()), new AtomicLong())));
  }

  @Override
  protected void round() {
    Map<Code, Long> now = new EnumMap<>(Code.class);
    transactions
        .read(tx ->
            Sql.query(tx, COUNT, row -> Map.entry(Code.valueOf(row.getString(1)), row.getLong(2))))
        .forEach(count -> now.put(count.getKey(), count.getValue()));
    counts.forEach((state, count) -> count.set(now.getOrDefault(state, 0L)));
  }
}
