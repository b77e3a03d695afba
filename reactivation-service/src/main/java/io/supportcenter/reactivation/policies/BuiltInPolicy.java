package io.supportcenter.reactivation.policies;

import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy that a new installation decides by until operators put one of theirs in force. */
@ApplicationScoped
class BuiltInPolicy {

  static final String FILE = "/policies/standard-1.json";

  private final UnitOfWork unitOfWork;

  BuiltInPolicy(UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** Before any intake begins. */
  void store(@Observes @Priority(1) StartupEvent event) {
    PolicyResult.Valid policy = load(FILE);
    unitOfWork.inNew(tx -> {
      PolicyStore.add(tx, policy);
      return Effects.NONE;
    });
  }

  /**
   * @throws IllegalStateException when the policy is refused
   */
  static PolicyResult.Valid load(String file) {
    return switch (PolicyReader.read(PolicyText.read(text(file)))) {
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
