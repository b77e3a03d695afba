package io.supportcenter.registration.receipt.poslog;

import static io.supportcenter.registration.receipt.poslog.PosLog.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.receipt.poslog.PosLogResult.PosLogProblem;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that mean harm, or are none. */
@Timeout(30)
class PosLogDefenceTest {
  private static final String OPEN =
      "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\">";

  private final PosLogMapper mapper = new PosLogMapper((_, _) -> Optional.of(ZoneOffset.UTC));

  @Test
  void shouldNotReadADocumentTypeWithEntities() {
    String bomb =
        "<!DOCTYPE POSLog [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + OPEN
            + "<Transaction>&b;</Transaction></POSLog>";
    assertThat(problem(bytes(bomb))).isEqualTo(ProblemReason.DTD_NOT_ALLOWED);
  }

  @Test
  void shouldNotFetchExternalEntities() {
    String external =
        "<!DOCTYPE POSLog [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + OPEN
            + "<Transaction><RetailStoreID>&x;</RetailStoreID></Transaction></POSLog>";
    assertThat(problem(bytes(external))).isEqualTo(ProblemReason.DTD_NOT_ALLOWED);
  }

  @Test
  void shouldNotReadDocumentsWithoutEnd() {
    assertThat(problem(bytes(OPEN + "<Transaction/>".repeat(70_000))))
        .isEqualTo(ProblemReason.TOO_MANY);
    assertThat(problem(bytes(OPEN + " ".repeat(1_000_000)))).isEqualTo(ProblemReason.NOT_XML);
  }

  @Test
  void shouldNotReadTooManyTransactions() {
    String many = OPEN + "<Transaction/>".repeat(10_001) + "</POSLog>";
    assertThat(problem(bytes(many))).isEqualTo(ProblemReason.TOO_MANY);
  }

  @Test
  void shouldNotReadElementsNestedWithoutEnd() {
    assertThat(problem(bytes(OPEN + "<a>".repeat(100_000)))).isEqualTo(ProblemReason.TOO_MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no xml", "<POSLog", "{\"a\": 1}"})
  void shouldSayThatItIsNotXml(String text) {
    assertThat(problem(bytes(text))).isEqualTo(ProblemReason.NOT_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<POSLog/>", "<Invoice xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\"/>"})
  void shouldSayThatItIsNotPosLog(String text) {
    assertThat(problem(bytes(text))).isEqualTo(ProblemReason.NOT_POSLOG);
  }

  @Test
  void shouldAnswerToWhateverBytesCome() {
    Random random = new Random(42);
    String good = PosLog.retail(1, PosLog.line(1, PosLog.sale(PosLog.scanned("9521101000078"))));
    byte[] document =
        (OPEN + good.replace("till:", "") + "</POSLog>").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = document.clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      PosLogResult result = mapper.read("northmart", changed);
      int answers = result.receipts().size() + result.ignored().size();
      if (answers == 0) {
        assertThat(result.problems()).isNotEmpty();
      } else {
        // The document has one transaction.
        assertThat(answers).isEqualTo(1);
        assertThat(result.isUnreadable()).isFalse();
      }
    }
  }

  private ProblemReason problem(byte[] document) {
    PosLogResult result = mapper.read("northmart", document);
    assertThat(result.receipts()).isEmpty();
    assertThat(result.problems())
        .hasSize(1)
        .first()
        .extracting(PosLogProblem::transaction)
        .isEqualTo(0);
    return result.problems().getFirst().reason();
  }
}
