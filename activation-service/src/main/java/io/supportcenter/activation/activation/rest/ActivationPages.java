package io.supportcenter.activation.activation.rest;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.problem.ActivationProblem;
import io.supportcenter.kit.rest.Page;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import java.util.List;
import java.util.Optional;

/** Activations page by page, in the order of their ids. */
final class ActivationPages {

  private ActivationPages() {}

  /** Finds activations after one of them. */
  @FunctionalInterface
  interface Finder {
    List<Activation> find(Optional<ActivationId> after, int limit);
  }

  /**
   * @throws ProblemException 400 when the cursor is not the next of a page
   */
  static Page<ActivationView> page(String cursor, int limit, Finder finder) {
    List<Activation> found =
        finder.find(Optional.ofNullable(cursor).map(ActivationPages::parse), limit + 1);
    return Page.of(found, limit, activation -> activation.id().toString()).map(ActivationView::of);
  }

  private static ActivationId parse(String cursor) {
    try {
      return ActivationId.parse(cursor);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(
          ActivationProblem.CURSOR_INVALID,
          "the cursor is invalid",
          List.of(new FieldProblem("cursor", "must be the next of an earlier page")));
    }
  }
}
