package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.StateDetails;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.partner.Submissions.Sending;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.activation.activation.store.FollowUpCalls.SubmitCall;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends device and subscription information to the provider. */
@Singleton
class SubmitService extends ProviderOperation {

  private final ProviderServices providers;
  private final Submissions submissions;
  private final ActivationBatch activations;

  SubmitService(
      PartnerClient client,
      ProviderServices providers,
      Submissions submissions,
      ActivationBatch activations) {
    super(FollowUpCalls.SUBMIT, client, activations);
    this.providers = providers;
    this.submissions = submissions;
    this.activations = activations;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return client.talk(call.partner(), provider -> send(provider, call, false));
  }

  /** Asks for what became of the request before it is sent again. */
  @Override
  public CallOutcome resolve(BackendCall call) {
    return client.talk(call.partner(), provider -> findOrSend(provider, call));
  }

  private CallOutcome findOrSend(PartnerEndpoint provider, BackendCall call) throws NoAnswer {
    Optional<ProviderAnswer> found =
        providers.find(provider, ActivationId.parse(call.subject()).value());
    return found.isPresent() ? Answers.outcome(found.get()) : send(provider, call, true);
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return DomainJson.read(call.request(), SubmitCall.class).giveUpAt();
  }

  private CallOutcome send(PartnerEndpoint provider, BackendCall call, boolean isRepeated)
      throws NoAnswer {
    Optional<Sending> sending = submissions.begin(ActivationId.parse(call.subject()));
    if (sending.isEmpty()) {
      return Answers.NOT_SENT;
    }
    Optional<NewService> service = submissions.open(sending.get());
    return Answers.outcome(
        service.isPresent()
            ? providers.activate(provider, service.get(), call.id(), isRepeated)
            : new ProviderAnswer.NeedsInformation(List.of(StateDetails.CREDENTIALS)));
  }

  @Override
  public Effects answersLost(Connection tx, List<BackendCall> calls) throws SQLException {
    List<TriggeredActivation> triggered =
        calls.stream().map(c -> TriggeredActivation.of(c, new Trigger.AnswerLost())).toList();
    return activations.advance(tx, triggered).effects();
  }

  @Override
  TriggeredActivation triggered(CompletedCall completed) {
    return Answers.triggered(completed, 0);
  }
}
