package io.supportcenter.local.topics;

import io.supportcenter.schemas.Topics;
import java.util.List;
import java.util.Locale;

/** What a partner is to the support centre: which topics of its own it writes and reads. */
public enum PartnerKind {
  RETAILER(Topics.RECEIPTS, Topics.REFUSALS),
  VENDOR(Topics.VENDOR_EVENTS, Topics.REFUSALS),
  ACCOUNT_SYSTEM(Topics.ACCOUNTS, Topics.REFUSALS),
  MERCHANT(Topics.CHARGE_REQUESTS, Topics.REFUSALS, Topics.CHARGES),
  GATEWAY(Topics.SMS_INBOUND, Topics.REFUSALS);

  private final String writes;
  private final List<String> reads;

  PartnerKind(String writes, String... reads) {
    this.writes = writes;
    this.reads = List.of(reads);
  }

  /** Without the partner's id. */
  public String writes() {
    return writes;
  }

  /** Without the partner's id. */
  public List<String> reads() {
    return reads;
  }

  /** For people. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
