package io.supportcenter.local.platform;

import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.topics.PartnerKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Partners on a secured stack: each has a user of its own, topics, and ACLs for these. */
public final class KafkaPartners {

  /** A partner that publishes itself. */
  public record KafkaPartner(PartnerKind kind, String id) {}

  private KafkaPartners() {}

  /** Gives these partners what they do not have yet. */
  public static void add(PlatformAccess access, List<KafkaPartner> partners)
      throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.<String, Object>copyOf(access.kafka(PlatformAccess.ADMIN)))) {
      for (KafkaPartner partner : partners) {
        LocalTopics.setup(admin).addPartner(partner.kind(), partner.id(), "User:" + partner.id());
      }
      Set<String> ids = partners.stream().map(KafkaPartner::id).collect(Collectors.toSet());
      Scram.upsert(admin, access.security().orElseThrow(), ids);
    } catch (ExecutionException e) {
      throw new PartFailed("adding the partners failed: " + e.getCause().getMessage(), e);
    }
  }
}
