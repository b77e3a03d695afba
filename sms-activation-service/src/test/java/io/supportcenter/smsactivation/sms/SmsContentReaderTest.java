package io.supportcenter.smsactivation.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.code.PassCode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsContentReaderTest {

  private static final PassCode CODE = PassCode.random(new Random(1));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop",
        " Stop ",
        "unsubscribe",
        "QUIT",
        "END",
        "Stop.",
        "STOP!",
        "\"STOP\"",
        "“Stop”",
        "«stop»",
        "opt out",
        "Opt-out",
        "OPT_OUT",
        "Stop ALL",
        "stop stop",
        "ＳＴＯＰ",
        "stop 🛑",
        "S T O P",
        "st\u200bop",
        "Stopp",
        "Abmelden!",
        "Kündigen",
        "ku\u0308ndigen",
        "Arrêt",
        "ARRÊTER",
        "se désabonner",
        "Désinscription.",
        "¡BAJA!",
        "Dar de baja",
        "no más",
        "cancelar"
      })
  void shouldKnowWhoWantsNoMore(String text) {
    assertThat(SmsContentReader.read(text)).isEqualTo(new SmsContent.Stop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"please stop", "STOP it", "helpme", "how?", "non-stop", "", "...", "🛑"})
  void shouldTakeAKeywordOnlyAlone(String text) {
    assertThat(SmsContentReader.read(text)).isEqualTo(new SmsContent.Nothing());
  }

  @Test
  void shouldKnowHelpAndStart() {
    assertThat(SmsContentReader.read("help")).isEqualTo(new SmsContent.Help());
    assertThat(SmsContentReader.read("START")).isEqualTo(new SmsContent.Start());
    for (String text : List.of("Help!", "Hilfe", "aide ?", "¿Ayuda?", "info.")) {
      assertThat(SmsContentReader.read(text)).as(text).isEqualTo(new SmsContent.Help());
    }
    for (String text : List.of("Start.", "opt in", "unstop", "¡Alta!", "Démarrer")) {
      assertThat(SmsContentReader.read(text)).as(text).isEqualTo(new SmsContent.Start());
    }
  }

  @Test
  void shouldReadACodeAndBoundWhatItReads() {
    assertThat(SmsContentReader.read(CODE.printed())).isEqualTo(new SmsContent.Code(CODE));
    assertThat(SmsContentReader.read("x ".repeat(500_000) + CODE.printed()))
        .isEqualTo(new SmsContent.Nothing());
  }

  @ParameterizedTest
  @EnumSource(ReplyKind.class)
  void shouldReplyInOnePartOfGsmCharacters(ReplyKind reply) {
    assertThat(reply.text()).hasSizeLessThanOrEqualTo(160).matches("[A-Za-z0-9 .,?!']+");
  }
}
