package io.supportcenter.proactive.activity;

/** When and where an activity starts and ends. */
public record Schedule(Moment start, Moment end) {

  public Schedule {
    if (end.at().isBefore(start.at())) {
      throw new IllegalArgumentException("an activity does not end before it starts");
    }
  }

  /** Whether both are under way at some instant. */
  public boolean overlaps(Schedule other) {
    return start.at().isBefore(other.end.at()) && other.start.at().isBefore(end.at());
  }
}
