package io.supportcenter.kit.inbox;

/**
 * A channel's handler. A service has one bean for each of its channels, so that parked records can
 * be handled again.
 */
public interface Intake extends BatchHandler {

  /** As in {@code mp.messaging.incoming.CHANNEL}. */
  String channel();

  /** Whether its records hold what operators may not read, in the key as well. */
  default boolean isConfidential() {
    return false;
  }
}
