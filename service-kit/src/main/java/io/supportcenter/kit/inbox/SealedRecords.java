package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.events.RecordContent;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.kit.inbox.ParkedStore.Stored;
import io.supportcenter.kit.security.DatabaseKey;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What the records of confidential channels say, wherever it is kept: sealed, with a keyed hash in
 * the place of the key.
 */
@ApplicationScoped
class SealedRecords {

  private static final String KEY = "record-key";

  /** As {@link ParkedId#place}. */
  private static final String PLACE =
      "concat_ws(':', 'parked', channel, topic, topic_id, partition, record_offset)";

  private final Vault vault;
  private final DatabaseKey database;

  SealedRecords(Vault vault, DatabaseKey database) {
    this.vault = vault;
    this.database = database;
  }

  @Produces
  @Singleton
  SealedColumn parked() {
    return SealedColumn.ofBytes("parked_record", "value", "sealed", PLACE);
  }

  @Produces
  @Singleton
  ExpiryRule old(InboxConfig config) {
    return new ExpiryRule("parked_record", "parked_at", "sealed", config.sealedKeep());
  }

  /** What is in the table in the place of a record's key. */
  byte[] storedKey(Intake intake, byte[] key) {
    return intake.isConfidential() ? database.hash(KEY, key) : key;
  }

  ParkedStore.Row row(Intake intake, ParkedId id, Unhandled parked) {
    Received received = parked.received();
    byte[] key = received.key().array();
    byte[] value = received.record().value();
    Headers headers = received.originalHeaders();
    return intake.isConfidential()
        ? new ParkedStore.Row(
            id,
            parked,
            storedKey(intake, key),
            seal(key, value, headers, id.place()),
            HeaderCodec.of(new RecordHeaders()),
            true)
        : new ParkedStore.Row(id, parked, key, value, HeaderCodec.of(headers), false);
  }

  /** The content of a dead letter. */
  byte[] letter(Received received) {
    return seal(
        received.record().key(),
        received.record().value(),
        received.originalHeaders(),
        "dead-letter:" + DeadLetters.address(received));
  }

  /**
   * The record with its key, value and headers.
   *
   * @throws IllegalArgumentException when it does not open
   */
  Stored opened(Stored stored) {
    if (!stored.sealed()) {
      return stored;
    }
    RecordContent content = RecordContent.read(vault.open(stored.value(), stored.id().place()));
    return new Stored(
        stored.id(),
        content.key(),
        content.value(),
        HeaderCodec.read(content.headers()),
        stored.recordedAt(),
        stored.reason(),
        stored.detail(),
        stored.parkedAt(),
        true);
  }

  private byte[] seal(byte[] key, byte[] value, Headers headers, String place) {
    return vault.seal(new RecordContent(key, value, HeaderCodec.of(headers)).bytes(), place);
  }
}
