package io.supportcenter.local.client;

/** A service answered with another status than it should have. */
public final class UnexpectedAnswer extends RuntimeException {

  UnexpectedAnswer(String message) {
    super(message);
  }
}
