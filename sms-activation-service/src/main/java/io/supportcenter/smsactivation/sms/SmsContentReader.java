package io.supportcenter.smsactivation.sms;

import io.supportcenter.smsactivation.code.PassCodeReader;
import io.supportcenter.smsactivation.code.PassCodeReading;
import java.util.Locale;
import java.util.Set;

/** Reads the text of an SMS: a keyword on its own has precedence over a pass code. */
public final class SmsContentReader {

  /** Longer texts are cut: six joined parts of an SMS. */
  private static final int LENGTH_MAX = 918;

  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");
  private static final Set<String> START = Set.of("START", "UNSTOP", "OPTIN");
  private static final Set<String> HELP = Set.of("HELP", "INFO");

  private SmsContentReader() {}

  public static SmsContent read(String text) {
    String bounded = text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    String word = bounded.strip().toUpperCase(Locale.ROOT);
    if (STOP.contains(word)) {
      return new SmsContent.Stop();
    }
    if (START.contains(word)) {
      return new SmsContent.Start();
    }
    if (HELP.contains(word)) {
      return new SmsContent.Help();
    }
    return switch (PassCodeReader.read(bounded)) {
      case PassCodeReading.Read(var code) -> new SmsContent.Code(code);
      case PassCodeReading.Mistyped _ -> new SmsContent.MistypedCode();
      case PassCodeReading.None _ -> new SmsContent.Nothing();
    };
  }
}
