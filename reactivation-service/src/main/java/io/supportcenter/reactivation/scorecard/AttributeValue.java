package io.supportcenter.reactivation.scorecard;

import java.util.Optional;
import java.util.OptionalLong;

/** The value of an account's attribute. */
public sealed interface AttributeValue {
  record Number(long value) implements AttributeValue {}

  record Category(String name) implements AttributeValue {}

  /** Unknown, or the account does not have the attribute. */
  record Missing() implements AttributeValue {}

  static AttributeValue of(long value) {
    return new Number(value);
  }

  static AttributeValue of(OptionalLong value) {
    return value.isPresent() ? new Number(value.getAsLong()) : new Missing();
  }

  static AttributeValue of(Optional<? extends Enum<?>> value) {
    return value.<AttributeValue>map(v -> new Category(v.name())).orElseGet(Missing::new);
  }
}
