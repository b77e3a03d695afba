package io.supportcenter.benchmark.charges;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.supportcenter.events.Charge;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.Money;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The transaction of one charge by hand: the service's statements with the service's values, and
 * nothing else. For one thread.
 */
final class JdbcPayer implements Payer {

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
  private static final long DEVICE_WAIT_SECONDS = 10;

  private final Connection tx;
  private final EventCodec codec;

  /**
   * @param tx not in auto-commit mode
   */
  JdbcPayer(Connection tx, EventCodec codec) {
    this.tx = tx;
    this.codec = codec;
  }

  /** What is known of a charge while it is made. */
  private record Making(Payment payment, UUID id, UUID entry, Instant at) {}

  private record Locked(long balance, long version) {}

  @Override
  public void pay(Payment payment) throws SQLException, IOException, GeneralSecurityException {
    Making making =
        new Making(
            payment, IDS.generate(), IDS.generate(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    requireNew(payment);
    add(making);
    Locked account = lock(payment);
    post(making);
    saveBalance(payment, account);
    decide(making, account);
    tell(making, account);
    storeAnswer(making);
    tx.commit();
  }

  private void requireNew(Payment payment) throws SQLException {
    try (PreparedStatement lock = tx.prepareStatement(ChargeSql.LOCK_KEY);
        PreparedStatement find = tx.prepareStatement(ChargeSql.FIND_ANSWER)) {
      for (PreparedStatement statement : new PreparedStatement[] {lock, find}) {
        statement.setString(1, Payment.MERCHANT);
        statement.setString(2, payment.requestId());
      }
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        require(row.getBoolean(1), payment, "is still being made");
      }
      try (ResultSet rows = find.executeQuery()) {
        require(!rows.next(), payment, "was made before");
      }
    }
  }

  private void add(Making making) throws SQLException {
    Payment payment = making.payment;
    try (PreparedStatement statement = tx.prepareStatement(ChargeSql.ADD_CHARGE)) {
      array(statement, 1, "uuid", making.id);
      array(statement, 2, "text", Payment.MERCHANT);
      array(statement, 3, "text", payment.requestId());
      array(statement, 4, "text", payment.accountId());
      array(statement, 5, "int8", payment.amountMinor());
      array(statement, 6, "text", Payment.CURRENCY);
      array(statement, 7, "text", Payment.REFERENCE);
      array(statement, 8, "text", Payment.DESCRIPTION);
      array(statement, 9, "text", (Object) null);
      array(statement, 10, "timestamptz", making.at.toString());
      array(statement, 11, "timestamptz", making.at.plusSeconds(DEVICE_WAIT_SECONDS).toString());
      try (ResultSet added = statement.executeQuery()) {
        require(added.next(), payment, "was asked for before");
      }
    }
  }

  private Locked lock(Payment payment) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ChargeSql.LOCK_ACCOUNT)) {
      array(statement, 1, "text", payment.accountId());
      try (ResultSet row = statement.executeQuery()) {
        require(row.next(), payment, "is for an unknown account");
        long balance = row.getLong("balance_minor");
        boolean expired =
            row.getObject("expires_at", OffsetDateTime.class).toInstant().isBefore(Instant.now());
        require(
            row.getString("state").equals("ACTIVE")
                && !expired
                && row.getString("currency").equals(Payment.CURRENCY)
                && balance >= payment.amountMinor(),
            payment,
            "is denied");
        return new Locked(balance, row.getLong("version"));
      }
    }
  }

  private void post(Making making) throws SQLException {
    Payment payment = making.payment;
    try (PreparedStatement entry = tx.prepareStatement(ChargeSql.POST_ENTRY);
        PreparedStatement lines = tx.prepareStatement(ChargeSql.POST_LINES)) {
      array(entry, 1, "uuid", making.entry);
      array(entry, 2, "text", "CHARGE");
      array(entry, 3, "text", making.id.toString());
      array(entry, 4, "text", Payment.CURRENCY);
      array(entry, 5, "timestamptz", making.at.toString());
      updateOne(entry);
      array(lines, 1, "uuid", making.entry, making.entry);
      array(lines, 2, "int4", 1, 2);
      array(lines, 3, "text", "consumer:" + payment.accountId(), "merchant:" + Payment.MERCHANT);
      array(lines, 4, "int8", payment.amountMinor(), -payment.amountMinor());
      lines.executeUpdate();
    }
  }

  private void saveBalance(Payment payment, Locked account) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ChargeSql.SAVE_BALANCE)) {
      array(statement, 1, "text", payment.accountId());
      array(statement, 2, "int8", account.balance - payment.amountMinor());
      updateOne(statement);
    }
  }

  private void decide(Making making, Locked account) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ChargeSql.DECIDE)) {
      array(statement, 1, "uuid", making.id);
      array(statement, 2, "text", "SUCCEEDED");
      array(statement, 3, "text", (Object) null);
      array(statement, 4, "uuid", making.entry);
      array(statement, 5, "int8", account.version);
      array(statement, 6, "timestamptz", making.at.toString());
      updateOne(statement);
    }
  }

  private void tell(Making making, Locked account) throws SQLException, IOException {
    Payment payment = making.payment;
    Charge charge =
        new Charge(
            making.id.toString(),
            Payment.MERCHANT,
            payment.requestId(),
            payment.accountId(),
            new Money(payment.amountMinor(), Payment.CURRENCY),
            Payment.REFERENCE,
            Payment.DESCRIPTION,
            null);
    ChargeSucceeded event =
        new ChargeSucceeded(charge, account.version, making.entry.toString(), making.at);
    UUID eventId = IDS.generate();
    try (PreparedStatement statement = tx.prepareStatement(ChargeSql.ADD_EVENT)) {
      array(statement, 1, "uuid", eventId);
      array(statement, 2, "text", Topics.CHARGES);
      bytes(statement, 3, payment.accountId().getBytes(StandardCharsets.UTF_8));
      bytes(statement, 4, codec.encode(Topics.CHARGES, event));
      bytes(statement, 5, headers(eventId, payment));
      updateOne(statement);
    }
  }

  /** As many bytes as the kit's. */
  private static byte[] headers(UUID eventId, Payment payment) throws IOException {
    RecordHeaders headers = new RecordHeaders();
    CloudEventHeaders.write(
        headers,
        eventId,
        "/sms-activation",
        ChargeSucceeded.getClassSchema().getFullName(),
        payment.accountId(),
        Instant.now());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(headers.toArray().length);
      for (Header header : headers) {
        out.writeUTF(header.key());
        out.writeInt(header.value().length);
        out.write(header.value());
      }
    }
    return bytes.toByteArray();
  }

  private void storeAnswer(Making making) throws SQLException, GeneralSecurityException {
    Payment payment = making.payment;
    try (PreparedStatement statement = tx.prepareStatement(ChargeSql.STORE_ANSWER)) {
      statement.setString(1, Payment.MERCHANT);
      statement.setString(2, payment.requestId());
      statement.setBytes(
          3,
          MessageDigest.getInstance("SHA-256")
              .digest(payment.toString().getBytes(StandardCharsets.UTF_8)));
      statement.setInt(4, 201);
      statement.setString(5, "application/json");
      statement.setString(6, "/v1/payments/" + making.id);
      statement.setString(7, answer(making));
      statement.executeUpdate();
    }
  }

  private static String answer(Making making) {
    Payment payment = making.payment;
    return """
    {"paymentId":"%s","amountTransaction":{"accountId":"%s","clientCorrelator":"%s",\
    "paymentAmount":{"chargingInformation":{"amount":%d.%02d,"currency":"%s","description":"%s"}},\
    "referenceCode":"%s","resourceURL":"/v1/payments/%s","serverReferenceCode":"%s"},\
    "paymentStatus":"succeeded","paymentCreationDate":"%s","paymentDate":"%s"}\
    """
        .formatted(
            making.id,
            payment.accountId(),
            payment.requestId(),
            payment.amountMinor() / 100,
            payment.amountMinor() % 100,
            Payment.CURRENCY,
            Payment.DESCRIPTION,
            Payment.REFERENCE,
            making.id,
            making.entry,
            making.at,
            making.at);
  }

  private void array(PreparedStatement statement, int index, String type, Object... values)
      throws SQLException {
    statement.setArray(
        index, tx.createArrayOf(type, values == null ? new Object[] {null} : values));
  }

  private void bytes(PreparedStatement statement, int index, byte[] value) throws SQLException {
    statement.setArray(index, tx.createArrayOf("bytea", new byte[][] {value}));
  }

  private static void updateOne(PreparedStatement statement) throws SQLException {
    int changed = statement.executeUpdate();
    if (changed != 1) {
      throw new IllegalStateException("changed " + changed + " rows");
    }
  }

  private static void require(boolean holds, Payment payment, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(payment + " " + otherwise);
    }
  }

  @Override
  public void close() throws SQLException {
    tx.close();
  }
}
