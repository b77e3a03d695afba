package io.supportcenter.smsactivation.account.rest;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountCommand;
import io.supportcenter.smsactivation.account.AccountDecision;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.AccountPolicy;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.BlacklistReason;
import io.supportcenter.smsactivation.account.Blacklisting;
import io.supportcenter.smsactivation.account.Breakage;
import io.supportcenter.smsactivation.account.events.AccountEventMapper;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.account.store.Breakages;
import io.supportcenter.smsactivation.problem.SmsActivationProblem;
import io.supportcenter.smsactivation.sms.Msisdn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Consumer accounts, for the people who look after them. */
@Path("/v1/consumer-accounts/{accountId}")
@Tag(name = "Consumer accounts")
@Audited
public class ConsumerAccountResource {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final Caller caller;

  ConsumerAccountResource(Transactions transactions, UnitOfWork unitOfWork, Caller caller) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.caller = caller;
  }

  /**
   * Why an account is blacklisted.
   *
   * @param note for colleagues
   */
  @Schema(name = "Blacklisting")
  record BlacklistingBody(
      @NotNull BlacklistReason reason, @PlainText(lines = true) @Size(max = 500) String note) {

    Blacklisting by(String subject) {
      return new Blacklisting(
          reason, subject, Optional.ofNullable(note), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
  }

  @GET
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
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
  @Operation(
      summary = "Blacklists an account, which is then neither charged nor activated",
      description = "For one more reason, when it is blacklisted already.")
  public AccountView blacklist(String accountId, @NotNull @Valid BlacklistingBody blacklisting) {
    return change(accountId, new AccountCommand.Blacklist(blacklisting.by(caller.subject())));
  }

  @DELETE
  @Path("/blacklisting")
  @Transactional
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary =
          "Lifts the blacklisting for one reason, which need not be named if it is the only one",
      description =
          "Other reasons stay. An account that was never activated by its pass code stays"
              + " blacklisted as issued.")
  public AccountView lift(String accountId, @RestQuery String reason) {
    return change(
        accountId,
        new AccountCommand.Lift(Optional.ofNullable(reason).map(ConsumerAccountResource::reason)));
  }

  private static BlacklistReason reason(String name) {
    return Stream.of(BlacklistReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problems.invalid(
                "reason", "must be one of " + Arrays.toString(BlacklistReason.values())));
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
          throw new ProblemException(code(reason), detail(reason));
      case AccountDecision.Changed(var after) -> {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        AccountStore.saveStates(tx, List.of(after));
        unitOfWork.publish(Effects.of(List.of(changed(after, now))));
        Optional<Breakage> breakage =
            after.state() instanceof AccountState.Closed
                ? Breakage.of(after, Breakage.Reason.CLOSED, Ids.next(), now)
                : Optional.empty();
        unitOfWork.publish(Breakages.post(tx, breakage.stream().toList()));
        yield breakage.map(Breakage::account).orElse(after);
      }
    };
  }

  private OutboundEvent changed(Account after, Instant at) {
    return AccountEventMapper.changed(after, Optional.of(caller.actorForUnowned()), at);
  }

  private static SmsActivationProblem code(AccountDecision.Reason reason) {
    return switch (reason) {
      case CLOSED -> SmsActivationProblem.ACCOUNT_CLOSED;
      case SEVERAL_REASONS -> SmsActivationProblem.ACCOUNT_BLACKLISTED;
      case NOT_ACTIVATED -> SmsActivationProblem.ACCOUNT_NOT_ACTIVATED;
    };
  }

  private static String detail(AccountDecision.Reason reason) {
    return switch (reason) {
      case CLOSED -> "it is closed";
      case SEVERAL_REASONS -> "it is blacklisted for several reasons: name the one to lift";
      case NOT_ACTIVATED -> "only its pass code takes it off the blacklist";
    };
  }

  private AccountView view(Account account) {
    return AccountView.of(account, caller.hasRole(Roles.OPERATOR) ? Msisdn::e164 : Msisdn::masked);
  }

  /** An account has no user: an agent reaches it while they talk to anybody. */
  private AccountId id(String accountId) {
    if (!caller.reachesUnowned()) {
      throw unknown();
    }
    return AccountId.entered(accountId).orElseThrow(ConsumerAccountResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(SmsActivationProblem.ACCOUNT_UNKNOWN, "no such account");
  }
}
