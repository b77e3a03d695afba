package io.supportcenter.smsactivation.budget;

import io.supportcenter.smsactivation.budget.Budgets.Key;
import io.supportcenter.smsactivation.limit.RollingSum;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is spent of budgets, in a batch that has locked them. For one thread. */
public final class Spending {

  private final Budgets budgets;
  private final Map<Key, RollingSum> spent;
  private final Map<Key, RollingSum> changed = new LinkedHashMap<>();

  /**
   * @param spent before
   */
  public Spending(Budgets budgets, Map<Key, RollingSum> spent) {
    this.budgets = budgets;
    this.spent = new HashMap<>(spent);
  }

  /** Whether one of them is spent. */
  public boolean isOut(Collection<Key> keys, Instant now) {
    return keys.stream()
        .anyMatch(key ->
            spent(key).within(budgets.window(), now).count() >= budgets.most().get(key.scope()));
  }

  /** Once more of each. */
  public void spend(Collection<Key> keys, Instant now) {
    for (Key key : keys) {
      RollingSum after = spent(key).plus(budgets.window(), now, 0);
      spent.put(key, after);
      changed.put(key, after);
    }
  }

  private RollingSum spent(Key key) {
    return spent.getOrDefault(key, RollingSum.NONE);
  }

  /** Those of which more is spent now. */
  public Map<Key, RollingSum> changed() {
    return changed;
  }
}
