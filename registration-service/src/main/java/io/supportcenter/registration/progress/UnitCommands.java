package io.supportcenter.registration.progress;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.registration.Sourced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a person may add to what is known of units. */
@ApplicationScoped
@Transactional
class UnitCommands {

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final Progress progress;

  UnitCommands(AgroalDataSource dataSource, UnitOfWork unitOfWork, Progress progress) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.progress = progress;
  }

  @FunctionalInterface
  private interface Work {
    Effects run(Connection tx) throws SQLException;
  }

  /**
   * Gives the units of a receipt that waits for its buyer to a user. The user's own receipt again
   * changes nothing. Somebody else's is as if it were not there.
   *
   * @return the receipt's row
   */
  UUID claim(ReceiptKey key, Sourced<UserId> user) {
    UUID receipt = find(key).orElseThrow(UnitCommands::unknownReceipt);
    run(tx -> {
      ReceiptLocks locks = ReceiptLocks.lock(tx, List.of(receipt));
      checkNotErased(tx, user.value());
      List<StoredUnit> units = UnitStore.ofReceipts(tx, List.of(receipt));
      boolean claimable =
          !units.isEmpty()
              && units.stream()
                  .flatMap(unit -> unit.facts().user().stream())
                  .allMatch(owner -> owner.value().equals(user.value()));
      if (!claimable) {
        throw unknownReceipt();
      }
      return progress.advance(
          tx,
          locks,
          units.stream()
              .filter(unit -> unit.facts().user().isEmpty())
              .map(unit -> unit.with(facts -> facts.withUser(user)))
              .toList());
    });
    return receipt;
  }

  /**
   * Changes what is known of one unit.
   *
   * @param change may refuse with a {@link ProblemException}
   */
  void change(UUID registration, UnaryOperator<StoredUnit> change) {
    run(tx -> {
      UUID receipt =
          UnitStore.byIds(tx, Set.of(registration)).stream()
              .findFirst()
              .map(StoredUnit::receiptId)
              .orElseThrow(Problems::notFound);
      ReceiptLocks locks = ReceiptLocks.lock(tx, List.of(receipt));
      StoredUnit unit =
          UnitStore.byIds(tx, Set.of(registration)).stream()
              .findFirst()
              .orElseThrow(Problems::notFound);
      return progress.advance(tx, locks, List.of(change.apply(unit)));
    });
  }

  private static ProblemException unknownReceipt() {
    return new ProblemException(
        Status.NOT_FOUND, "RECEIPT_UNKNOWN", "no receipt of that number waits for its buyer");
  }

  private void run(Work work) {
    Effects effects;
    try (Connection tx = dataSource.getConnection()) {
      effects = work.run(tx);
    } catch (SQLException e) {
      throw new IllegalStateException("the command cannot be stored", e);
    }
    unitOfWork.publish(effects);
  }

  private Optional<UUID> find(ReceiptKey key) {
    try (Connection tx = dataSource.getConnection();
        PreparedStatement statement =
            tx.prepareStatement(
                "SELECT id FROM receipt WHERE retailer_id = ? AND receipt_number = ?")) {
      statement.setString(1, key.retailerId());
      statement.setString(2, key.receiptNumber());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("receipts cannot be read", e);
    }
  }

  private static void checkNotErased(Connection tx, UserId user) throws SQLException {
    if (UserLocks.lock(tx, Set.of(user)).values().stream().anyMatch(UserLocks.Word::erased)) {
      throw new ProblemException(Status.GONE, "USER_ERASED", "this user was erased");
    }
  }
}
