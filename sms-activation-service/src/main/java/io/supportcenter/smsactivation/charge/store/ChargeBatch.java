package io.supportcenter.smsactivation.charge.store;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.events.ChargeEventMapper;
import io.supportcenter.smsactivation.ledger.store.LedgerStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one way to charge, over REST and Kafka alike: the blacklist and the funds are checked and the
 * ledger is written while the account's row is locked, in one transaction.
 *
 * <p>Locks the requests' rows first, then the accounts' in the order of ids.
 */
public class ChargeBatch {

  private final AssetProjection assets;
  private final Duration deviceWait;

  /**
   * @param deviceWait how long a charge waits for the registration of its device
   */
  public ChargeBatch(AssetProjection assets, Duration deviceWait) {
    this.assets = assets;
    this.deviceWait = deviceWait;
  }

  /**
   * Charges for requests that their merchants had not sent before; leaves out the others.
   *
   * @return the charges in the order of the requests, decided or waiting for a device
   */
  public List<Charge> charge(Connection tx, List<ChargeRequest> requests) throws SQLException {
    Instant now = now();
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
    ChargeFold fold = new ChargeFold(accounts, devices(tx, charges), now());
    List<Charge> after = charges.stream().map(fold::add).toList();
    LedgerStore.post(tx, fold.entries());
    AccountStore.saveBalances(tx, fold.charged());
    ChargeStore.decide(tx, after);
    return after;
  }

  /** Publishes the charges that are decided. */
  public static Effects effects(List<Charge> charges) {
    return Effects.of(
        charges.stream().flatMap(charge -> ChargeEventMapper.event(charge).stream()).toList());
  }

  /** As precise as in events and in the database. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private Map<String, ProjectedAsset> devices(Connection tx, List<Charge> charges)
      throws SQLException {
    List<String> ids =
        charges.stream().flatMap(c -> c.request().assetId().stream()).distinct().toList();
    return assets.find(tx, ids).stream()
        .collect(Collectors.toMap(ProjectedAsset::assetId, Function.identity()));
  }
}
