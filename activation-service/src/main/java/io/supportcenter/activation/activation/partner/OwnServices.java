package io.supportcenter.activation.activation.partner;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.PartnerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The services that a provider has made for an activation. It is asked for those only, and each one
 * that it lists is checked: a provider that does not know the filter lists other people's services.
 */
@Singleton
class OwnServices {

  private static final TypeReference<List<ServiceBody>> SERVICES = new TypeReference<>() {};
  private static final String LIMIT = "100";

  private final PartnerClient client;

  OwnServices(PartnerClient client) {
    this.client = client;
  }

  /**
   * One answer.
   *
   * @param isLast whether there can be no other of ours on a next page
   */
  private record Page(List<ServiceBody> services, boolean isLast) {}

  /** In the provider's order. */
  List<ServiceBody> of(PartnerEndpoint provider, UUID activation) throws NoAnswer {
    List<ServiceBody> ours = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    long endAt = System.nanoTime() + client.timeout(1).toNanos();
    int offset = 0;
    while (true) {
      Page page = page(provider, activation, offset);
      boolean isNew = false;
      for (ServiceBody service : page.services()) {
        isNew |= seen.add(String.valueOf(service.id()));
        if (service.isOf(activation)) {
          ours.add(service);
        }
      }
      if (page.isLast() || !isNew) {
        return ours.stream().distinct().toList();
      }
      if (System.nanoTime() - endAt > 0) {
        throw new NoAnswer(new CallOutcome.Retryable("lists too many services"));
      }
      offset += page.services().size();
    }
  }

  private Page page(PartnerEndpoint provider, UUID activation, int offset) throws NoAnswer {
    PartnerRequest filtered =
        PartnerRequest.get("/service").query("relatedEntity.id", activation.toString());
    PartnerRequest request =
        offset == 0
            ? filtered
            : filtered.query("offset", Integer.toString(offset)).query("limit", LIMIT);
    return client.exchange(provider, request, answer -> read(answer, activation));
  }

  private static Page read(PartnerAnswer answer, UUID activation) {
    List<ServiceBody> services = answer.readList(SERVICES);
    services.stream().filter(s -> s.isOf(activation)).forEach(ServiceBody::serviceId);
    return new Page(
        services, answer.status() != 206 && services.stream().allMatch(s -> s.isOf(activation)));
  }
}
