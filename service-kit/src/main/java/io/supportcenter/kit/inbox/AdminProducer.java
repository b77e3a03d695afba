package io.supportcenter.kit.inbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The service's client for asking the broker about topics. */
@ApplicationScoped
class AdminProducer {

  @Produces
  @Singleton
  Admin admin(@Identifier("default-kafka-broker") Map<String, Object> common) {
    Map<String, Object> config = new HashMap<>(common);
    config.keySet().retainAll(AdminClientConfig.configNames());
    return Admin.create(config);
  }

  void close(@Disposes Admin admin) {
    admin.close();
  }
}
