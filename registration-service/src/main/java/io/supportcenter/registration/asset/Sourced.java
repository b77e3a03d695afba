package io.supportcenter.registration.asset;

import java.time.Instant;
import java.util.function.Function;

/**
 * A value with its provenance.
 *
 * @param at when the source said so
 * @param reference the source's own reference: the receipt, the call, the command
 */
public record Sourced<T>(T value, FieldSource source, Instant at, String reference) {
  public <R> Sourced<R> map(Function<? super T, ? extends R> change) {
    return new Sourced<>(change.apply(value), source, at, reference);
  }
}
