package io.supportcenter.activation.subscription;

/**
 * One of the things by which a provider knows its subscriber.
 *
 * @param name what it is, in the provider's words: password, pin, ...
 */
public record Credential(String name, Secret value) {
  public Credential {
    if (name.isBlank() || name.length() > 64) {
      throw new IllegalArgumentException("a credential's name has 1 to 64 characters");
    }
    if (value.reveal().isEmpty() || value.reveal().length() > 4096) {
      throw new IllegalArgumentException("a credential has 1 to 4096 characters");
    }
  }
}
