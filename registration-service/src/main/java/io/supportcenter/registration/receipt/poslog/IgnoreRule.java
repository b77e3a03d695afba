package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.Reason;
import java.util.Optional;
import java.util.Set;

/** Which transactions are not sales. */
final class IgnoreRule {
  private static final Set<String> CANCELLED =
      Set.of("Canceled", "Cancelled", "Voided", "Aborted", "Failed");

  private IgnoreRule() {}

  static Optional<Reason> reason(XmlElement transaction) {
    if (transaction.flag("TrainingModeFlag")) {
      return Optional.of(Reason.TRAINING_MODE);
    }
    if (transaction.flag("CancelFlag")) {
      return Optional.of(Reason.CANCELLED);
    }
    if (transaction.flag("SuspendFlag") || transaction.flag("SuspendedFlag")) {
      return Optional.of(Reason.SUSPENDED);
    }
    return transaction
        .child("RetailTransaction")
        .map(retail -> byStatus(retail.attribute("TransactionStatus").orElse("")))
        .orElse(Optional.of(Reason.NOT_A_RETAIL_TRANSACTION));
  }

  /** A suspended transaction that was resumed is sent again under a number of its own. */
  private static Optional<Reason> byStatus(String status) {
    if (status.startsWith("Suspended")) {
      return Optional.of(Reason.SUSPENDED);
    }
    return CANCELLED.contains(status) ? Optional.of(Reason.CANCELLED) : Optional.empty();
  }
}
