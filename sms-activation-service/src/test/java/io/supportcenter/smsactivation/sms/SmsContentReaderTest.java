package io.supportcenter.smsactivation.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.code.PassCode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsContentReaderTest {

  private static final PassCode CODE = PassCode.random(new Random(1));

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "stop", " Stop ", "unsubscribe", "QUIT", "END"})
  void shouldKnowWhoWantsNoMore(String text) {
    assertThat(SmsContentReader.read(text)).isEqualTo(new SmsContent.Stop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"please stop", "STOP it", "helpme", "how?"})
  void shouldTakeAKeywordOnlyAlone(String text) {
    assertThat(SmsContentReader.read(text)).isEqualTo(new SmsContent.Nothing());
  }

  @Test
  void shouldKnowHelpAndStart() {
    assertThat(SmsContentReader.read("help")).isEqualTo(new SmsContent.Help());
    assertThat(SmsContentReader.read("START")).isEqualTo(new SmsContent.Start());
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
