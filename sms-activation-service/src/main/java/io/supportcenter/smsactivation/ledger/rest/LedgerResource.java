package io.supportcenter.smsactivation.ledger.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.smsactivation.ledger.store.TrialBalance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The books, for those who check them. */
@Path("/v1/ledger")
@Tag(name = "Ledger")
public class LedgerResource {

  private final Transactions transactions;

  LedgerResource(Transactions transactions) {
    this.transactions = transactions;
  }

  @GET
  @Path("/trial-balance")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "What was posted on the ledger, by currency and kind of account",
      description = "It adds up all entries: ask for it now and then only.")
  public TrialBalanceView trialBalance() {
    return TrialBalanceView.of(transactions.read(TrialBalance::read));
  }
}
