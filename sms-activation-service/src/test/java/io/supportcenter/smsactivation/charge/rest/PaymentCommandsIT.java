package io.supportcenter.smsactivation.charge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.dispatch.CommandBatcher.Done;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.DenialReason;
import io.supportcenter.smsactivation.charge.RequestedAmount;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payments that are in one transaction. All are of an account that there is not. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class PaymentCommandsIT {

  @Inject PaymentCommands commands;
  @Inject UnitOfWork unitOfWork;

  private final String merchant = "merchant-" + UUID.randomUUID();

  @Test
  void shouldTakeTheSameCorrelatorForTheSamePayment() {
    List<PaymentProblem> answers =
        charge(payment("c-1", 100), payment("c-2", 100), payment("c-1", 100));

    assertThat(answers)
        .extracting(PaymentProblem::denialReason)
        .containsOnly(DenialReason.UNKNOWN_ACCOUNT);
    assertThat(answers.get(2).paymentId())
        .isEqualTo(answers.get(0).paymentId())
        .isNotEqualTo(answers.get(1).paymentId());
    assertThat(charge(payment("c-2", 100)).getFirst().paymentId())
        .isEqualTo(answers.get(1).paymentId());
  }

  @Test
  void shouldRefuseTheCorrelatorOfAnotherPayment() {
    List<PaymentProblem> answers = charge(payment("c-1", 100), payment("c-1", 200));

    assertThat(answers.get(0).denialReason()).isEqualTo(DenialReason.UNKNOWN_ACCOUNT);
    assertThat(answers.get(1).denialReason()).isNull();
    assertThat(answers.get(1).errors())
        .extracting(error -> error.field())
        .containsExactly("amountTransaction.clientCorrelator");
  }

  @Test
  void shouldTellPaymentsApartThatCannotBeKeptAsTheyAre() {
    ChargeRequest good = payment("c-1", 100);
    ChargeRequest blankAsset = of(merchant, "c-1", 100, Optional.of(" "));
    ChargeRequest longMerchant = of(merchant.repeat(4), "c-1", 100, Optional.empty());
    List<PaymentProblem> answers = charge(good, blankAsset, longMerchant);

    assertThat(answers)
        .extracting(PaymentProblem::denialReason)
        .containsExactly(
            DenialReason.UNKNOWN_ACCOUNT,
            DenialReason.INVALID_REQUEST,
            DenialReason.INVALID_REQUEST);
    assertThat(charge(longMerchant, good, blankAsset))
        .extracting(PaymentProblem::paymentId)
        .containsExactly(
            answers.get(2).paymentId(), answers.get(0).paymentId(), answers.get(1).paymentId());
  }

  private List<PaymentProblem> charge(ChargeRequest... requests) {
    List<PaymentProblem> answers = new ArrayList<>();
    unitOfWork.inNew(tx -> {
      Done done = commands.charge(tx, List.of(requests));
      done.answers().forEach(answer -> answers.add((PaymentProblem) answer.getEntity()));
      return done.effects();
    });
    return answers;
  }

  private ChargeRequest payment(String correlator, long amountMinor) {
    return of(merchant, correlator, amountMinor, Optional.empty());
  }

  private static ChargeRequest of(
      String merchant, String correlator, long amountMinor, Optional<String> asset) {
    return ChargeRequest.received(
        merchant,
        correlator,
        "0000",
        RequestedAmount.of(amountMinor, "EUR"),
        "order-1",
        "Rolls",
        asset);
  }
}
