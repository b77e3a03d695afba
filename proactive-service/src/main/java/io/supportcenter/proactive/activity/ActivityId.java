package io.supportcenter.proactive.activity;

/** An activity; the same as the id of the reservation in the asset store. */
public record ActivityId(String value) implements Comparable<ActivityId> {

  public ActivityId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("an asset id has 1 to 64 characters");
    }
  }

  @Override
  public int compareTo(ActivityId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
