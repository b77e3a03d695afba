package io.supportcenter.proactive.session.store;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.proactive.message.store.RowTail;
import io.supportcenter.proactive.session.TranscriptEntry;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.List;

/** New lines of transcripts for those who talk. */
@Singleton
public class TranscriptFeed extends RowTail<TranscriptEntry> {

  private final Transactions transactions;

  TranscriptFeed(Transactions transactions) {
    super("transcripts", Topics.LIVE_SESSIONS, Topics.RESCHEDULES);
    this.transactions = transactions;
  }

  /** Something was said, without an event. */
  public void said() {
    wake();
  }

  @Override
  protected List<Found<TranscriptEntry>> after(List<Cursor> cursors) {
    return transactions.read(tx -> TranscriptStore.after(tx, cursors));
  }
}
