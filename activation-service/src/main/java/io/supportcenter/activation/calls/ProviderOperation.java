package io.supportcenter.activation.calls;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.directory.ProviderEndpoint;
import io.supportcenter.activation.tmf640.ProviderFault;
import io.supportcenter.activation.tmf640.ProviderHttpConfig;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.dispatch.BackendOperation;
import java.time.Duration;
import java.util.Optional;

/** A call to the provider of an activation. */
abstract class ProviderOperation implements BackendOperation {

  private static final int REQUESTS_IN_A_CONVERSATION = 3;

  private final ProviderDirectory directory;
  private final Duration timeout;

  ProviderOperation(ProviderDirectory directory, ProviderHttpConfig config) {
    this.directory = directory;
    this.timeout =
        config.answerTimeout().multipliedBy(REQUESTS_IN_A_CONVERSATION).plus(Duration.ofSeconds(1));
  }

  /** One or more requests to the provider. */
  @FunctionalInterface
  interface Conversation {
    CallOutcome with(ProviderEndpoint provider) throws ProviderFault;
  }

  /** A conversation may take several requests, each with a limit of its own. */
  @Override
  public Duration timeout() {
    return timeout;
  }

  final CallOutcome talk(BackendCall call, Conversation conversation) {
    Optional<ProviderEndpoint> provider = directory.find(call.partner());
    if (provider.isEmpty()) {
      return new CallOutcome.Retryable("not in the directory", Optional.empty());
    }
    try {
      return conversation.with(provider.get());
    } catch (ProviderFault fault) {
      return fault.outcome();
    }
  }

  static ActivationId activation(BackendCall call) {
    return ActivationId.parse(call.subject());
  }
}
