package io.supportcenter.benchmark.ordinary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Remembers an event that was handled, so that the same again has no effect. */
@Entity
@Table(name = "processed_event")
class ProcessedEvent {

  @Id
  @Column(name = "event_id")
  String eventId;

  ProcessedEvent() {}

  ProcessedEvent(String eventId) {
    this.eventId = eventId;
  }
}
