package io.supportcenter.reactivation.policy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.json.DocumentJson;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.policy.store.PolicyDocument.ConditionDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.CriterionDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.LineDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.ScorecardDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.ThirdDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.ThirdKind;
import io.supportcenter.reactivation.policy.store.PolicyResult.PolicyProblem;
import io.supportcenter.reactivation.scorecard.AttributeName;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

  private static final ConditionDocument CONDITION =
      new ConditionDocument(
          List.of(PaymentMethodKind.CREDIT_CARD, PaymentMethodKind.PREPAID), Duration.ofDays(7));
  private static final ThirdDocument AGENT =
      new ThirdDocument(ThirdKind.REFER_TO_AGENT, null, null);

  @Test
  void shouldLoadThePolicyThatIsBuiltIn() {
    PolicyResult.Valid policy = BuiltInPolicy.load(BuiltInPolicy.FILE);

    assertThat(policy.policy().ref().id()).isEqualTo("standard");
    assertThat(policy.policy().scorecard().criteria()).hasSize(10);
    assertThat(policy.policy().ref().hash()).hasSize(64);
  }

  @Test
  void shouldRefuseAFirstThresholdAboveTheSecond() {
    assertThat(problems(document(2, 1, CONDITION, AGENT, devices())))
        .containsExactly(
            new PolicyProblem(
                "firstThreshold", "the first threshold must not be above the second"));
  }

  @Test
  void shouldTakeEqualThresholds() {
    assertThat(PolicyReader.read(document(1, 1, CONDITION, AGENT, devices())))
        .isInstanceOf(PolicyResult.Valid.class);
  }

  @Test
  void shouldTellAllThatIsWrongAtOnce() {
    ConditionDocument one =
        new ConditionDocument(List.of(PaymentMethodKind.PREPAID), Duration.ofDays(7));
    ThirdDocument deposit = new ThirdDocument(ThirdKind.DEPOSIT, null, null);
    CriterionDocument gap =
        new CriterionDocument(
            AttributeName.CHARGE_BACKS,
            0,
            List.of(
                new LineDocument(null, 1L, null, null, 1, null),
                new LineDocument(null, null, null, true, 0, null)));

    assertThat(problems(document(2, 1, one, deposit, gap)))
        .extracting(PolicyProblem::field)
        .containsExactly("firstThreshold", "condition", "thirdResponse", "scorecard.criteria[0]");
  }

  @Test
  void shouldHashTheContentWhateverItsForm() {
    PolicyDocument document = document(1, 2, CONDITION, AGENT, devices());
    PolicyDocument again = DocumentJson.read(DocumentJson.write(document), PolicyDocument.class);

    assertThat(hash(again)).isEqualTo(hash(document));
    assertThat(hash(document(1, 3, CONDITION, AGENT, devices()))).isNotEqualTo(hash(document));
  }

  private static CriterionDocument devices() {
    return new CriterionDocument(
        AttributeName.REGISTERED_DEVICES,
        5,
        List.of(
            new LineDocument(null, 1L, null, null, 0, PrincipalReason.FEW_REGISTERED_DEVICES),
            new LineDocument(1L, null, null, null, 5, null),
            new LineDocument(null, null, null, true, 0, PrincipalReason.FEW_REGISTERED_DEVICES)));
  }

  private static PolicyDocument document(
      int first,
      int second,
      ConditionDocument condition,
      ThirdDocument third,
      CriterionDocument criterion) {
    return new PolicyDocument(
        "test",
        1,
        null,
        Instant.EPOCH,
        "EUR",
        first,
        second,
        condition,
        third,
        new ScorecardDocument(0, List.of(criterion)));
  }

  private static List<PolicyProblem> problems(PolicyDocument document) {
    return ((PolicyResult.Refused) PolicyReader.read(document)).problems();
  }

  private static String hash(PolicyDocument document) {
    return ((PolicyResult.Valid) PolicyReader.read(document)).policy().ref().hash();
  }
}
