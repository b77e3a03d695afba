package io.supportcenter.smsactivation.sms;

import java.util.List;

/** Numbers of ours that no card has: replies are sent from them too. */
public record FurtherShortCodes(List<ShortCode> codes) {

  public FurtherShortCodes {
    codes = List.copyOf(codes);
  }
}
