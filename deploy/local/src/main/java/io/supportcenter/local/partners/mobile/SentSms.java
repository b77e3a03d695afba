package io.supportcenter.local.partners.mobile;

import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;

/**
 * An SMS that a person sends.
 *
 * @param from phone number, or what else the network shows
 * @param copies how often it is delivered, under one id; 1 when not said
 */
record SentSms(String from, String to, String text, Integer copies) {

  private static final int COPIES_MAX = 10;

  SentSms {
    if (from == null || to == null || text == null) {
      throw new ProblemException(Problem.invalidRequest("from, to and text are needed"));
    }
    copies = copies == null ? 1 : copies;
    if (copies < 1 || copies > COPIES_MAX) {
      throw new ProblemException(
          Problem.invalidRequest("copies must be between 1 and " + COPIES_MAX));
    }
  }
}
