package io.supportcenter.activation.rest;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.progress.ActivationQueries;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.activation.progress.Activations.Advanced;
import io.supportcenter.activation.progress.Step;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Runs commands on one activation in the caller's transaction. */
@ApplicationScoped
class Commands {

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final Activations activations;
  private final ActivationQueries queries;
  private final Caller caller;

  Commands(
      AgroalDataSource dataSource,
      UnitOfWork unitOfWork,
      Activations activations,
      ActivationQueries queries,
      Caller caller) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.activations = activations;
    this.queries = queries;
    this.caller = caller;
  }

  /** Work that ends in effects. */
  @FunctionalInterface
  interface Work {
    Advanced run(Connection tx) throws SQLException;
  }

  /**
   * An activation that the caller may reach.
   *
   * @throws io.supportcenter.kit.rest.ProblemException 404 for all others
   */
  Activation reachable(String id) {
    Activation activation = queries.find(parse(id)).orElseThrow(Problems::notFound);
    caller.check(activation.order().user().value());
    return activation;
  }

  Decision tell(ActivationId id, Occurrence occurrence) {
    return run(tx -> activations.advance(tx, List.of(Step.of(id, occurrence))))
        .decisions()
        .getFirst();
  }

  /** What it brings about is written last. */
  Advanced run(Work work) {
    try (Connection tx = dataSource.getConnection()) {
      Advanced advanced = work.run(tx);
      unitOfWork.publish(advanced.effects());
      return advanced;
    } catch (SQLException e) {
      throw new IllegalStateException("the command failed in the database", e);
    }
  }

  private static ActivationId parse(String id) {
    try {
      return ActivationId.parse(id);
    } catch (IllegalArgumentException _) {
      throw Problems.notFound();
    }
  }
}
