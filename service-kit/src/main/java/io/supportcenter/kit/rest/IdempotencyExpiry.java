package io.supportcenter.kit.rest;

import io.supportcenter.kit.db.ExpiryRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers to idempotent commands expire when no retry of the command is expected any more. */
@ApplicationScoped
class IdempotencyExpiry {

  @Produces
  @Singleton
  ExpiryRule answers(@ConfigProperty(name = "support-center.idempotency.keep") Duration keep) {
    return new ExpiryRule("idempotency_key", "created_at", "true", keep);
  }
}
