package io.supportcenter.smsactivation.charge.store;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeDecision;
import io.supportcenter.smsactivation.charge.ChargeLimits;
import io.supportcenter.smsactivation.charge.ChargePolicy;
import io.supportcenter.smsactivation.charge.ChargePolicy.DecisionContext;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.DenialReason;
import io.supportcenter.smsactivation.charge.DeviceReading;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import io.supportcenter.smsactivation.merchant.Merchant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charges, one after the other, on the locked accounts and merchants. */
final class ChargeFold {

  private final Map<AccountId, Account> accounts;
  private final Map<String, Merchant> merchants;
  private final Map<String, ProjectedAsset> assets;
  private final ChargeLimits limits;
  private final Instant now;
  private final Map<AccountId, Account> charged = new LinkedHashMap<>();
  private final Map<String, Merchant> changed = new LinkedHashMap<>();
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Merchant> lockedOut = new ArrayList<>();

  ChargeFold(
      Map<AccountId, Account> accounts,
      Map<String, Merchant> merchants,
      Map<String, ProjectedAsset> assets,
      ChargeLimits limits,
      Instant now) {
    this.accounts = new HashMap<>(accounts);
    this.merchants = new HashMap<>(merchants);
    this.assets = assets;
    this.limits = limits;
    this.now = now;
  }

  /** The same as {@link #add}; empty when its merchant is locked out. */
  Optional<Charge> addNew(Charge charge) {
    return merchant(charge).isLocked(now) ? Optional.empty() : Optional.of(add(charge));
  }

  /** The charge as it is afterwards. */
  Charge add(Charge charge) {
    Optional<AccountId> id = AccountId.entered(charge.request().accountId());
    Optional<Account> account = id.flatMap(known -> Optional.ofNullable(accounts.get(known)));
    var context = new DecisionContext(merchant(charge), limits, device(charge), Ids.next(), now);
    return switch (ChargePolicy.decide(charge, account, context)) {
      case ChargeDecision.Await _ -> charge;
      case ChargeDecision.Deny(var reason) -> {
        if (reason == DenialReason.UNKNOWN_ACCOUNT && id.isPresent()) {
          probed(merchant(charge));
        }
        yield charge.become(new ChargeState.Denied(reason, account.map(Account::version), now));
      }
      case ChargeDecision.Post(var after, var payee, var entry) -> {
        accounts.put(after.id(), after);
        charged.put(after.id(), after);
        change(payee);
        entries.add(entry);
        yield charge.become(new ChargeState.Succeeded(entry.id(), after.version(), now));
      }
    };
  }

  private Merchant merchant(Charge charge) {
    return merchants.get(charge.request().merchantId());
  }

  private void probed(Merchant before) {
    Merchant after = before.probed(limits.probes(), now);
    change(after);
    if (after.isLocked(now)) {
      lockedOut.add(after);
    }
  }

  private void change(Merchant merchant) {
    merchants.put(merchant.id(), merchant);
    changed.put(merchant.id(), merchant);
  }

  private DeviceReading device(Charge charge) {
    if (charge.request().assetId().isEmpty()) {
      return new DeviceReading.NotNamed();
    }
    ProjectedAsset asset = assets.get(charge.request().assetId().get());
    if (asset == null) {
      return charge.state() instanceof ChargeState.Processing(var until) && now.isBefore(until)
          ? new DeviceReading.NotYetKnown()
          : new DeviceReading.NotRegistered();
    }
    return asset.registered() && asset.kind() == ProjectedAsset.AssetKind.DEVICE
        ? new DeviceReading.Registered()
        : new DeviceReading.NotRegistered();
  }

  Collection<Account> charged() {
    return charged.values();
  }

  Collection<Merchant> changedMerchants() {
    return changed.values();
  }

  /** Merchants that are locked out from now on. */
  List<Merchant> lockedOut() {
    return lockedOut;
  }

  List<JournalEntry> entries() {
    return entries;
  }
}
