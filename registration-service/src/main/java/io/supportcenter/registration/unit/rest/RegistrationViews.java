package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner.Partner;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.rest.RegistrationView.AskingView;
import io.supportcenter.registration.unit.rest.RegistrationView.SettlementView;
import io.supportcenter.registration.unit.store.PartnerQuestions.DeviceQuestion;
import io.supportcenter.registration.unit.store.PartnerQuestions.Question;
import io.supportcenter.registration.unit.store.PartnerQuestions.SaleQuestion;
import io.supportcenter.registration.unit.store.QuestionEntity;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Registrations as the caller may see them, with what is being asked about them. */
@ApplicationScoped
class RegistrationViews {

  private static final Set<RejectionReason> ASKED_AGAIN =
      Set.of(
          RejectionReason.SERIAL_NOT_FOUND,
          RejectionReason.UNKNOWN_GTIN,
          RejectionReason.NOT_REGISTRABLE);

  private final Caller caller;

  RegistrationViews(Caller caller) {
    this.caller = caller;
  }

  RegistrationView of(RegistrationEntity unit) {
    return of(List.of(unit), true).getFirst();
  }

  List<RegistrationView> of(List<RegistrationEntity> units) {
    return of(units, true);
  }

  /**
   * @param withUser false for a retailer, which must not learn which account its customer has
   */
  List<RegistrationView> of(List<RegistrationEntity> units, boolean withUser) {
    Map<String, List<QuestionEntity>> questions =
        QuestionEntity.about(units).stream().collect(Collectors.groupingBy(q -> q.subject));
    return units.stream()
        .map(unit ->
            RegistrationView.of(
                unit, asking(unit, questions), settlements(unit), contest(unit), withUser))
        .toList();
  }

  /** Of an asset, whose state does not show it. */
  private Optional<Contradiction> contest(RegistrationEntity unit) {
    return caller.isStaff() && unit.state.isLiveAsset()
        ? DomainJson.read(unit.facts, RegistrationFacts.class).contest()
        : Optional.empty();
  }

  private List<SettlementView> settlements(RegistrationEntity unit) {
    return caller.isStaff()
        ? DomainJson.read(unit.facts, RegistrationFacts.class).settlements().stream()
            .map(SettlementView::of)
            .toList()
        : List.of();
  }

  private static AskingView asking(
      RegistrationEntity unit, Map<String, List<QuestionEntity>> questions) {
    return switch (unit.read()) {
      case RegistrationState.MatchingRetailer _ -> retailer(unit, questions).orElse(null);
      case RegistrationState.MatchingManufacturer _, RegistrationState.PendingSerial _ ->
          manufacturer(unit, questions).orElse(null);
      case RegistrationState.Rejected(var reason) when ASKED_AGAIN.contains(reason) ->
          manufacturer(unit, questions).orElse(null);
      case PendingPartner(var partner, _, var asked) ->
          (partner == Partner.RETAILER ? retailer(unit, questions) : manufacturer(unit, questions))
              .or(() -> asked.map(a -> new AskingView(partner, a.times(), a.reason(), null)))
              .orElse(null);
      default -> null;
    };
  }

  /** The last one counts. */
  private static Optional<AskingView> retailer(
      RegistrationEntity unit, Map<String, List<QuestionEntity>> questions) {
    return about(unit.receiptId, questions).stream()
        .reduce((_, later) -> later)
        .map(row -> view(Partner.RETAILER, row, DomainJson.read(row.request, SaleQuestion.class)));
  }

  private static Optional<AskingView> manufacturer(
      RegistrationEntity unit, Map<String, List<QuestionEntity>> questions) {
    for (QuestionEntity row : about(unit.id, questions)) {
      DeviceQuestion question = DomainJson.read(row.request, DeviceQuestion.class);
      if (question.key().equals(unit.asked)) {
        return Optional.of(view(Partner.MANUFACTURER, row, question));
      }
    }
    return Optional.empty();
  }

  private static List<QuestionEntity> about(UUID id, Map<String, List<QuestionEntity>> questions) {
    return questions.getOrDefault(id.toString(), List.of());
  }

  private static AskingView view(Partner partner, QuestionEntity row, Question question) {
    return new AskingView(
        partner,
        question.attempt() - 1 + row.attempts,
        row.lastFault == null ? question.because() : row.lastFault,
        row.dueAt);
  }
}
