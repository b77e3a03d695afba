package io.supportcenter.smsactivation.charge.store;

import io.micrometer.core.instrument.Counter;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeLimits;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.ledger.store.LedgerStore;
import io.supportcenter.smsactivation.merchant.Merchant;
import io.supportcenter.smsactivation.merchant.store.MerchantStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The one way to charge, over REST and Kafka alike: the blacklist, the funds and the limits are
 * checked and the ledger is written while the account's row is locked, in one transaction.
 *
 * <p>Locks the requests' rows first, then the accounts' in the order of ids, then the merchants'.
 */
public class ChargeBatch {

  private static final Logger LOG = Logger.getLogger(ChargeBatch.class);

  private final AssetProjection assets;
  private final Duration deviceWait;
  private final ChargeLimits limits;
  private final Counter lockOuts;

  /**
   * @param deviceWait how long a charge waits for the registration of its device
   * @param lockOuts counts merchants that are locked out
   */
  public ChargeBatch(
      AssetProjection assets, Duration deviceWait, ChargeLimits limits, Counter lockOuts) {
    this.assets = assets;
    this.deviceWait = deviceWait;
    this.limits = limits;
    this.lockOuts = lockOuts;
  }

  /**
   * Charges for requests that their merchants had not sent before; leaves out the others, and those
   * of merchants that are locked out, of which nothing is stored.
   *
   * @return the charges in the order of the requests, decided or waiting for a device
   */
  public List<Charge> charge(Connection tx, List<ChargeRequest> requests) throws SQLException {
    Instant now = now();
    var processing = new ChargeState.Processing(now.plus(deviceWait));
    List<Charge> charges =
        requests.stream().map(r -> new Charge(Ids.next(), r, now, processing)).toList();
    Set<UUID> added = ChargeStore.add(tx, charges);
    List<Charge> fresh = charges.stream().filter(charge -> added.contains(charge.id())).toList();
    ChargeFold fold = fold(tx, fresh);
    List<Charge> after = fresh.stream().flatMap(charge -> fold.addNew(charge).stream()).toList();
    ChargeStore.remove(tx, without(added, after));
    save(tx, fold, after);
    return after;
  }

  /** Decides on charges whose rows are locked. */
  List<Charge> decide(Connection tx, List<Charge> charges) throws SQLException {
    ChargeFold fold = fold(tx, charges);
    List<Charge> after = charges.stream().map(fold::add).toList();
    save(tx, fold, after);
    return after;
  }

  private ChargeFold fold(Connection tx, List<Charge> charges) throws SQLException {
    var accounts =
        AccountStore.lock(
            tx,
            charges.stream()
                .flatMap(c -> AccountId.entered(c.request().accountId()).stream())
                .distinct()
                .toList());
    Map<String, ProjectedAsset> devices = devices(tx, charges);
    var merchants =
        MerchantStore.lock(tx, charges.stream().map(c -> c.request().merchantId()).toList());
    return new ChargeFold(accounts, merchants, devices, limits, now());
  }

  private void save(Connection tx, ChargeFold fold, List<Charge> after) throws SQLException {
    LedgerStore.post(tx, fold.entries());
    AccountStore.saveBalances(tx, fold.charged());
    ChargeStore.decide(tx, after);
    MerchantStore.save(tx, fold.changedMerchants());
    for (Merchant merchant : fold.lockedOut()) {
      LOG.warnf("merchant %s tries unknown accounts and is locked out", merchant.id());
      lockOuts.increment();
    }
  }

  private static List<UUID> without(Set<UUID> added, List<Charge> after) {
    Set<UUID> left = new HashSet<>(added);
    after.forEach(charge -> left.remove(charge.id()));
    return List.copyOf(left);
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
