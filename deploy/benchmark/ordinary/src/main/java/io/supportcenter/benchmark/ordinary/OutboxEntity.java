package io.supportcenter.benchmark.ordinary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.UUID;

/** An event to publish. */
@Entity
@Table(name = "outbox")
class OutboxEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_id")
  @SequenceGenerator(name = "outbox_id", sequenceName = "outbox_id", allocationSize = 1000)
  Long id;

  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "record_key")
  String key;

  byte[] value;

  OutboxEntity() {}

  OutboxEntity(String key, byte[] value) {
    this.eventId = UUID.randomUUID();
    this.key = key;
    this.value = value;
  }
}
