package io.supportcenter.local.walk.reactivation;

import static io.supportcenter.local.walk.StepFailed.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.AttributeComparison;
import io.supportcenter.events.PaymentMethodKind;
import io.supportcenter.events.ReactivationConditionAccepted;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.events.ReactivationResponse;
import io.supportcenter.local.client.Answer;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.kafka.TopicWatch;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;

/** Three deactivated accounts, one for each response. */
final class AccountsWalk {

  private final WalkAccount good = WalkAccount.closedByItsOwner();
  private final WalkAccount middling = WalkAccount.closedAfterAFailedPayment();
  private final WalkAccount poor = WalkAccount.closedAfterChargeBacks();
  private ReactivationDecided decided;
  private AccountReactivated reactivated;
  private String offer;

  /** By Kafka, as a vendor's back end would, for an account whose owner closed it. */
  String receive(WalkContext context) throws IOException, InterruptedException {
    try (TopicWatch reactivations = context.kafka().watch(Topics.REACTIVATIONS)) {
      describe(context, good);
      context
          .kafka()
          .publish(Topics.REACTIVATION_REQUESTS, good.id(), "/walk-back-end", request(good));
      decided = await(reactivations, good);
      reactivated =
          reactivations.await(
              "the reactivation",
              AccountReactivated.class,
              event -> event.getAccountId().equals(good.id()));
    }
    return "request for "
        + good.id()
        + ", deactivated 90 days ago, answered on "
        + Topics.REACTIVATIONS;
  }

  String identify(WalkContext context) {
    return decision().getComparisons().stream()
        .map(c -> c.getAttribute() + " " + c.getValue())
        .collect(Collectors.joining(", "));
  }

  String compare(WalkContext context) {
    unless(decision().getComparisons().size() > 5, "too few comparisons: " + decision());
    return "by policy "
        + decision().getPolicyId()
        + " version "
        + decision().getPolicyVersion()
        + ": "
        + decision().getComparisons().stream()
            .map(c -> c.getAttribute() + " " + c.getPoints() + " points")
            .collect(Collectors.joining(", "));
  }

  String score(WalkContext context) {
    int sum = decision().getComparisons().stream().mapToInt(AttributeComparison::getPoints).sum();
    unless(sum == decision().getScore(), "the points do not add up: " + decision());
    return "score " + sum;
  }

  String thresholds(WalkContext context) {
    ReactivationDecided d = decision();
    unless(d.getFirstThreshold() <= d.getSecondThreshold(), "first above second: " + d);
    unless(
        d.getSatisfiesFirst() == d.getScore() >= d.getFirstThreshold()
            && d.getSatisfiesSecond() == d.getScore() >= d.getSecondThreshold(),
        "the score was not compared with the thresholds: " + d);
    return "score %d, thresholds %d and %d: %s and %s"
        .formatted(
            d.getScore(),
            d.getFirstThreshold(),
            d.getSecondThreshold(),
            satisfied(d.getSatisfiesFirst()),
            satisfied(d.getSatisfiesSecond()));
  }

  String first(WalkContext context) {
    unless(
        decision().getResponse() == ReactivationResponse.FIRST && decision().getCondition() == null,
        "another response: " + decision());
    unless(reactivated != null && reactivated.getPaymentMethod() == null, "a condition was placed");
    return "accepted; the account system confirmed as " + reactivated.getAccountSystemReference();
  }

  /** By REST, as the user's app would. */
  String second(WalkContext context) throws IOException, InterruptedException {
    ReactivationDecided answer = ask(context, poor);
    unless(
        answer.getResponse() == ReactivationResponse.SECOND
            && !answer.getSatisfiesFirst()
            && !answer.getSatisfiesSecond(),
        "another response: " + answer);
    offer = answer.getReactivationId();
    JsonNode shown = show(context, poor, offer);
    unless(shown.path("nextStep").asText().equals("ACCEPT_CONDITION"), "no offer: " + shown);
    return "score "
        + answer.getScore()
        + ": offered on a condition until "
        + shown.at("/offer/expiresAt").asText()
        + "; reasons "
        + answer.getReasons();
  }

  String condition(WalkContext context) throws IOException, InterruptedException {
    try (TopicWatch reactivations = context.kafka().watch(Topics.REACTIVATIONS)) {
      Answer same = accept(context, "DIRECT_DEBIT").expect(422);
      unless(same.text().contains("PAYMENT_METHOD_NOT_DIFFERENT"), "other refusal: " + same.text());
      accept(context, "PREPAID").expect(202);
      reactivations.await(
          "the acceptance",
          ReactivationConditionAccepted.class,
          event ->
              event.getAccountId().equals(poor.id())
                  && event.getPaymentMethod() == PaymentMethodKind.PREPAID);
      AccountReactivated done =
          reactivations.await(
              "the reactivation",
              AccountReactivated.class,
              event -> event.getAccountId().equals(poor.id()));
      return "DIRECT_DEBIT as before is refused; "
          + done.getPaymentMethod()
          + " is verified and accepted, the account system confirmed as "
          + done.getAccountSystemReference();
    }
  }

  String third(WalkContext context) throws IOException, InterruptedException {
    ReactivationDecided answer = ask(context, middling);
    unless(
        answer.getResponse() == ReactivationResponse.THIRD
            && answer.getSatisfiesFirst()
            && !answer.getSatisfiesSecond(),
        "another response: " + answer);
    return "score "
        + answer.getScore()
        + ": "
        + answer.getThirdResponse().getKind()
        + ", who has a live session about it: "
        + referred(context, answer);
  }

  /** The live session to which the user is referred; they leave it, so that no agent waits. */
  private String referred(WalkContext context, ReactivationDecided answer)
      throws IOException, InterruptedException {
    ServiceClient proactive = context.as(Role.USER, middling.user(), Port.PROACTIVE);
    String path = "/v1/live-sessions/" + answer.getReactivationId();
    context.await("the live session", () -> isThere(proactive, path));
    JsonNode shown =
        context.as(Role.SUPERVISOR, "walk-supervisor", Port.PROACTIVE).get(path).expect(200).json();
    unless(
        shown.at("/details/score").asText().startsWith(String.valueOf(answer.getScore())),
        "the score is not explained: " + shown);
    proactive.post(path + "/leave", "").expect(200);
    return shown.path("topic").asText();
  }

  private static boolean isThere(ServiceClient service, String path) throws InterruptedException {
    try {
      return service.get(path).status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private ReactivationDecided decision() {
    if (decided == null) {
      throw new StepFailed("no request was answered");
    }
    return decided;
  }

  private ReactivationDecided ask(WalkContext context, WalkAccount account)
      throws IOException, InterruptedException {
    try (TopicWatch reactivations = context.kafka().watch(Topics.REACTIVATIONS)) {
      describe(context, account);
      service(context, account)
          .post(
              "/v1/reactivations",
              "{\"accountId\": \"%s\", \"accountVersion\": 1}".formatted(account.id()))
          .expect(202);
      return await(reactivations, account);
    }
  }

  private Answer accept(WalkContext context, String kind) throws IOException, InterruptedException {
    return service(context, poor)
        .post(
            "/v1/reactivations/" + offer + "/acceptance",
            "{\"paymentMethod\": {\"kind\": \"%s\", \"token\": \"tok_of_the_walk\"}}"
                .formatted(kind));
  }

  private static JsonNode show(WalkContext context, WalkAccount account, String id)
      throws IOException, InterruptedException {
    return service(context, account).get("/v1/reactivations/" + id).expect(200).json();
  }

  private static ServiceClient service(WalkContext context, WalkAccount account) {
    return context.as(Role.USER, account.user(), Port.REACTIVATION);
  }

  /** The account system knows the account, and publishes its state. */
  private static void describe(WalkContext context, WalkAccount account)
      throws IOException, InterruptedException {
    context
        .simulator(Port.ACCOUNT_SYSTEM)
        .post(
            "/control/accounts",
            "{\"accountSystemId\": \"%s\", \"accountId\": \"%s\"}"
                .formatted(WalkAccount.ACCOUNT_SYSTEM, account.id()))
        .expect(200);
    context.publish(WalkAccount.ACCOUNT_SYSTEM, Topics.ACCOUNTS, account.id(), account.state());
  }

  private static ReactivationRequested request(WalkAccount account) {
    return ReactivationRequested.newBuilder()
        .setRequestId(UUID.randomUUID().toString())
        .setAccountId(account.id())
        .setUserId(account.user())
        .setActor(new Actor(ActorKind.SYSTEM, "walk-back-end"))
        .setOnBehalfOf(WalkAccount.ACCOUNT_SYSTEM)
        .setAccountVersion(1L)
        .setRequestedAt(Instant.now())
        .build();
  }

  private static ReactivationDecided await(TopicWatch reactivations, WalkAccount account) {
    return reactivations.await(
        "the decision",
        ReactivationDecided.class,
        event -> event.getAccountId().equals(account.id()));
  }

  private static String satisfied(boolean isSatisfied) {
    return isSatisfied ? "satisfied" : "not satisfied";
  }
}
