package io.supportcenter.proactive.relation;

/** How one activity is related to a later one. */
public enum RelationType {
  /** One after the other, with little time between. */
  PRECEDES,
  /** The first takes the customer to the second. */
  ARRIVES_FOR,
  /** The first is the stay from which the second leaves. */
  DEPARTS_FROM
}
