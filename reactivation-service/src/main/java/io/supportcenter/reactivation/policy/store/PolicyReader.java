package io.supportcenter.reactivation.policy.store;

import io.supportcenter.kit.json.DocumentJson;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.reactivation.account.AccountSystemId;
import io.supportcenter.reactivation.policy.PaymentCondition;
import io.supportcenter.reactivation.policy.PolicyRef;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.ThirdResponse;
import io.supportcenter.reactivation.policy.Thresholds;
import io.supportcenter.reactivation.policy.store.PolicyDocument.ConditionDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.CriterionDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.LineDocument;
import io.supportcenter.reactivation.policy.store.PolicyDocument.ThirdDocument;
import io.supportcenter.reactivation.policy.store.PolicyResult.PolicyProblem;
import io.supportcenter.reactivation.policy.store.PolicyResult.Refused;
import io.supportcenter.reactivation.policy.store.PolicyResult.Valid;
import io.supportcenter.reactivation.scorecard.Criterion;
import io.supportcenter.reactivation.scorecard.CriterionLine;
import io.supportcenter.reactivation.scorecard.Scorecard;
import io.supportcenter.reactivation.scorecard.ValueRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads policy documents whose fields are present, and reports everything that is wrong with one.
 */
public final class PolicyReader {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** Balances in a currency that no country has would all be missing. */
  private static final Set<Currency> IN_USE =
      Arrays.stream(Locale.getISOCountries())
          .map(country -> Currency.getInstance(Locale.of("", country)))
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());

  private final PolicyDocument document;
  private final List<PolicyProblem> problems = new ArrayList<>();

  private PolicyReader(PolicyDocument document) {
    this.document = document;
  }

  public static PolicyResult read(PolicyDocument document) {
    return new PolicyReader(document).read();
  }

  /**
   * The same for one that is to be stored: its currency is one of today, and it is not back-dated.
   *
   * @param now a little earlier is accepted, since clocks differ
   */
  public static PolicyResult readNew(PolicyDocument document, Instant now) {
    PolicyResult read = read(document);
    if (!(read instanceof Valid(var policy, _))) {
      return read;
    }
    List<PolicyProblem> problems = new ArrayList<>();
    if (!IN_USE.contains(Currency.getInstance(policy.currency()))) {
      problems.add(new PolicyProblem("currency", "no country has this currency"));
    }
    if (policy.effectiveFrom().isBefore(now.minus(CLOCKS_DIFFER))) {
      problems.add(new PolicyProblem("effectiveFrom", "a policy must not be back-dated"));
    }
    return problems.isEmpty() ? read : new Refused(problems);
  }

  private PolicyResult read() {
    String text = DocumentJson.write(document);
    PolicyRef ref = new PolicyRef(document.id(), document.version(), Sha256.hex(text));
    Optional<AccountSystemId> accountSystem =
        Optional.ofNullable(document.accountSystemId())
            .flatMap(id -> part("accountSystemId", () -> new AccountSystemId(id)));
    Optional<String> currency =
        part("currency", () -> Money.of(0, document.currency()).currencyCode());
    Optional<Thresholds> thresholds =
        part(
            "firstThreshold",
            () -> new Thresholds(document.firstThreshold(), document.secondThreshold()));
    Optional<PaymentCondition> condition = part("condition", () -> condition(document.condition()));
    Optional<ThirdResponse> third =
        currency.flatMap(
            code -> part("thirdResponse", () -> third(document.thirdResponse(), code)));
    Optional<Scorecard> scorecard = scorecard();
    if (!problems.isEmpty()) {
      return new Refused(problems);
    }
    requireReachable(thresholds.orElseThrow(), scorecard.orElseThrow());
    if (!problems.isEmpty()) {
      return new Refused(problems);
    }
    return new Valid(
        new ReactivationPolicy(
            ref,
            accountSystem,
            currency.orElseThrow(),
            document.effectiveFrom(),
            scorecard.orElseThrow(),
            thresholds.orElseThrow(),
            condition.orElseThrow(),
            third.orElseThrow()),
        text);
  }

  /**
   * Scores satisfy both thresholds, and an account that has nothing against it does: there would be
   * no reason for another answer.
   */
  private void requireReachable(Thresholds thresholds, Scorecard scorecard) {
    if (thresholds.second() > scorecard.highestScore()) {
      problems.add(
          new PolicyProblem(
              "secondThreshold",
              "no score reaches it; the highest is " + scorecard.highestScore()));
      return;
    }
    scorecard
        .lowestScoreWithoutShortfall()
        .filter(score -> score < thresholds.second())
        .ifPresent(score ->
            problems.add(
                new PolicyProblem(
                    "secondThreshold",
                    "a score of "
                        + score
                        + " with no points below a baseline would be answered adversely without a"
                        + " reason")));
  }

  private Optional<Scorecard> scorecard() {
    List<Criterion> criteria = new ArrayList<>();
    List<CriterionDocument> documents = document.scorecard().criteria();
    for (int i = 0; i < documents.size(); i++) {
      CriterionDocument criterion = documents.get(i);
      part("scorecard.criteria[" + i + "]", () -> criterion(criterion)).ifPresent(criteria::add);
    }
    return criteria.size() < documents.size()
        ? Optional.empty()
        : part("scorecard", () -> new Scorecard(document.scorecard().initialPoints(), criteria));
  }

  private <T> Optional<T> part(String field, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (IllegalArgumentException e) {
      problems.add(new PolicyProblem(field, e.getMessage()));
      return Optional.empty();
    }
  }

  private static PaymentCondition condition(ConditionDocument condition) {
    return new PaymentCondition(EnumSet.copyOf(condition.paymentMethods()), condition.validFor());
  }

  private static ThirdResponse third(ThirdDocument third, String currency) {
    require("depositMinor", third.kind() == PolicyDocument.ThirdKind.DEPOSIT, third.depositMinor());
    require(
        "waitingPeriod",
        third.kind() == PolicyDocument.ThirdKind.WAITING_PERIOD,
        third.waitingPeriod());
    return switch (third.kind()) {
      case REFER_TO_AGENT -> new ThirdResponse.ReferToAgent();
      case VERIFY_IDENTITY -> new ThirdResponse.VerifyIdentity();
      case SETTLE_BALANCE -> new ThirdResponse.SettleBalance();
      case DEPOSIT -> new ThirdResponse.Deposit(Money.of(third.depositMinor(), currency));
      case WAITING_PERIOD -> new ThirdResponse.WaitingPeriod(third.waitingPeriod());
    };
  }

  private static void require(String name, boolean needed, Object value) {
    if (needed != (value != null)) {
      throw new IllegalArgumentException(
          name + (needed ? " is needed for this kind" : " does not belong to this kind"));
    }
  }

  private static Criterion criterion(CriterionDocument criterion) {
    return new Criterion(
        criterion.attribute(),
        criterion.baselinePoints(),
        criterion.lines().stream().map(PolicyReader::line).toList());
  }

  private static CriterionLine line(LineDocument line) {
    return new CriterionLine(range(line), line.points(), Optional.ofNullable(line.reason()));
  }

  private static ValueRange range(LineDocument line) {
    boolean isMissing = Boolean.TRUE.equals(line.missing());
    boolean isInterval = line.from() != null || line.below() != null;
    if (isMissing && !isInterval && line.values() == null) {
      return new ValueRange.NoValue();
    }
    if (!isMissing && line.values() != null && !isInterval) {
      return new ValueRange.OneOf(Set.copyOf(line.values()));
    }
    if (!isMissing && line.values() == null && isInterval) {
      return new ValueRange.Interval(
          Optional.ofNullable(line.from()), Optional.ofNullable(line.below()));
    }
    throw new IllegalArgumentException("a line has from and below, or values, or missing");
  }
}
