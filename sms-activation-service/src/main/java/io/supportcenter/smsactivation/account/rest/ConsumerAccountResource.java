package io.supportcenter.smsactivation.account.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountCommand;
import io.supportcenter.smsactivation.account.AccountDecision;
import io.supportcenter.smsactivation.account.AccountEventMapper;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.AccountPolicy;
import io.supportcenter.smsactivation.account.BlacklistReason;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.config.CurrentTransaction;
import io.supportcenter.smsactivation.sms.Msisdn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Consumer accounts, for people who look after them. */
@Path("/v1/consumer-accounts/{accountId}")
@Tag(name = "Consumer accounts")
public class ConsumerAccountResource {

  private final CurrentTransaction transaction;
  private final UnitOfWork unitOfWork;
  private final SecurityIdentity identity;

  ConsumerAccountResource(
      CurrentTransaction transaction, UnitOfWork unitOfWork, SecurityIdentity identity) {
    this.transaction = transaction;
    this.unitOfWork = unitOfWork;
    this.identity = identity;
  }

  /** Why an account is blacklisted. */
  record Blacklisting(@NotNull BlacklistReason reason) {}

  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "An account; its phone number is shown to operators only")
  public AccountView get(String accountId) {
    AccountId id = id(accountId);
    return transaction
        .run(tx -> AccountStore.find(tx, id))
        .map(this::view)
        .orElseThrow(ConsumerAccountResource::unknown);
  }

  @PUT
  @Path("/blacklisting")
  @Transactional
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "Blacklists an account: no charge from then on, and no activation")
  public AccountView blacklist(String accountId, @NotNull @Valid Blacklisting blacklisting) {
    return change(accountId, new AccountCommand.Blacklist(blacklisting.reason()));
  }

  @DELETE
  @Path("/blacklisting")
  @Transactional
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Takes back a blacklisting",
      description = "An account that no pass code has activated stays blacklisted as issued.")
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
    return view(transaction.run(tx -> change(tx, id, command)));
  }

  private Account change(Connection tx, AccountId id, AccountCommand command) throws SQLException {
    Account account = AccountStore.lock(tx, List.of(id)).get(id);
    if (account == null) {
      throw unknown();
    }
    return switch (AccountPolicy.decide(account, command)) {
      case AccountDecision.Unchanged _ -> account;
      case AccountDecision.Refused(var reason) ->
          throw new ProblemException(
              Status.CONFLICT, "ACCOUNT_" + reason, "not in the account's state");
      case AccountDecision.Changed(var after) -> save(tx, after);
    };
  }

  private Account save(Connection tx, Account account) throws SQLException {
    AccountStore.saveStates(tx, List.of(account));
    unitOfWork.publish(
        Effects.of(
            List.of(
                OutboundEvent.of(
                    Topics.CONSUMER_ACCOUNTS,
                    account.id().digits(),
                    AccountEventMapper.changed(account, Instant.now())))));
    return account;
  }

  private AccountView view(Account account) {
    return AccountView.of(
        account, identity.hasRole(Roles.OPERATOR) ? Msisdn::e164 : Msisdn::masked);
  }

  private static AccountId id(String accountId) {
    return AccountId.entered(accountId).orElseThrow(ConsumerAccountResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(Status.NOT_FOUND, "ACCOUNT_UNKNOWN", "no such account");
  }
}
