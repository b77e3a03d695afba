package io.supportcenter.kit.rest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.supportcenter.kit.rest.RateConfig.Rate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How often each caller may ask, by class of request. In memory: an instance counts for itself, and
 * forgets a caller who has not asked for so long that their bucket is full again.
 */
@Singleton
@Startup // its counters begin at zero, not with the first request
public class RateLimits {

  private static final int CALLERS_MAX = 200_000;

  private record Key(RateClass rateClass, String caller) {}

  private final LoadingCache<Key, Bucket> buckets;
  private final Map<RateClass, Counter> refused;

  RateLimits(RateConfig config, MeterRegistry metrics) {
    buckets =
        Caffeine.newBuilder()
            .maximumSize(CALLERS_MAX)
            .expireAfterAccess(longest(config))
            .build(key -> bucket(config.of(key.rateClass())));
    refused =
        Arrays.stream(RateClass.values())
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    rateClass -> metrics.counter("rest.rate.refused", "class", rateClass.label())));
  }

  /** How long the caller has to wait; empty when this request may be served. */
  public Optional<Duration> take(RateClass rateClass, String caller) {
    ConsumptionProbe probe =
        buckets.get(new Key(rateClass, caller)).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return Optional.empty();
    }
    refused.get(rateClass).increment();
    return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static Bucket bucket(Rate rate) {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .build();
  }

  /** Until the slowest bucket is full. */
  private static Duration longest(RateConfig config) {
    return Arrays.stream(RateClass.values())
        .map(config::of)
        .map(rate -> Duration.ofSeconds(1 + rate.burst() / rate.perSecond()))
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
