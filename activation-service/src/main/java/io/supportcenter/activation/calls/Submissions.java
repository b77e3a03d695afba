package io.supportcenter.activation.calls;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.device.DeviceStanding;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.Activations.Advanced;
import io.supportcenter.activation.progress.Step;
import io.supportcenter.activation.subscription.Binding;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import io.supportcenter.activation.subscription.SubscriptionVault;
import io.supportcenter.activation.tmf640.NewService;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The point of no return: a submission begins in a transaction of its own, before anything is sent.
 * A cancellation or a theft comes before it and stops it, or comes after it.
 */
@ApplicationScoped
class Submissions {

  private static final Logger LOG = Logger.getLogger(Submissions.class);

  private final UnitOfWork unitOfWork;
  private final Activations activations;
  private final SubscriptionVault vault;

  Submissions(UnitOfWork unitOfWork, Activations activations, SubscriptionVault vault) {
    this.unitOfWork = unitOfWork;
    this.activations = activations;
    this.vault = vault;
  }

  /** What is to be sent, still encrypted. */
  record Sending(Activation activation, SealedSubscription subscription) {}

  /** Empty when the activation does not want to be sent any more. */
  Optional<Sending> begin(ActivationId id) {
    AtomicReference<Sending> sending = new AtomicReference<>();
    unitOfWork.inNew(tx -> {
      AtomicReference<DeviceStanding> standing = new AtomicReference<>();
      Advanced begun = activations.advance(tx, List.of(new Step(id, seeing(standing), 0)));
      sending.set(sending(tx, begun.decisions(), standing.get()).orElse(null));
      return begun.effects();
    });
    return Optional.ofNullable(sending.get());
  }

  private static Function<DeviceStanding, Occurrence> seeing(AtomicReference<DeviceStanding> seen) {
    return standing -> {
      seen.set(standing);
      return new Occurrence.SubmissionBegun();
    };
  }

  /**
   * With the subscription opened, for the provider alone. Empty when its key is gone: the user has
   * to give it once more.
   */
  Optional<NewService> open(Sending sending) {
    ServiceOrder order = sending.activation().order();
    UUID id = sending.activation().id().value();
    try {
      SubscriptionInformation subscription =
          vault.open(sending.subscription(), new Binding(order.user(), order.provider(), id));
      return Optional.of(
          new NewService(
              id,
              order.user(),
              order.plan(),
              sending.activation().device().orElseThrow(),
              subscription));
    } catch (IllegalArgumentException e) {
      LOG.errorf("the subscription of activation %s does not open: %s", id, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Sending> sending(
      Connection tx, List<Decision> decisions, DeviceStanding standing) throws SQLException {
    for (Decision decision : decisions) {
      Activation activation = decision.after();
      if (ActivationPolicy.maySend(activation, standing)) {
        return activations
            .credentials(tx, activation.id())
            .map(sealed -> new Sending(activation, sealed));
      }
    }
    return Optional.empty();
  }
}
