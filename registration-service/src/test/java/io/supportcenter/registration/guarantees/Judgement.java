package io.supportcenter.registration.guarantees;

import java.util.List;

/**
 * Whether a guarantee held.
 *
 * @param judged how many things were looked at
 * @param offences what was found wrong, by key or id; none when it held
 */
record Judgement(Guarantee guarantee, long judged, List<String> offences) {

  boolean held() {
    return offences.isEmpty();
  }
}
