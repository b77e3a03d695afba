package io.supportcenter.registration.guarantees;

/** Where a record stands. */
record Origin(String topic, int partition, long offset) {

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
