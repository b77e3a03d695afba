package io.supportcenter.proactive.message.store;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.proactive.message.DeliveryState;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.List;

/** New messages for users whose devices listen. */
@Singleton
public class MessageFeed extends RowTail<CustomerMessage> {

  private static final int MOST_AT_ONCE = 50;

  private final Transactions transactions;

  MessageFeed(Transactions transactions) {
    super("messages", Topics.CUSTOMER_MESSAGES);
    this.transactions = transactions;
  }

  @Override
  protected List<Found<CustomerMessage>> after(List<Cursor> cursors) {
    return transactions.inNew(tx -> {
      List<Found<CustomerMessage>> found = MessageStore.after(tx, cursors, MOST_AT_ONCE);
      MessageStore.reached(
          tx, found.stream().map(f -> f.row().id()).distinct().toList(), DeliveryState.SENT);
      return found;
    });
  }
}
