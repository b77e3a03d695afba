package io.supportcenter.kit.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Admission;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.StaffAccess;
import io.supportcenter.kit.rest.StaffAccess.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Writes what staff did, read, or were refused in the current request. */
@ApplicationScoped
public class AuditTrail {

  private static final Logger LOG = Logger.getLogger(AuditTrail.class);

  private final Transactions transactions;
  private final Admission admission;
  private final Caller caller;
  private final StaffAccess access;

  AuditTrail(Transactions transactions, Admission admission, Caller caller, StaffAccess access) {
    this.transactions = transactions;
    this.admission = admission;
    this.caller = caller;
    this.access = access;
  }

  /**
   * The request's work is done: a command's entries are written in its transaction, a read's at
   * once. Nothing is written for users, partners, and reads that are about no customer.
   */
  public void done() {
    List<Attempt> done = access.attempts().stream().filter(Attempt::isAllowed).toList();
    if (!done.isEmpty()) {
      write(done);
    } else if (admission.isCommand() && !access.isOwn()) {
      caller
          .staffRole()
          .ifPresent(role ->
              write(
                  List.of(
                      new Attempt(
                          role, Optional.empty(), Optional.empty(), Optional.empty(), true))));
    }
  }

  private void write(List<Attempt> done) {
    Transactions.Work<Void> work = tx -> AuditStore.add(tx, entries(done, AuditOutcome.DONE));
    if (QuarkusTransaction.isActive()) {
      transactions.inCurrent(work);
    } else if (admission.isCommand() && done.stream().anyMatch(a -> a.user().isPresent())) {
      throw new IllegalStateException(admission.action() + " runs in no transaction");
    } else {
      transactions.inNew(work);
    }
  }

  /** The request is refused or failed, and what it did is rolled back. */
  void refused() {
    List<Attempt> tried = access.attempts();
    if (tried.isEmpty()) {
      return;
    }
    try {
      transactions.inNew(tx -> AuditStore.add(tx, entries(tried, AuditOutcome.REFUSED)));
    } catch (RuntimeException fault) {
      LOG.errorf("a refusal is not in the audit: %s", Faults.describe(fault));
    }
  }

  private List<AuditEntry> entries(List<Attempt> attempts, AuditOutcome outcome) {
    return attempts.stream()
        .map(a -> AuditEntry.now(caller.subject(), admission, a, outcome))
        .toList();
  }
}
