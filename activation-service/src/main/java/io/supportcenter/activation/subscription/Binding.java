package io.supportcenter.activation.subscription;

import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.values.UserId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What an encrypted subscription is bound to: moved to another user, provider or activation, it
 * does not open.
 */
public record Binding(UserId user, ProviderId provider, UUID activation) {

  /** Every part with its length in bytes before it, so that two bindings never look the same. */
  String place(int schemaVersion) {
    return "subscription:"
        + part(user.value())
        + part(provider.value())
        + part(activation.toString())
        + schemaVersion;
  }

  private static String part(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + ":" + text + "|";
  }
}
