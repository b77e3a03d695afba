package io.supportcenter.smsactivation.account.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountCommand;
import io.supportcenter.smsactivation.account.AccountDecision;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.AccountPolicy;
import io.supportcenter.smsactivation.account.BlacklistReason;
import io.supportcenter.smsactivation.account.events.AccountEventMapper;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.problem.SmsActivationProblem;
import io.supportcenter.smsactivation.sms.Msisdn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Consumer accounts, for the people who look after them. */
@Path("/v1/consumer-accounts/{accountId}")
@Tag(name = "Consumer accounts")
public class ConsumerAccountResource {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final Caller caller;

  ConsumerAccountResource(Transactions transactions, UnitOfWork unitOfWork, Caller caller) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.caller = caller;
  }

  /** Why an account is blacklisted. */
  record Blacklisting(@NotNull BlacklistReason reason) {}

  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "An account; its phone number is shown to operators only")
  public AccountView get(String accountId) {
    AccountId id = id(accountId);
    return transactions
        .read(tx -> AccountStore.find(tx, id))
        .map(this::view)
        .orElseThrow(ConsumerAccountResource::unknown);
  }

  @PUT
  @Path("/blacklisting")
  @Transactional
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "Blacklists an account, which is then neither charged nor activated")
  public AccountView blacklist(String accountId, @NotNull @Valid Blacklisting blacklisting) {
    return change(accountId, new AccountCommand.Blacklist(blacklisting.reason()));
  }

  @DELETE
  @Path("/blacklisting")
  @Transactional
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Takes back a blacklisting",
      description =
          "An account that was never activated by its pass code stays blacklisted as issued.")
  public AccountView reinstate(String accountId) {
    return change(accountId, new AccountCommand.Reinstate());
  }

  @DELETE
  @Transactional
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Closes an account for ever")
  public AccountView close(String accountId) {
    return change(accountId, new AccountCommand.Close());
  }

  private AccountView change(String accountId, AccountCommand command) {
    AccountId id = id(accountId);
    return view(transactions.inCurrent(tx -> change(tx, id, command)));
  }

  private Account change(Connection tx, AccountId id, AccountCommand command) throws SQLException {
    Account account = AccountStore.lock(tx, List.of(id)).get(id);
    if (account == null) {
      throw unknown();
    }
    return switch (AccountPolicy.decide(account, command)) {
      case AccountDecision.Unchanged _ -> account;
      case AccountDecision.Refused(var reason) ->
          throw new ProblemException(code(reason), "the account's state does not allow it");
      case AccountDecision.Changed(var after) -> {
        AccountStore.saveStates(tx, List.of(after));
        unitOfWork.publish(Effects.of(List.of(AccountEventMapper.changed(after, Instant.now()))));
        yield after;
      }
    };
  }

  private static SmsActivationProblem code(AccountDecision.Reason reason) {
    return switch (reason) {
      case CLOSED -> SmsActivationProblem.ACCOUNT_CLOSED;
      case BLACKLISTED -> SmsActivationProblem.ACCOUNT_BLACKLISTED;
      case NOT_ACTIVATED -> SmsActivationProblem.ACCOUNT_NOT_ACTIVATED;
    };
  }

  private AccountView view(Account account) {
    return AccountView.of(account, caller.hasRole(Roles.OPERATOR) ? Msisdn::e164 : Msisdn::masked);
  }

  private static AccountId id(String accountId) {
    return AccountId.entered(accountId).orElseThrow(ConsumerAccountResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(SmsActivationProblem.ACCOUNT_UNKNOWN, "no such account");
  }
}
