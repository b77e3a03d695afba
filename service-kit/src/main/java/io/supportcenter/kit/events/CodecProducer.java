package io.supportcenter.kit.events;

import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's codec. */
@ApplicationScoped
class CodecProducer {

  @Produces
  @Singleton
  EventCodec codec(@ConfigProperty(name = "support-center.registry.url") String registryUrl) {
    return EventCodec.connect(registryUrl);
  }

  void close(@Disposes EventCodec codec) {
    codec.close();
  }
}
