package io.supportcenter.smsactivation.sms;

import io.supportcenter.smsactivation.code.PassCodeReader;
import io.supportcenter.smsactivation.code.PassCodeReading;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the text of an SMS: a keyword on its own but for punctuation has precedence over a pass
 * code.
 */
public final class SmsContentReader {

  /** Longer texts are cut: six joined parts of an SMS. */
  private static final int LENGTH_MAX = 918;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  /** In English, German, French and Spanish, without accents; words of one keyword joined. */
  private static final Set<String> STOP =
      words(
          """
          STOP STOPALL STOPSMS UNSUBSCRIBE UNSUB CANCEL END QUIT OPTOUT REVOKE REMOVE REMOVEME
          STOPP STOPPEN ABMELDEN ABMELDUNG ABBESTELLEN ABBESTELLUNG ABBRECHEN AUSTRAGEN BEENDEN
          ENDE AUS KUNDIGEN KUENDIGEN KUNDIGUNG KUENDIGUNG
          ARRET ARRETE ARRETER ARRETEZ STOPPER DESABONNER SEDESABONNER MEDESABONNER DESABONNEMENT
          DESINSCRIRE SEDESINSCRIRE MEDESINSCRIRE DESINSCRIPTION RESILIER RESILIATION ANNULER FIN
          BAJA DARDEBAJA DARMEDEBAJA DARSEDEBAJA ALTO PARAR PARE DETENER CANCELAR TERMINAR SALIR
          NOMAS
          """);

  private static final Set<String> START =
      words(
          """
          START UNSTOP OPTIN SUBSCRIBE RESUME
          STARTEN ANMELDEN ANMELDUNG FORTSETZEN
          DEMARRER REPRENDRE COMMENCER SABONNER REABONNER SEREABONNER
          ALTA DARDEALTA INICIAR INICIO EMPEZAR COMENZAR REANUDAR SUSCRIBIR
          """);

  private static final Set<String> HELP = Set.of("HELP", "INFO", "HILFE", "AIDE", "AYUDA");

  private SmsContentReader() {}

  public static SmsContent read(String text) {
    String bounded = text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    String keyword = keyword(bounded);
    if (STOP.contains(keyword)) {
      return new SmsContent.Stop();
    }
    if (START.contains(keyword)) {
      return new SmsContent.Start();
    }
    if (HELP.contains(keyword)) {
      return new SmsContent.Help();
    }
    return switch (PassCodeReader.read(bounded)) {
      case PassCodeReading.Read(var code) -> new SmsContent.Code(code);
      case PassCodeReading.Mistyped _ -> new SmsContent.MistypedCode();
      case PassCodeReading.Several _ -> new SmsContent.SeveralCodes();
      case PassCodeReading.None _ -> new SmsContent.Nothing();
    };
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** The text's words joined, without accents; a word that is repeated once. */
  private static String keyword(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toUpperCase(Locale.ROOT);
    List<String> words = BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    return Set.copyOf(words).size() == 1 ? words.getFirst() : String.join("", words);
  }
}
