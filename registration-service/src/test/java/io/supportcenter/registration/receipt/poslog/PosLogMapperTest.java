package io.supportcenter.registration.receipt.poslog;

import static io.supportcenter.registration.receipt.poslog.PosLog.document;
import static io.supportcenter.registration.receipt.poslog.PosLog.giveBack;
import static io.supportcenter.registration.receipt.poslog.PosLog.line;
import static io.supportcenter.registration.receipt.poslog.PosLog.link;
import static io.supportcenter.registration.receipt.poslog.PosLog.retail;
import static io.supportcenter.registration.receipt.poslog.PosLog.sale;
import static io.supportcenter.registration.receipt.poslog.PosLog.scanned;
import static io.supportcenter.registration.receipt.poslog.PosLog.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.WrittenReceipt.Customer;
import io.supportcenter.registration.receipt.WrittenReceipt.Line;
import io.supportcenter.registration.receipt.WrittenReceipt.Price;
import io.supportcenter.registration.receipt.poslog.PosLogResult.IgnoredTransaction;
import io.supportcenter.registration.receipt.poslog.PosLogResult.PosLogProblem;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ReadReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosLogMapperTest {
  private static final String SOUNDBAR = scanned("9521101000078");

  private final PosLogMapper mapper =
      new PosLogMapper(
          (_, store) -> Optional.of(ZoneId.of("Europe/Berlin")).filter(_ -> store.equals("0417")));

  @Test
  void shouldReadWhatOnlyThePaperSays() {
    String total = "<Total TotalType=\"TransactionGrandAmount\">349.00</Total>";
    String net = "<Total TotalType=\"TransactionNetAmount\">293.28</Total>";
    String sold = line(1, sale(SOUNDBAR, "<Quantity>1</Quantity>"));

    assertThat(paper(document(retail(1, sold, net, total, "<ClaimCode>QX7R-4M2P-9T</ClaimCode>"))))
        .isEqualTo(new WrittenReceipt.Paper(Optional.of(new Price(34900, "EUR")), "QX7R-4M2P-9T"));
    assertThat(paper(document(retail(1, sold, net)))).isEqualTo(WrittenReceipt.Paper.NONE);
  }

  private WrittenReceipt.Paper paper(byte[] document) {
    return mapper.read("northmart", document).receipts().getFirst().receipt().paper();
  }

  @Test
  void shouldReadASaleWithItsNaturalKeyAndTheStoresZone() {
    WrittenReceipt receipt =
        only(
            retail(
                88121,
                line(
                    1,
                    sale(
                        SOUNDBAR,
                        "<ItemID>500117</ItemID><Description>Soundbar</Description>",
                        "<ActualSalesUnitPrice Currency=\"EUR\">349.00</ActualSalesUnitPrice>",
                        "<Quantity>2</Quantity>",
                        "<SerialNumber>0032</SerialNumber><SerialNumber>0033</SerialNumber>")),
                line(2, "<Tender><Amount>349.00</Amount></Tender>")));
    assertThat(receipt.receiptNumber()).isEqualTo("0417-03-88121-2026-11-20");
    assertThat(receipt.kind()).contains(ReceiptKind.SALE);
    assertThat(receipt.occurredAt()).isEqualTo(Instant.parse("2026-11-20T15:42:07Z"));
    assertThat(receipt.zone()).isEqualTo("Europe/Berlin");
    assertThat(receipt.lines()).hasSize(1);
    Line line = receipt.lines().getFirst();
    assertThat(line.gtin()).isEqualTo("9521101000078");
    assertThat(line.retailerItemId()).isEqualTo("500117");
    assertThat(line.quantity()).isEqualTo(2);
    assertThat(line.serialNumbers()).containsExactly("0032", "0033");
    assertThat(line.unitPrice()).contains(new Price(34900L, "EUR"));
  }

  @Test
  void shouldFindTheBuyerHoweverTheTillKnowsThem() {
    WrittenReceipt receipt =
        only(
            retail(
                1,
                line(1, sale(SOUNDBAR)),
                "<LoyaltyAccount><LoyaltyProgram><LoyaltyProgramID>nm</LoyaltyProgramID>",
                "</LoyaltyProgram><LoyaltyAccountID>NM-7004-1182</LoyaltyAccountID></LoyaltyAccount>",
                "<Customer><EMail><EMailAddress>dana@example.com</EMailAddress></EMail>",
                "<TelephoneNumber><ITUCountryCode>1</ITUCountryCode><AreaCode>212</AreaCode>",
                "<LocalNumber>5550143</LocalNumber></TelephoneNumber></Customer>"));
    assertThat(receipt.customer())
        .containsExactlyInAnyOrder(
            new Customer(Optional.of(IdentityKind.LOYALTY_ID), "NM-7004-1182"),
            new Customer(Optional.of(IdentityKind.EMAIL), "dana@example.com"),
            new Customer(Optional.of(IdentityKind.PHONE), "+12125550143"));
  }

  /** The store is in Germany. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CountryCode=41 AreaCode=0171 LocalNumber=5550199 | +4101715550199",
        "CountryCode=41 AreaCode=044 LocalNumber=6681800 | +41446681800",
        "CountryCode=CH AreaCode=044 LocalNumber=6681800 | +41446681800",
        "CountryCode=1 AreaCode=479 LocalNumber=5550123 | +14795550123",
        "CountryCode=+1 FullTelephoneNumber=+14795550123 | +14795550123",
        "CountryCode=0049 AreaCode=0171 LocalNumber=5550199 | +491715550199",
        "ITUCountryCode=1 CountryCode=US LocalNumber=4795550123 | +14795550123",
        "FullTelephoneNumber=+14795550123 | +14795550123",
        "FullTelephoneNumber=01715550199 | +491715550199",
        "AreaCode=0171 LocalNumber=5550199 | +491715550199",
        "CountryCode=N/A AreaCode=0171 LocalNumber=5550199 | +491715550199",
        "CountryCode=41 FullTelephoneNumber=+491715550199 |",
        "CountryCode=41 FullTelephoneNumber=00491715550199 |",
        "ITUCountryCode=49 CountryCode=CH LocalNumber=01715550199 |",
        "CountryCode=XX AreaCode=0171 LocalNumber=5550199 |",
        "CountryCode=49 |",
      })
  void shouldReadAPhoneNumberInItsOwnCountry(String parts, String number) {
    String phone = parts.replaceAll("(\\w+)=(\\S+)", "<$1>$2</$1>");
    StoreZones inGermany =
        new StoreZones() {
          @Override
          public Optional<ZoneId> zoneOf(String retailerId, String storeId) {
            return Optional.of(ZoneId.of("Europe/Berlin"));
          }

          @Override
          public Optional<String> regionOf(String retailerId, String storeId) {
            return Optional.of("DE");
          }
        };

    WrittenReceipt receipt =
        new PosLogMapper(inGermany)
            .read(
                "northmart",
                document(
                    retail(
                        1,
                        line(1, sale(SOUNDBAR)),
                        "<Customer><TelephoneNumber>" + phone + "</TelephoneNumber></Customer>")))
            .receipts()
            .getFirst()
            .receipt();

    assertThat(receipt.customer())
        .extracting(Customer::value)
        .isEqualTo(number == null ? List.of() : List.of(number));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<ItemID Type=\"GTIN\">9521101000078</ItemID>, 9521101000078",
        "<ItemID Type=\"GTIN-13\">9521101000072</ItemID>, 9521101000072",
        "<POSIdentity POSIDType=\"EAN\"><POSItemID>96385074</POSItemID></POSIdentity>, 96385074",
        "<POSIdentity><POSItemID>614141000074</POSItemID></POSIdentity>, 614141000074",
        "<POSIdentity><POSItemID>9521101000072</POSItemID></POSIdentity>, 9521101000072",
        "<POSIdentity><POSItemID>2005001450005</POSItemID></POSIdentity>, 2005001450005",
        "<ItemID>9521101000078</ItemID>, 9521101000078",
        "<ItemID Type=\"GTIN\">N/A</ItemID><ItemID>9521101000078</ItemID>, 9521101000078",
        "<ItemID Type=\"GTIN\">0000000000000</ItemID>,",
        "<POSIdentity><POSItemID>500117</POSItemID></POSIdentity>,",
        "<ItemID>520032520032</ItemID>,",
        "<ItemID Type=\"GTIN\">9 521101 000078</ItemID>, 9 521101 000078",
        "<ItemID>9521-1010-00078</ItemID>,",
      })
  void shouldFindTheGlobalNumberOfAnItem(String item, String gtin) {
    assertThat(only(retail(1, line(1, sale(item)))).lines().getFirst().gtin()).isEqualTo(gtin);
  }

  @Test
  void shouldTakeBackTheSaleThatAReturnLinksTo() {
    WrittenReceipt receipt =
        only(retail(2, line(1, giveBack(SOUNDBAR, "<Quantity>-1</Quantity>", link("Return", 1)))));
    assertThat(receipt.kind()).contains(ReceiptKind.RETURN);
    assertThat(receipt.receiptNumber()).isEqualTo("0417-03-2-2026-11-20");
    assertThat(receipt.originalReceiptNumber()).isEqualTo("0417-03-1-2026-11-19");
    assertThat(receipt.lines().getFirst().quantity()).isEqualTo(1);
  }

  @Test
  void shouldPartAnExchangeIntoASaleAndAReturnForEachOriginal() {
    PosLogResult result =
        read(
            retail(
                5,
                line(1, sale(SOUNDBAR)),
                line(2, giveBack(SOUNDBAR, link("Return", 1))),
                line(3, giveBack(SOUNDBAR, link("Return", 2)))));
    assertThat(result.receipts())
        .extracting(ReadReceipt::receipt)
        .extracting(
            WrittenReceipt::kind,
            WrittenReceipt::receiptNumber,
            WrittenReceipt::originalReceiptNumber,
            WrittenReceipt::partOf)
        .containsExactly(
            tuple(Optional.of(ReceiptKind.SALE), "0417-03-5-2026-11-20", null, null),
            tuple(
                Optional.of(ReceiptKind.RETURN),
                "0417-03-5-2026-11-20-R1",
                "0417-03-1-2026-11-19",
                "0417-03-5-2026-11-20"),
            tuple(
                Optional.of(ReceiptKind.RETURN),
                "0417-03-5-2026-11-20-R2",
                "0417-03-2-2026-11-19",
                "0417-03-5-2026-11-20"));
  }

  @Test
  void shouldVoidTheSaleThatAPostVoidLinksTo() {
    WrittenReceipt receipt =
        only(
            transaction(
                9,
                "",
                "<RetailTransaction TransactionStatus=\"PostVoided\">%s</RetailTransaction>"
                    .formatted(link("Voided", 8))));
    assertThat(receipt.kind()).contains(ReceiptKind.VOID);
    assertThat(receipt.originalReceiptNumber()).isEqualTo("0417-03-8-2026-11-19");
  }

  @Test
  void shouldLeaveOutVoidedLinesAndWhatIsWeighed() {
    WrittenReceipt receipt =
        only(
            retail(
                1,
                "<LineItem VoidFlag=\"true\"><SequenceNumber>1</SequenceNumber>%s</LineItem>"
                    .formatted(sale(SOUNDBAR)),
                line(2, sale(SOUNDBAR, "<Quantity UnitOfMeasureCode=\"KGM\">0.532</Quantity>")),
                line(3, sale(SOUNDBAR, "<Quantity>1.000</Quantity>"))));
    assertThat(receipt.lines()).extracting(Line::lineNumber).containsExactly(3);
  }

  @Test
  void shouldIgnoreWhatIsNoSaleAndSayWhy() {
    String content = "<RetailTransaction>" + line(1, sale(SOUNDBAR)) + "</RetailTransaction>";
    PosLogResult result =
        read(
            transaction(1, "TrainingModeFlag=\"true\"", content),
            transaction(2, "CancelFlag=\"1\"", content),
            transaction(3, "SuspendFlag=\"true\"", content),
            transaction(
                4,
                "",
                content.replace(
                    "<RetailTransaction>",
                    "<RetailTransaction TransactionStatus=\"SuspendedRetrieved\">")),
            transaction(5, "", "<ControlTransaction/>"),
            retail(6, line(1, giveBack(SOUNDBAR))),
            retail(7, line(1, "<Tender/>")),
            "<Transaction TrainingModeFlag=\"true\"/>",
            retail(9, line(1, sale(SOUNDBAR))));
    assertThat(result.ignored())
        .extracting(IgnoredTransaction::reason)
        .containsExactly(
            Reason.TRAINING_MODE,
            Reason.CANCELLED,
            Reason.SUSPENDED,
            Reason.SUSPENDED,
            Reason.NOT_A_RETAIL_TRANSACTION,
            Reason.RETURN_WITHOUT_ORIGINAL,
            Reason.NO_ITEMS,
            Reason.TRAINING_MODE);
    assertThat(result.ignored().get(1).receiptNumber()).isEqualTo("0417-03-2-2026-11-20");
    assertThat(result.ignored().get(7).receiptNumber()).isEqualTo("?-?-?-?");
    assertThat(result.problems()).isEmpty();
    assertThat(result.receipts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "<RetailStoreID>0417</RetailStoreID>, '', RetailStoreID, MISSING",
    "<RetailStoreID>0417</RetailStoreID>, <RetailStoreID>9</RetailStoreID>, RetailStoreID,"
        + " UNKNOWN_STORE",
    "<WorkstationID>03</WorkstationID>, <WorkstationID/>, WorkstationID, MISSING",
    "2026-11-20</B, 2026-11-31</B, BusinessDayDate, NOT_A_DATE",
    "2026-11-20</B, 20.11.2026</B, BusinessDayDate, NOT_A_DATE",
    "T16:42:07, T16:42, '',",
    "2026-11-20T16:42:07, yesterday, EndDateTime, NOT_A_TIME",
    "<SequenceNumber>1</SequenceNumber><Sale, <Sale, LineItem[1]/SequenceNumber, MISSING",
    "<SequenceNumber>1</SequenceNumber><Sale, <SequenceNumber>one</SequenceNumber><Sale,"
        + " LineItem[1]/SequenceNumber, NOT_A_NUMBER",
    "<Quantity>1</Quantity>, <Quantity>two</Quantity>, LineItem[1]/Sale/Quantity, NOT_A_NUMBER",
    "<Quantity>1</Quantity>, <Quantity>-1</Quantity>, LineItem[1]/Sale/Quantity, OUT_OF_RANGE",
    "<Quantity>1</Quantity>, <Quantity>1e9999</Quantity>, lines[0].quantity, OUT_OF_RANGE",
    "<Quantity>1</Quantity>, <Quantity>0</Quantity>, lines[0].quantity, OUT_OF_RANGE",
  })
  void shouldNameTheElementAndTheReasonAndReadTheOthers(
      String right, String wrong, String element, ProblemReason reason) {
    String good = retail(1, line(1, sale(SOUNDBAR, "<Quantity>1</Quantity>")));
    PosLogResult result = read(good.replace(right, wrong), good);
    if (reason == null) {
      assertThat(result.problems()).isEmpty();
    } else {
      assertThat(result.problems())
          .extracting(PosLogProblem::transaction, PosLogProblem::element, PosLogProblem::reason)
          .containsExactly(tuple(1, element, reason));
      assertThat(result.receipts()).hasSize(1);
    }
  }

  @Test
  void shouldMissTheLinkOfAPostVoid() {
    PosLogResult result =
        read(transaction(1, "", "<RetailTransaction TransactionStatus=\"PostVoided\"/>"));
    assertThat(result.problems())
        .containsExactly(
            new PosLogProblem(
                1,
                "0417-03-1-2026-11-20",
                "RetailTransaction/TransactionLink",
                ProblemReason.MISSING));
  }

  @Test
  void shouldLeaveOutAWrongLineAndTakeTheOthers() {
    PosLogResult result =
        read(
            retail(
                1,
                line(1, sale(SOUNDBAR, "<Quantity>many</Quantity>")),
                line(2, sale(SOUNDBAR)),
                line(3, sale(SOUNDBAR, "<Quantity>0</Quantity>"))));

    assertThat(result.problems()).isEmpty();
    assertThat(result.receipts())
        .singleElement()
        .extracting(ReadReceipt::leftOut)
        .isEqualTo(
            List.of(
                new ReceiptProblem("LineItem[1]/Sale/Quantity", ReceiptProblem.Reason.NOT_A_NUMBER),
                new ReceiptProblem("lines[1].quantity", ReceiptProblem.Reason.OUT_OF_RANGE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<POSLog xmlns=\"%1$s\"><Batch>%2$s</Batch></POSLog>",
        "<POSLog xmlns=\"%1$s\"><Transactions><Batch>%2$s</Batch></Transactions></POSLog>",
        "<p:POSLog xmlns:p=\"%1$s\">%2$s</p:POSLog>",
        "<POSLog xmlns=\"%1$s\"><x:Envelope xmlns:x=\"urn:x\">%2$s</x:Envelope></POSLog>",
      })
  void shouldFindTransactionsHoweverTheyAreWrapped(String document) {
    String transaction =
        retail(1, line(1, sale(SOUNDBAR))).replaceAll("(?s)<till:.*?</till:[^>]*>", "");
    PosLogResult result =
        mapper.read(
            "northmart",
            PosLog.bytes(
                document.formatted("http://www.nrf-arts.org/IXRetail/namespace/", transaction)));

    assertThat(result.problems()).isEmpty();
    assertThat(result.receipts()).hasSize(1);
  }

  @Test
  void shouldSayThatADocumentHasNoTransactions() {
    PosLogResult result =
        read("<other:Transaction xmlns:other=\"urn:other\"/>", "<till:Extra>1</till:Extra>");

    assertThat(result.isUnreadable()).isFalse();
    assertThat(result.problems())
        .extracting(PosLogProblem::reason)
        .containsExactly(ProblemReason.NO_TRANSACTIONS);
  }

  @ParameterizedTest
  @CsvSource({"0417, 03-1", "0417-03, 1", "0417~, 03-1", "0417~-03, 1", "0417~, -03-1"})
  void shouldNotGiveTwoTillsTheSameNumbers(String store, String till) {
    PosLogMapper anywhere = new PosLogMapper((_, _) -> Optional.of(ZoneId.of("UTC")));
    String transaction =
        retail(1, line(1, sale(SOUNDBAR)))
            .replace("<RetailStoreID>0417<", "<RetailStoreID>" + store + "<")
            .replace("<WorkstationID>03<", "<WorkstationID>" + till + "<");
    String number =
        anywhere
            .read("northmart", document(transaction))
            .receipts()
            .getFirst()
            .receipt()
            .receiptNumber();

    String[] parts = number.split("(?<=[^~](?:~~){0,9})-", 3);
    assertThat(parts[0].replaceAll("~(.)", "$1")).isEqualTo(store);
    assertThat(parts[1].replaceAll("~(.)", "$1")).isEqualTo(till);
    assertThat(parts[2]).isEqualTo("1-2026-11-20");
  }

  @Test
  void shouldNotTakeTheCashierForTheBuyer() {
    WrittenReceipt receipt =
        only(
            retail(
                1,
                line(1, sale(SOUNDBAR)),
                "<Associate><Telephone>+4930123456</Telephone><EMail>kim@shop.example</EMail>",
                "</Associate><BusinessUnit><PhoneNumber>+4930999</PhoneNumber></BusinessUnit>",
                "<Customer><Telephone>+4930555</Telephone></Customer>"));
    assertThat(receipt.customer())
        .containsExactly(new Customer(Optional.of(IdentityKind.PHONE), "+4930555"));
  }

  private WrittenReceipt only(String transaction) {
    PosLogResult result = read(transaction);
    assertThat(result.problems()).isEmpty();
    assertThat(result.receipts()).hasSize(1);
    return result.receipts().getFirst().receipt();
  }

  private PosLogResult read(String... transactions) {
    return mapper.read("northmart", document(transactions));
  }
}
