package io.supportcenter.smsactivation.charge.intake;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeEventMapper;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import io.supportcenter.smsactivation.config.SmsActivationConfig;
import io.supportcenter.smsactivation.ledger.store.LedgerStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one way to charge, whichever way the request came: blacklist and funds are looked at and the
 * ledger is written while the account's row is locked, in one transaction.
 *
 * <p>Locks the requests' rows first, then the accounts' in the order of ids.
 */
@ApplicationScoped
public class Charging {

  private final AssetProjection assets;
  private final Duration deviceWait;

  Charging(AssetProjection assets, SmsActivationConfig config) {
    this.assets = assets;
    this.deviceWait = config.charges().deviceWait();
  }

  /**
   * Charges for requests that their merchants had not sent before; leaves out the others.
   *
   * @return the charges in the order of the requests, decided or waiting for a device
   */
  public List<Charge> charge(Connection tx, List<ChargeRequest> requests) throws SQLException {
    Instant now = Instant.now();
    var processing = new ChargeState.Processing(now.plus(deviceWait));
    List<Charge> charges =
        requests.stream().map(r -> new Charge(Ids.next(), r, now, processing)).toList();
    Set<UUID> added = ChargeStore.add(tx, charges);
    return decide(tx, charges.stream().filter(charge -> added.contains(charge.id())).toList());
  }

  /** Decides on charges whose rows are locked. */
  List<Charge> decide(Connection tx, List<Charge> charges) throws SQLException {
    var accounts =
        AccountStore.lock(
            tx,
            charges.stream()
                .flatMap(c -> AccountId.entered(c.request().accountId()).stream())
                .distinct()
                .toList());
    ChargeFold fold = new ChargeFold(accounts, devices(tx, charges), Instant.now());
    List<Charge> after = charges.stream().map(fold::add).toList();
    LedgerStore.post(tx, fold.entries());
    AccountStore.saveBalances(tx, fold.charged());
    ChargeStore.decide(
        tx, after.stream().filter(c -> !(c.state() instanceof ChargeState.Processing)).toList());
    return after;
  }

  /** What is told of a charge, once it is decided. */
  public static Optional<OutboundEvent> event(Charge charge) {
    String key =
        AccountId.entered(charge.request().accountId())
            .map(AccountId::digits)
            .orElseGet(() -> charge.request().kept().accountId());
    return ChargeEventMapper.event(charge)
        .map(event -> OutboundEvent.of(Topics.CHARGES, key.isBlank() ? "unknown" : key, event));
  }

  private Map<String, ProjectedAsset> devices(Connection tx, List<Charge> charges)
      throws SQLException {
    List<String> ids =
        charges.stream().flatMap(c -> c.request().kept().assetId().stream()).distinct().toList();
    return ids.isEmpty()
        ? Map.of()
        : assets.find(tx, ids).stream()
            .collect(Collectors.toMap(ProjectedAsset::assetId, Function.identity()));
  }
}
