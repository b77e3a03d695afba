package io.supportcenter.kit.events;

import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.RegistryAccess;
import io.supportcenter.schemas.RegistryAccess.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The service's codec. */
@ApplicationScoped
class CodecProducer {

  @Produces
  @Singleton
  EventCodec codec(RegistryConfig registry) {
    return EventCodec.connect(
        new RegistryAccess(
            registry.url(),
            registry.username().map(name -> new Credentials(name, registry.password().orElse(""))),
            registry.caFile(),
            registry.autoRegister(),
            registry.unknownFor()));
  }

  void close(@Disposes EventCodec codec) {
    codec.close();
  }
}
