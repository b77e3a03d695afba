package io.supportcenter.local.partners.mobile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Answer;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.http.PartnerApi;
import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;
import io.supportcenter.local.partners.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Phones of one network: {@code POST /control/messages} sends SMS from them, {@code GET
 * /coastal-mobile/v1/phones/{number}/messages} shows what they got.
 */
public final class Phones implements PartnerApi {

  private static final String NETWORK = "coastal-mobile";

  private final SmsDelivery delivery;
  private final DeliveredReplies replies;

  public Phones(SmsDelivery delivery, DeliveredReplies replies) {
    this.delivery = delivery;
    this.replies = replies;
  }

  @Override
  public Set<String> partnerIds() {
    return Set.of(NETWORK);
  }

  @Override
  public Answer get(String partnerId, Request request) {
    List<String> path = request.path();
    if (path.size() == 3 && path.get(0).equals("phones") && path.get(2).equals("messages")) {
      return Answer.ok(replies.on(path.get(1)));
    }
    return Answer.problem(Problem.notFound());
  }

  @Override
  public String additionName() {
    return "messages";
  }

  @Override
  public int add(JsonNode array) {
    List<SentSms> messages = new ArrayList<>();
    array.forEach(node -> messages.add(sms(node)));
    messages.forEach(delivery::deliver);
    return messages.size();
  }

  private static SentSms sms(JsonNode node) {
    try {
      return Json.MAPPER.treeToValue(node, SentSms.class);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw new ProblemException(Problem.invalidRequest("An SMS has from, to, text and copies"));
    }
  }
}
