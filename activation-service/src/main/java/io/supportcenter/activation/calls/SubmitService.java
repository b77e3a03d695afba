package io.supportcenter.activation.calls;

import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.activation.StateDetails;
import io.supportcenter.activation.calls.Submissions.Sending;
import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.directory.ProviderEndpoint;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.ProviderCalls;
import io.supportcenter.activation.progress.ProviderCalls.Submission;
import io.supportcenter.activation.progress.Step;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.tmf640.NewService;
import io.supportcenter.activation.tmf640.ProviderFault;
import io.supportcenter.activation.tmf640.ProviderHttpConfig;
import io.supportcenter.activation.tmf640.ServiceProvider;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
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

  private final ServiceProvider providers;
  private final Submissions submissions;
  private final Activations activations;

  SubmitService(
      ProviderDirectory directory,
      ProviderHttpConfig config,
      ServiceProvider providers,
      Submissions submissions,
      Activations activations) {
    super(directory, config);
    this.providers = providers;
    this.submissions = submissions;
    this.activations = activations;
  }

  @Override
  public String name() {
    return ProviderCalls.SUBMIT;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return bounded(call, talk(call, provider -> send(provider, call)));
  }

  /** Asks for what became of the request before it is sent again. */
  @Override
  public CallOutcome resolve(BackendCall call) {
    return bounded(call, talk(call, provider -> findOrSend(provider, call)));
  }

  private CallOutcome findOrSend(ProviderEndpoint provider, BackendCall call) throws ProviderFault {
    Optional<ProviderAnswer> found = providers.find(provider, activation(call).value());
    return found.isPresent() ? Answers.outcome(found.get()) : send(provider, call);
  }

  /** A provider that says nothing of use is not asked for ever. */
  static CallOutcome bounded(BackendCall call, CallOutcome outcome) {
    Instant giveUpAt = DomainJson.read(call.request(), Submission.class).giveUpAt();
    return outcome instanceof CallOutcome.Final || Instant.now().isBefore(giveUpAt)
        ? outcome
        : Answers.outcome(new ProviderAnswer.NeverHeard());
  }

  private CallOutcome send(ProviderEndpoint provider, BackendCall call) throws ProviderFault {
    Optional<Sending> sending = submissions.begin(activation(call));
    if (sending.isEmpty()) {
      return Answers.NOT_SENT;
    }
    Optional<NewService> service = submissions.open(sending.get());
    return Answers.outcome(
        service.isPresent()
            ? providers.activate(provider, service.get(), call.id())
            : new ProviderAnswer.NeedsInformation(List.of(StateDetails.CREDENTIALS)));
  }

  @Override
  public Effects answersLost(Connection tx, List<BackendCall> calls) throws SQLException {
    List<Step> steps =
        calls.stream().map(c -> Step.of(activation(c), new Occurrence.AnswerLost())).toList();
    return activations.advance(tx, steps).effects();
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Step> steps =
        calls.stream()
            .map(c -> new Step(activation(c.call()), Answers.occurrence(c.outcome()), 0))
            .toList();
    return activations.advance(tx, steps).effects();
  }
}
