package io.supportcenter.reactivation.policy.store;

import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.json.DocumentJson;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy that a new installation decides by until an operator puts another one in force. */
@ApplicationScoped
class BuiltInPolicy {

  static final String FILE = "/policies/standard-1.json";

  private final Transactions transactions;

  BuiltInPolicy(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Before any intake begins. */
  void store(@Observes @Priority(1) StartupEvent event) {
    PolicyResult.Valid policy = load(FILE);
    transactions.inNew(tx -> PolicyStore.add(tx, policy));
  }

  /**
   * @throws IllegalStateException when the policy is refused
   */
  static PolicyResult.Valid load(String file) {
    return switch (PolicyReader.read(DocumentJson.read(text(file), PolicyDocument.class))) {
      case PolicyResult.Valid valid -> valid;
      case PolicyResult.Refused(var problems) ->
          throw new IllegalStateException(file + " is refused: " + problems);
    };
  }

  private static String text(String file) {
    try (InputStream in = BuiltInPolicy.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
