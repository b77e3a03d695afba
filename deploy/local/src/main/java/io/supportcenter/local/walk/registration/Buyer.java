package io.supportcenter.local.walk.registration;

/** The people who bought what is on the sample receipts. */
enum Buyer {
  ALEX(
      """
      [{"kind": "LOYALTY_ID", "value": "NM-7004-1182", "retailerId": "northmart"}]\
      """),
  SAM(
      """
      [{"kind": "LOYALTY_ID", "value": "NM-7004-2296", "retailerId": "northmart"}]\
      """),
  KIM(
      """
      [{"kind": "LOYALTY_ID", "value": "NM-7004-3350", "retailerId": "northmart"},
       {"kind": "LOYALTY_ID", "value": "WT-3350", "retailerId": "wayfarer-travel"}]\
      """),
  DANA(
      """
      [{"kind": "EMAIL", "value": "dana.whitfield@example.com"}, {"kind": "PHONE", "value": "+12125550143"}]\
      """);

  private final String identities;

  Buyer(String identities) {
    this.identities = identities;
  }

  String userId() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Body of the request that links them. */
  String linkRequest() {
    return "{\"identities\": " + identities + "}";
  }
}
