package io.supportcenter.kit.erasure;

import static java.util.Objects.requireNonNull;

import io.supportcenter.kit.work.Effects;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one transaction has erased.
 *
 * @param rows how many rows were deleted or changed
 * @param rest what is left
 * @param effects tombstones of compacted keys, above all
 */
public record Erased(long rows, Rest rest, Effects effects) {

  /** There was nothing to erase. */
  public static final Erased NOTHING = new Erased(0, Rest.NOTHING, Effects.NONE);

  /** What is left of a user; the later ones include the earlier. */
  public enum Rest {
    NOTHING,
    /** Something that has to end first, for example at a partner. */
    WAITING,
    /** Rows that the next transaction can erase. */
    ROWS
  }

  public Erased {
    requireNonNull(rest);
    requireNonNull(effects);
  }

  /**
   * @param rows of a statement that erases {@link Erasure#ROWS_MAX} rows at most
   */
  public static Erased of(int rows) {
    return new Erased(rows, rows < Erasure.ROWS_MAX ? Rest.NOTHING : Rest.ROWS, Effects.NONE);
  }

  /** The same with effects. */
  public Erased with(Effects added) {
    return new Erased(rows, rest, plus(effects, added));
  }

  /** The same, where something else may have to end first. */
  public Erased waiting(boolean isWaiting) {
    return isWaiting && rest == Rest.NOTHING ? new Erased(rows, Rest.WAITING, effects) : this;
  }

  public Erased plus(Erased other) {
    return new Erased(
        rows + other.rows,
        Collections.max(List.of(rest, other.rest)),
        plus(effects, other.effects));
  }

  private static Effects plus(Effects one, Effects other) {
    return new Effects(
        Stream.concat(one.events().stream(), other.events().stream()).toList(),
        Stream.concat(one.calls().stream(), other.calls().stream()).toList());
  }
}
