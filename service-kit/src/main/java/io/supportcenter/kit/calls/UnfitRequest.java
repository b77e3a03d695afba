package io.supportcenter.kit.calls;

/**
 * A request that is not one, for what it is made of: no attempt can send it. Says nothing about the
 * partner.
 */
public final class UnfitRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause whose message may have what is in the request
   */
  public UnfitRequest(IllegalArgumentException cause) {
    super("the request has characters that HTTP does not take", cause);
  }
}
