package io.supportcenter.reactivation.scorecard;

import java.util.Optional;

/** The value of an account's attribute. */
public sealed interface AttributeValue {
  record Number(long value) implements AttributeValue {}

  record Category(String name) implements AttributeValue {}

  /** Unknown, or the account does not have the attribute. */
  record Missing() implements AttributeValue {}

  /** The number or the name alone; null when it is missing. */
  default Object plain() {
    return switch (this) {
      case Number(long number) -> number;
      case Category(String name) -> name;
      case Missing _ -> null;
    };
  }

  static AttributeValue of(long value) {
    return new Number(value);
  }

  static AttributeValue number(Optional<Long> value) {
    return value.<AttributeValue>map(Number::new).orElseGet(Missing::new);
  }

  static AttributeValue of(Optional<? extends Enum<?>> value) {
    return value.<AttributeValue>map(v -> new Category(v.name())).orElseGet(Missing::new);
  }
}
