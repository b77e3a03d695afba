package io.supportcenter.local.walk.sms;

/** A card as its holder sees it. */
record Card(String accountId, String passCode, String shortCode) {

  static Card of(String line) {
    String[] fields = line.split(",");
    return new Card(fields[0], fields[1], fields[2]);
  }
}
