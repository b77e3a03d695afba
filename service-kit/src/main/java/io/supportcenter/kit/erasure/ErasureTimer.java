package io.supportcenter.kit.erasure;

import io.quarkus.arc.All;
import io.supportcenter.events.UserErased;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.dispatch.Timer;
import io.supportcenter.kit.erasure.Erased.Rest;
import io.supportcenter.kit.erasure.ErasedUsers.Status;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Erases users, a limited number of rows in each transaction. Each transaction leaves a timer for
 * the next one, so it continues where a process that died has left it. The last one confirms it.
 */
@Singleton
class ErasureTimer extends Timer {

  static final String NAME = "erase-user";

  private final List<Erasure> first;
  private final List<Erasure> last;
  private final ErasureConfig config;
  private final String service;

  ErasureTimer(
      @All List<Erasure> erasures,
      ErasureConfig config,
      @ConfigProperty(name = "support-center.service") String service) {
    super(NAME);
    this.first = erasures.stream().filter(erasure -> !erasure.isLast()).toList();
    this.last = erasures.stream().filter(Erasure::isLast).toList();
    this.config = config;
    this.service = service;
  }

  static BackendCall at(Instant dueAt, String user) {
    return BackendCall.timer(dueAt, NAME, Sha256.hex(user), DomainJson.write(user));
  }

  @Override
  protected Effects due(Connection tx, List<BackendCall> timers) throws SQLException {
    Erased all = Erased.NOTHING;
    for (BackendCall timer : timers) {
      String user = DomainJson.read(timer.request(), String.class);
      Optional<Status> status = ErasedUsers.lock(tx, user);
      if (status.isPresent()) {
        all = all.with(step(tx, user, status.get()));
      }
    }
    return all.effects();
  }

  private Effects step(Connection tx, String user, Status status) throws SQLException {
    ErasedUser erased = new ErasedUser(user, status.since().compareTo(config.patience()) > 0);
    Erased done = erase(tx, first, erased);
    if (done.rest() == Rest.NOTHING) {
      done = done.plus(erase(tx, last, erased));
    }
    Duration toSettle = config.settle().minus(status.since());
    long rows = status.rows() + done.rows();
    boolean isOver = done.rest() == Rest.NOTHING && !toSettle.isPositive();
    ErasedUsers.progress(tx, user, rows, isOver);
    if (isOver) {
      return done.with(Effects.of(List.of(confirmation(user, rows)))).effects();
    }
    Duration pause =
        switch (done.rest()) {
          case ROWS -> Duration.ZERO;
          case WAITING -> config.lookEvery();
          case NOTHING -> toSettle;
        };
    BackendCall next = at(Instant.now().plus(pause), user);
    return done.with(new Effects(List.of(), List.of(next))).effects();
  }

  private static Erased erase(Connection tx, List<Erasure> erasures, ErasedUser user)
      throws SQLException {
    Erased all = Erased.NOTHING;
    for (Erasure erasure : erasures) {
      all = all.plus(erasure.erase(tx, user));
    }
    return all;
  }

  private OutboundEvent confirmation(String user, long rows) {
    String hash = Sha256.hex(user);
    return OutboundEvent.of(
        Topics.ERASURES, hash, new UserErased(hash, service, rows, Instant.now()));
  }
}
