package io.supportcenter.smsactivation.charge.store;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeDecision;
import io.supportcenter.smsactivation.charge.ChargePolicy;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.ChargedDevice;
import io.supportcenter.smsactivation.charge.DeviceReading;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charges, one after the other, on the locked accounts. */
final class ChargeFold {

  private final Map<AccountId, Account> accounts;
  private final Map<String, ProjectedAsset> assets;
  private final Instant now;
  private final Map<AccountId, Account> charged = new LinkedHashMap<>();
  private final List<JournalEntry> entries = new ArrayList<>();

  ChargeFold(Map<AccountId, Account> accounts, Map<String, ProjectedAsset> assets, Instant now) {
    this.accounts = new HashMap<>(accounts);
    this.assets = assets;
    this.now = now;
  }

  /** The charge as it is afterwards. */
  Charge add(Charge charge) {
    Optional<Account> account =
        AccountId.entered(charge.request().accountId())
            .flatMap(id -> Optional.ofNullable(accounts.get(id)));
    return switch (ChargePolicy.decide(charge, account, device(charge), Ids.next(), now)) {
      case ChargeDecision.Await _ -> charge;
      case ChargeDecision.Deny(var reason) ->
          charge.become(new ChargeState.Denied(reason, account.map(Account::version), now));
      case ChargeDecision.Post(var after, var entry, var device) -> {
        accounts.put(after.id(), after);
        charged.put(after.id(), after);
        entries.add(entry);
        yield charge.become(new ChargeState.Succeeded(entry.id(), after.version(), now, device));
      }
    };
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
        ? new DeviceReading.Registered(
            new ChargedDevice(
                asset.assetId(), asset.manufacturer(), asset.model(), asset.serialNumber()))
        : new DeviceReading.NotRegistered();
  }

  Collection<Account> charged() {
    return charged.values();
  }

  List<JournalEntry> entries() {
    return entries;
  }
}
