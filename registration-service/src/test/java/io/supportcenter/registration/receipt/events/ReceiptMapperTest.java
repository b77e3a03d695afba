package io.supportcenter.registration.receipt.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import io.supportcenter.registration.receipt.ReceiptReader;
import io.supportcenter.registration.receipt.ReceiptResult;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptMapperTest {
  @Test
  void shouldReadASale() {
    Receipt receipt = valid(sale().build());
    assertThat(receipt.key()).hasToString("northmart:0417-03-88121-2026-11-20");
    assertThat(receipt.kind()).isEqualTo(ReceiptKind.SALE);
    assertThat(receipt.zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(receipt.customer())
        .containsExactly(
            new CustomerReference(
                io.supportcenter.registration.identity.IdentityKind.LOYALTY_ID, "NM-7004-1182"));
    assertThat(receipt.lines().getFirst().gtin()).contains("9521101000078");
    assertThat(receipt.lines().getFirst().serialsOf(1)).containsExactly("AX70014402");
    assertThat(receipt.lines().getFirst().serialsOf(2)).isEmpty();
    assertThat(receipt.units()).hasSize(2);
  }

  @Test
  void shouldReadAReturnWithTheSaleThatItTakesBack() {
    ReceiptReceived event =
        sale()
            .setKind(io.supportcenter.events.ReceiptKind.RETURN)
            .setOriginalReceiptNumber("0417-03-88100-2026-11-19")
            .build();
    assertThat(valid(event).original())
        .contains(new ReceiptKey("northmart", "0417-03-88100-2026-11-19"));
  }

  @Test
  void shouldReadAVoidWithoutLines() {
    ReceiptReceived event =
        sale()
            .setKind(io.supportcenter.events.ReceiptKind.VOID)
            .setOriginalReceiptNumber("0417-03-88100-2026-11-19")
            .setLines(List.of())
            .build();
    assertThat(valid(event).units()).isEmpty();
  }

  @Test
  void shouldLeaveOutAKindOfIdentityThatOnlyANewerRetailerKnows() {
    assertThat(
            valid(sale().setCustomer(List.of(reference(IdentityKind.UNKNOWN, "x"))).build())
                .customer())
        .isEmpty();
  }

  @Test
  void shouldKeepALineWithAWrongGtinForTheRegistrationToReject() {
    assertThat(valid(sale().setLines(List.of(line(1).setGtin("12").build())).build()).lines())
        .hasSize(1);
  }

  @Test
  void shouldNameAllThatIsWrong() {
    ReceiptReceived event =
        sale()
            .setRetailerId("north mart")
            .setZone("Europe/Atlantis")
            .setLines(
                List.of(
                    line(1).setQuantity(0).setSerialNumbers(List.of()).build(), line(1).build()))
            .build();
    assertThat(problems(event))
        .containsExactly(
            new ReceiptProblem("retailerId", Reason.CHARACTERS),
            new ReceiptProblem("zone", Reason.NOT_A_ZONE),
            new ReceiptProblem("lines[0].quantity", Reason.OUT_OF_RANGE),
            new ReceiptProblem("lines[1].lineNumber", Reason.DUPLICATE));
  }

  @ParameterizedTest
  @MethodSource
  void shouldSayWhichFieldIsWrongAndWhy(
      UnaryOperator<ReceiptReceived.Builder> change, String field, Reason reason) {
    assertThat(problems(change.apply(sale()).build()))
        .containsExactly(new ReceiptProblem(field, reason));
  }

  static Stream<Arguments> shouldSayWhichFieldIsWrongAndWhy() {
    return Stream.of(
        wrong(b -> b.setRetailerId(" "), "retailerId", Reason.BLANK),
        wrong(b -> b.setRetailerId("a".repeat(65)), "retailerId", Reason.TOO_LONG),
        wrong(b -> b.setRetailerId("a:b"), "retailerId", Reason.CHARACTERS),
        wrong(b -> b.setReceiptNumber("4\n2"), "receiptNumber", Reason.CHARACTERS),
        wrong(b -> b.setReceiptNumber("N/A"), "receiptNumber", Reason.BLANK),
        wrong(b -> b.setReceiptNumber("4\u241f2"), "receiptNumber", Reason.CHARACTERS),
        wrong(b -> b.setReceiptNumber("4\uD83D"), "receiptNumber", Reason.CHARACTERS),
        wrong(b -> b.setReceiptNumber("1".repeat(129)), "receiptNumber", Reason.TOO_LONG),
        wrong(
            b -> b.setKind(io.supportcenter.events.ReceiptKind.UNKNOWN),
            "kind",
            Reason.UNKNOWN_VALUE),
        wrong(b -> b.setOccurredAt(Instant.EPOCH), "occurredAt", Reason.OUT_OF_RANGE),
        wrong(b -> b.setZone(""), "zone", Reason.BLANK),
        wrong(
            b -> b.setKind(io.supportcenter.events.ReceiptKind.RETURN),
            "originalReceiptNumber",
            Reason.MISSING),
        wrong(b -> b.setLines(List.of()), "lines", Reason.MISSING),
        wrong(b -> b.setLines(lines(1_001, 1)), "lines", Reason.TOO_MANY),
        wrong(b -> b.setLines(lines(11, 1_000)), "lines", Reason.TOO_MANY),
        wrongLine(line(0), "lines[0].lineNumber", Reason.OUT_OF_RANGE),
        wrongLine(line(1).setQuantity(1_001), "lines[0].quantity", Reason.OUT_OF_RANGE),
        wrongLine(line(1).setGtin("1".repeat(33)), "lines[0].gtin", Reason.TOO_LONG),
        wrongLine(
            line(1).setRetailerItemId("a\u0000b"), "lines[0].retailerItemId", Reason.CHARACTERS),
        wrongLine(
            line(1).setSerialNumbers(IntStream.range(0, 21).mapToObj(n -> "S" + n).toList()),
            "lines[0].serialNumbers",
            Reason.TOO_MANY),
        wrongLine(
            line(1).setSerialNumbers(List.of("1".repeat(65))),
            "lines[0].serialNumbers[0]",
            Reason.TOO_LONG));
  }

  @Test
  void shouldLeaveOutAWrongLineAndTakeTheOthers() {
    var read =
        read(
            sale()
                .setLines(List.of(line(1).setQuantity(0).build(), line(2).build(), line(2).build()))
                .build());

    assertThat(read.receipt().lines()).singleElement().returns(2, ReceiptLine::lineNumber);
    assertThat(read.leftOut())
        .containsExactly(
            new ReceiptProblem("lines[0].quantity", Reason.OUT_OF_RANGE),
            new ReceiptProblem("lines[2].lineNumber", Reason.DUPLICATE));
  }

  @Test
  void shouldLeaveOutAWrongReferenceToTheCustomer() {
    var read =
        read(
            sale()
                .setCustomer(
                    List.of(
                        reference(IdentityKind.EMAIL, "x".repeat(255)),
                        reference(IdentityKind.PHONE, " "),
                        reference(IdentityKind.LOYALTY_ID, "0000"),
                        reference(IdentityKind.LOYALTY_ID, "NM-1")))
                .build());

    assertThat(read.receipt().customer()).hasSize(1);
    assertThat(read.leftOut())
        .containsExactly(new ReceiptProblem("customer[0].value", Reason.TOO_LONG));
  }

  @Test
  void shouldTakePlaceholdersForNoValue() {
    var read =
        read(
            sale()
                .setPartOf("N/A")
                .setLines(
                    List.of(
                        line(1)
                            .setGtin("0000000000000")
                            .setRetailerItemId("-")
                            .setSerialNumbers(List.of("UNKNOWN", "A", "", "A ", "00-00"))
                            .build()))
                .build());

    assertThat(read.leftOut()).isEmpty();
    assertThat(read.receipt().partOf()).isEmpty();
    assertThat(read.receipt().lines())
        .singleElement()
        .returns(Optional.empty(), ReceiptLine::gtin)
        .returns(Optional.empty(), ReceiptLine::retailerItemId)
        .returns(List.of("A"), ReceiptLine::serialNumbers);
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.example.com/01/09521101000078/10/LOT/21/A1, A1",
    "9521101000078, https://id.example.com/01/09521101000078/21/A1",
    "https://id.example.com/01/09521101000078/21/A1, https://id.example.com/01/09521101000078/21/A1",
    "https://id.example.com/01/09521101000078/21/A1, N/A",
  })
  void shouldReadWhatATillHasScanned(String gtin, String serial) {
    var line = line(1).setGtin(gtin).setSerialNumbers(List.of(serial)).setQuantity(1).build();

    assertThat(valid(sale().setLines(List.of(line)).build()).lines())
        .singleElement()
        .satisfies(read -> {
          assertThat(Gtin.parse(read.gtin().orElseThrow()).valid().map(Gtin::digits))
              .contains("09521101000078");
          assertThat(read.serialNumbers()).containsExactly("A1");
        });
  }

  @Test
  void shouldTakeTheFirstOfTooManyReferencesToTheCustomer() {
    var read =
        read(
            sale()
                .setCustomer(
                    IntStream.range(0, 11)
                        .mapToObj(n -> reference(IdentityKind.LOYALTY_ID, "NM-" + n))
                        .toList())
                .build());

    assertThat(read.receipt().customer()).hasSize(10);
    assertThat(read.leftOut()).containsExactly(new ReceiptProblem("customer", Reason.TOO_MANY));
  }

  @Test
  void shouldShortenADescription() {
    assertThat(
            valid(
                    sale()
                        .setLines(List.of(line(1).setDescription("Soundbar\n with mount").build()))
                        .build())
                .lines()
                .getFirst()
                .description())
        .contains("Soundbar with mount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Order 00001-001-0001", "Beleg \u2116 5/2026", " 42 "})
  void shouldTakeNumbersAsShopsWriteThem(String number) {
    assertThat(valid(sale().setReceiptNumber(number).build()).key().receiptNumber())
        .isEqualTo(number.strip());
  }

  @Test
  void shouldReadANumberInOneUnicodeForm() {
    assertThat(valid(sale().setReceiptNumber("Ko\u0308ln-1").build()).key().receiptNumber())
        .isEqualTo("K\u00f6ln-1");
  }

  @Test
  void shouldNotMistakeACancellationForItsSale() {
    Receipt sold = valid(sale().build());
    Receipt voided =
        valid(
            sale()
                .setKind(io.supportcenter.events.ReceiptKind.VOID)
                .setOriginalReceiptNumber("0417-03-88121-2026-11-20")
                .build());

    assertThat(voided.key()).isNotEqualTo(sold.key());
    assertThat(voided.original()).contains(sold.key());
    assertThat(ReceiptKey.written(voided.key().receiptNumber()))
        .isEqualTo(sold.key().receiptNumber());
  }

  @Test
  void shouldNotListProblemsWithoutEnd() {
    ReceiptReceived event = sale().setLines(lines(1_000, 0)).build();
    assertThat(problems(event)).hasSize(100);
  }

  @Test
  void shouldPublishExactlyWhatWasSent() {
    ReceiptReceived sent = sale().build();
    WrittenReceipt written = ReceiptMapper.read(sent).orElseThrow();

    assertThat(ReceiptMapper.toEvent(Topics.RECEIPTS, written, ReceiptMapper.Format.JSON).event())
        .contains(sent);
  }

  private Receipt valid(ReceiptReceived event) {
    return read(event).receipt();
  }

  private ReceiptResult.Valid read(ReceiptReceived event) {
    return (ReceiptResult.Valid)
        ReceiptReader.read(ReceiptMapper.read(event).orElseThrow(), Set.of());
  }

  private List<ReceiptProblem> problems(ReceiptReceived event) {
    return ((ReceiptResult.Invalid)
            ReceiptReader.read(ReceiptMapper.read(event).orElseThrow(), Set.of()))
        .problems();
  }

  private static Arguments wrong(
      UnaryOperator<ReceiptReceived.Builder> change, String field, Reason reason) {
    return Arguments.of(change, field, reason);
  }

  private static Arguments wrongLine(
      io.supportcenter.events.ReceiptLine.Builder line, String field, Reason reason) {
    return wrong(b -> b.setLines(List.of(line.build())), field, reason);
  }

  private static List<io.supportcenter.events.ReceiptLine> lines(int count, int quantity) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> line(number).setQuantity(quantity).setSerialNumbers(List.of()).build())
        .toList();
  }

  private static ReceiptReceived.Builder sale() {
    return ReceiptReceived.newBuilder()
        .setRetailerId("northmart")
        .setReceiptNumber("0417-03-88121-2026-11-20")
        .setKind(io.supportcenter.events.ReceiptKind.SALE)
        .setOccurredAt(Instant.parse("2026-11-20T15:42:07Z"))
        .setZone("Europe/Berlin")
        .setCustomer(List.of(reference(IdentityKind.LOYALTY_ID, "NM-7004-1182")))
        .setLines(List.of(line(1).build()));
  }

  private static io.supportcenter.events.CustomerReference reference(
      IdentityKind kind, String value) {
    return new io.supportcenter.events.CustomerReference(kind, value);
  }

  private static io.supportcenter.events.ReceiptLine.Builder line(int number) {
    return io.supportcenter.events.ReceiptLine.newBuilder()
        .setLineNumber(number)
        .setGtin("9521101000078")
        .setRetailerItemId("500117")
        .setDescription("Soundbar")
        .setQuantity(2)
        .setSerialNumbers(List.of("AX70014402"));
  }
}
