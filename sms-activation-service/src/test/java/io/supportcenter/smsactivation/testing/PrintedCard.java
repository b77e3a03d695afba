package io.supportcenter.smsactivation.testing;

/** A card as its holder sees it. */
public record PrintedCard(String accountId, String passCode, String shortCode) {

  public static PrintedCard of(String line) {
    String[] fields = line.split(",");
    return new PrintedCard(fields[0], fields[1], fields[2]);
  }
}
