package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.events.RecordContent;
import io.supportcenter.kit.security.DatabaseKey;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.Vault;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals rows for {@link Topics#isConfidential confidential} topics until they are published. */
@ApplicationScoped
class OutboxSeal {

  private static final String KEY = "outbox-key";

  /** As {@link #place}. */
  private static final String PLACE = "'outbox:' || event_id";

  private final Vault vault;
  private final DatabaseKey database;

  OutboxSeal(Vault vault, DatabaseKey database) {
    this.vault = vault;
    this.database = database;
  }

  @Produces
  @Singleton
  SealedColumn waiting() {
    return SealedColumn.ofBytes("outbox", "value", "sealed", PLACE);
  }

  @Produces
  @Singleton
  SealedColumn quarantined() {
    return SealedColumn.ofBytes("outbox_quarantine", "value", "sealed", PLACE);
  }

  @Produces
  @Singleton
  ExpiryRule oldInQuarantine(
      @ConfigProperty(name = "support-center.inbox.sealed-keep") Duration keep) {
    return new ExpiryRule("outbox_quarantine", "quarantined_at", "sealed", keep);
  }

  /** The row as it is stored. */
  OutboxRow seal(OutboxRow row) {
    if (!Topics.isConfidential(row.topic())) {
      return row;
    }
    byte[] content = new RecordContent(row.key(), row.value(), row.headers()).bytes();
    return new OutboxRow(
        row.eventId(),
        row.topic(),
        database.hash(KEY, row.key()),
        vault.seal(content, place(row.eventId())),
        row.type(),
        null,
        true);
  }

  /**
   * The row as it is published.
   *
   * @throws IllegalArgumentException when it does not open
   */
  static OutboxRow open(Vault vault, OutboxRow row) {
    if (!row.sealed()) {
      return row;
    }
    RecordContent content = RecordContent.read(vault.open(row.value(), place(row.eventId())));
    return new OutboxRow(
        row.eventId(), row.topic(), content.key(), content.value(), row.type(), content.headers());
  }

  private static String place(UUID eventId) {
    return "outbox:" + eventId;
  }
}
