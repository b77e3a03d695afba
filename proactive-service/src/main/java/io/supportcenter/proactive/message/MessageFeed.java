package io.supportcenter.proactive.message;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.feed.Tail;
import io.supportcenter.proactive.message.MessageStore.Reached;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** New messages for those whose devices listen. */
@ApplicationScoped
class MessageFeed {

  private static final int MOST_AT_ONCE = 50;

  private final AgroalDataSource dataSource;
  private final Tail<CustomerMessage> tail = new Tail<>("messages", this::after);

  MessageFeed(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void start(@Observes StartupEvent event) {
    tail.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    tail.stop();
  }

  void issued(@Observes OutboxGrew event) {
    if (event.topics().contains(Topics.CUSTOMER_MESSAGES)) {
      tail.wake();
    }
  }

  AutoCloseable follow(UserId user, long after, Consumer<CustomerMessage> listener) {
    return tail.follow(user.value(), after, listener);
  }

  private List<Tail.Found<CustomerMessage>> after(List<Tail.Cursor> cursors) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      List<MessageStore.Found> found =
          MessageStore.after(
              connection,
              cursors.stream()
                  .map(c ->
                      new MessageStore.Cursor(
                          c.index(), new UserId(c.owner()), c.after(), MOST_AT_ONCE))
                  .toList());
      MessageStore.reached(
          connection,
          found.stream()
              .map(f -> f.message().id())
              .distinct()
              .map(id -> new Reached(id, DeliveryState.SENT))
              .toList());
      return found.stream()
          .map(f -> new Tail.Found<>(f.index(), f.message().number(), f.message()))
          .toList();
    }
  }
}
