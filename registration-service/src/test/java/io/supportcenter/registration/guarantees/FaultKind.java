package io.supportcenter.registration.guarantees;

/** What is done to the processes. */
enum FaultKind {
  KILL_FIRST,
  KILL_SECOND,
  KILL_BROKER,
  KILL_POSTGRES,
  /** Stopped until its partitions are with others, who go on; then it wakes up. */
  FREEZE_FIRST,
  FREEZE_SECOND,
  /** Partitions move to it, and away again. */
  THIRD_COMES_AND_GOES
}
