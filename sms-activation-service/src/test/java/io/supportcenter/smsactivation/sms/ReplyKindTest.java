package io.supportcenter.smsactivation.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyKindTest {

  /** Of GSM 03.38's basic character set, all that plain English needs: one septet each. */
  private static final String GSM = "[A-Za-z0-9 .,?!'/-]{1,160}";

  @ParameterizedTest
  @EnumSource
  void shouldFitOnePartOfAnSms(ReplyKind kind) {
    assertThat(kind.text()).matches(GSM);
  }
}
