package io.supportcenter.proactive.session.store;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.proactive.message.store.RowTail;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.TranscriptEntry;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;

/** New lines of transcripts for those who talk. */
@Singleton
public class TranscriptFeed extends RowTail<TranscriptEntry> {

  private final Transactions transactions;

  TranscriptFeed(Transactions transactions) {
    super("transcripts");
    this.transactions = transactions;
  }

  /** From the beginning of the transcript. */
  public Runnable follow(SessionId session, Consumer<TranscriptEntry> listener) {
    return follow(session.toString(), 0, listener);
  }

  /** Something was said, without an event. */
  public void said() {
    wake();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxGrew event) {
    if (event.topics().contains(Topics.LIVE_SESSIONS)
        || event.topics().contains(Topics.RESCHEDULES)) {
      wake();
    }
  }

  @Override
  protected List<Found<TranscriptEntry>> after(List<Cursor> cursors) {
    return transactions.read(tx -> TranscriptStore.after(tx, cursors));
  }
}
