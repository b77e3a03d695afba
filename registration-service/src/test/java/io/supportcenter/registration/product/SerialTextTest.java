package io.supportcenter.registration.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "352099001800263 / 352099001800271",
        "352099001800263,352099001800271",
        "352099001800263; 352099001800271",
        "IMEI: 352099001800263/352099001800271",
        "IMEI1: 352099001800263 IMEI2: 352099001800271",
        "imei 1:352099001800263, imei 2:352099001800271",
      })
  void shouldReadTheImeisOfAPhone(String text) {
    assertThat(SerialText.read(text)).containsExactly("352099001800263", "352099001800271");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMEI: 352099001800255 | 352099001800255",
        "S/N: K8-1 | K8-1",
        "SN:K8/1 | K8/1",
        "Serial No.: 0032 | 0032",
        "SN-0032 | SN-0032",
        "352099001800263 / 352099001800272 | 352099001800263 / 352099001800272",
        "3520990018002631 / 3520990018002711 | 3520990018002631 / 3520990018002711",
        "35/209900/180025/5 | 35/209900/180025/5",
        "K8,1 | K8,1",
      })
  void shouldLeaveAnyOtherTextInOnePiece(String text, String serial) {
    assertThat(SerialText.read(text)).containsExactly(serial);
  }

  @Test
  void shouldLeaveALongText() {
    String text = "352099001800263,".repeat(100);
    assertThat(SerialText.read(text)).isEqualTo(List.of(text));
  }
}
