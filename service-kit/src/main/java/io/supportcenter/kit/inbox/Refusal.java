package io.supportcenter.kit.inbox;

import static java.util.Objects.requireNonNull;

import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.RefusalCode;
import java.util.List;
import java.util.Optional;

/**
 * Why a record that others wrote is not taken, or not all of it.
 *
 * @param problems all that is wrong, the most important first; at least one
 * @param recordId what the sender calls the record: a request's id, a receipt's number
 * @param restTaken whether only the fields that the problems name are refused
 */
public record Refusal(List<Problem> problems, Optional<String> recordId, boolean restTaken) {

  public Refusal {
    problems = List.copyOf(problems);
    requireNonNull(recordId);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs a reason");
    }
  }

  /**
   * One fault of a record.
   *
   * @param field path of the field, such as {@code lines[2].quantity}; empty for the whole record
   * @param detail the reason in words; shows nothing of what the record says
   */
  public record Problem(RefusalCode code, Optional<String> field, String detail) {

    public Problem {
      requireNonNull(code);
      requireNonNull(field);
      requireNonNull(detail);
    }

    public static Problem of(RefusalCode code, String field, String detail) {
      return new Problem(code, Optional.of(field), detail);
    }

    /** With no other detail than the code's own words. */
    public static Problem of(RefusalCode code, String field) {
      return of(code, field, code.words());
    }

    public static Problem of(InvalidValue fault) {
      return new Problem(fault.code(), fault.field(), fault.getMessage());
    }
  }

  /** Of the whole record. */
  public static Refusal of(RefusalCode code, String detail) {
    return of(List.of(new Problem(code, Optional.empty(), detail)));
  }

  public static Refusal of(InvalidValue fault) {
    return of(List.of(Problem.of(fault)));
  }

  public static Refusal of(List<Problem> problems) {
    return new Refusal(problems, Optional.empty(), false);
  }

  /** The same, of the record that its sender calls so. */
  public Refusal withId(String id) {
    return new Refusal(problems, Optional.of(id), restTaken);
  }

  /** The same, of a record that is taken without the fields that are wrong. */
  public Refusal ofParts() {
    return new Refusal(problems, recordId, true);
  }

  /** The first problem in a line. */
  String describe() {
    Problem first = problems.getFirst();
    return first.field().map(field -> field + ": ").orElse("") + first.detail();
  }
}
