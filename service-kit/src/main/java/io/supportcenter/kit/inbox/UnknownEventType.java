package io.supportcenter.kit.inbox;

/** A record carries a type that this build has no class for: a newer producer is ahead of us. */
final class UnknownEventType extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Received received;

  UnknownEventType(Received received, String typeName) {
    super(
        "%s at %s offset %d".formatted(typeName, received.partition(), received.record().offset()));
    this.received = received;
  }

  Received received() {
    return received;
  }
}
