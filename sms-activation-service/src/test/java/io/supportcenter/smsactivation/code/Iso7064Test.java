package io.supportcenter.smsactivation.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Iso7064Test {

  private final Random random = new Random(9111301);

  @Test
  void shouldGiveTheCheckDigitOfTheStandardsExample() {
    // ISO/IEC 7064, MOD 11,10: 0794 gets 5.
    assertThat(Iso7064.DIGITS.isChecked("07945")).isTrue();
    assertThat(Iso7064.DIGITS.isChecked("07946")).isFalse();
  }

  @Test
  void shouldNoticeEveryWrongCharacter() {
    for (int n = 0; n < 200; n++) {
      noticesEveryWrongCharacter(Iso7064.DIGITS, "0123456789");
      noticesEveryWrongCharacter(Iso7064.LETTERS_AND_DIGITS, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    }
  }

  private void noticesEveryWrongCharacter(Iso7064 alphabet, String characters) {
    String text = alphabet.random(random, 12);
    assertThat(alphabet.isChecked(text)).isTrue();
    for (int at = 0; at < text.length(); at++) {
      for (char other : characters.toCharArray()) {
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        assertThat(alphabet.isChecked(changed)).as(changed).isEqualTo(changed.equals(text));
      }
    }
  }

  @Test
  void shouldNoticeNearlyEverySwappedPair() {
    int swapped = 0;
    int missed = 0;
    for (int n = 0; n < 2000; n++) {
      String text = Iso7064.LETTERS_AND_DIGITS.random(random, 12);
      for (int at = 0; at + 1 < text.length(); at++) {
        if (text.charAt(at) != text.charAt(at + 1)) {
          swapped++;
          missed += Iso7064.LETTERS_AND_DIGITS.isChecked(swap(text, at)) ? 1 : 0;
        }
      }
    }
    assertThat((double) missed / swapped).isLessThan(0.01);
  }

  @Test
  void shouldRefuseOtherCharactersAndTextsTooShort() {
    assertThat(Iso7064.LETTERS_AND_DIGITS.isChecked("")).isFalse();
    assertThat(Iso7064.LETTERS_AND_DIGITS.isChecked("1")).isFalse();
    assertThat(Iso7064.DIGITS.isChecked("0794A")).isFalse();
  }

  private static String swap(String text, int at) {
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }
}
