package io.supportcenter.kit.outbox;

/** How many rows are relayed at once: half as many after each failure, twice after each success. */
final class BatchSize {

  private final int max;
  private int size;

  BatchSize(int max) {
    this.max = max;
    this.size = max;
  }

  int size() {
    return size;
  }

  void failed() {
    size = Math.max(1, size / 2);
  }

  void succeeded() {
    size = (int) Math.min(max, 2L * size);
  }
}
