package io.supportcenter.activation.activation;

import java.time.Instant;

/**
 * How far an attempt to end a service has come.
 *
 * @param until how long the provider is asked
 * @param number from 0; the pauses get longer with it
 */
public record EndingRound(Instant until, int number) {

  EndingRound next() {
    return new EndingRound(until, number + 1);
  }
}
