package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.progress.AccountBook;
import io.supportcenter.reactivation.progress.AccountBooks;
import io.supportcenter.reactivation.progress.Calls.About;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves reactivations on by how calls ended. */
@ApplicationScoped
class Settling {

  private final AccountBooks books;

  Settling(AccountBooks books) {
    this.books = books;
  }

  /** What the end of one call means to its reactivation. */
  @FunctionalInterface
  interface Meaning<R extends About> {
    Optional<Step> of(Reactivation reactivation, R request, CompletedCall call, Instant now);
  }

  <R extends About> Effects settle(
      Connection tx, List<CompletedCall> calls, Class<R> requestType, Meaning<R> meaning)
      throws SQLException {
    List<R> requests = new ArrayList<>();
    List<AccountId> accounts = new ArrayList<>();
    for (CompletedCall settled : calls) {
      R request = DomainJson.read(settled.call().request(), requestType);
      requests.add(request);
      accounts.add(request.account());
    }
    AccountBook book = books.open(tx, accounts);
    for (int i = 0; i < calls.size(); i++) {
      R request = requests.get(i);
      CompletedCall settled = calls.get(i);
      book.move(request.reactivation(), r -> meaning.of(r, request, settled, book.now()));
    }
    return book.close(tx);
  }
}
