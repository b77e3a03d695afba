package io.supportcenter.proactive.message.store;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.message.DeliveryState;
import io.supportcenter.proactive.message.store.MessageStore.Reached;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;

/** New messages for users whose devices listen. */
@Singleton
public class MessageFeed extends RowTail<CustomerMessage> {

  private static final int MOST_AT_ONCE = 50;

  private final Transactions transactions;

  MessageFeed(Transactions transactions) {
    super("messages");
    this.transactions = transactions;
  }

  public Runnable follow(UserId user, long after, Consumer<CustomerMessage> listener) {
    return follow(user.value(), after, listener);
  }

  void issued(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxGrew event) {
    if (event.topics().contains(Topics.CUSTOMER_MESSAGES)) {
      wake();
    }
  }

  @Override
  protected List<Found<CustomerMessage>> after(List<Cursor> cursors) {
    return transactions.inNew(tx -> {
      List<Found<CustomerMessage>> found = MessageStore.after(tx, cursors, MOST_AT_ONCE);
      MessageStore.reached(
          tx,
          found.stream()
              .map(f -> f.row().id())
              .distinct()
              .map(id -> new Reached(id, DeliveryState.SENT))
              .toList());
      return found;
    });
  }
}
