package io.supportcenter.benchmark.charges;

import io.supportcenter.benchmark.rig.Publisher;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.rig.Service;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prepaid accounts, issued and activated through the service itself. */
final class Accounts {

  /** Of each card, in minor units: more than all charges together. */
  static final long VALUE_MINOR = 1_000_000_000;

  private static final String SHORT_CODE = "70011";
  private static final int BATCH_MAX = 10_000;
  private static final Duration ACTIVATION_MAX = Duration.ofMinutes(3);
  private static final long LOOK_NANOS = 100_000_000;
  private static final Pattern BATCH_ID = Pattern.compile("\"batchId\":\"([^\"]+)\"");

  private final Rig rig;
  private final Service service;
  private final String database;

  Accounts(Rig rig, Service service, String database) {
    this.rig = rig;
    this.service = service;
    this.database = database;
  }

  /** A printed card. */
  private record Card(String accountId, String passCode) {}

  /** Makes them ready to be charged, and waits until all events are published. */
  void open(int count) throws SQLException, TimeoutException {
    List<Card> cards = new ArrayList<>();
    while (cards.size() < count) {
      cards.addAll(issue(Math.min(BATCH_MAX, count - cards.size())));
    }
    try (Publisher publisher = new Publisher(rig, 20)) {
      for (int i = 0; i < cards.size(); i++) {
        String sender = "+4917%08d".formatted(i);
        publisher.send(Topics.SMS_INBOUND, sender, message(i, sender, cards.get(i)));
      }
      publisher.flush();
    }
    awaitActive(count);
  }

  private List<Card> issue(int count) {
    String order =
        """
        {"distributorId": "kiosks", "shortCode": "%s", "count": %d, "expiresAt": "2099-01-01T00:00:00Z",
         "value": {"amountMinor": %d, "currency": "%s"}}
        """
            .formatted(SHORT_CODE, count, VALUE_MINOR, Payment.CURRENCY);
    Matcher batch =
        BATCH_ID.matcher(service.send("POST", "/v1/batches", "issuer-1", "issuer", order));
    if (!batch.find()) {
      throw new IllegalStateException("a batch without an id");
    }
    String path = "/v1/batches/" + batch.group(1) + "/sheet";
    String sheet = service.send("POST", path, "issuer-1", "issuer", "");
    return Arrays.stream(sheet.split("\r\n"))
        .skip(1)
        .map(line -> line.split(","))
        .map(fields -> new Card(fields[0], fields[1]))
        .toList();
  }

  private byte[] message(int number, String sender, Card card) {
    return rig.codec()
        .encode(
            Topics.SMS_INBOUND,
            new SmsPasscodeReceived(
                "message-" + number,
                "gateway-1",
                sender,
                SHORT_CODE,
                card.passCode(),
                Instant.now()));
  }

  private void awaitActive(int count) throws SQLException, TimeoutException {
    long deadline = System.nanoTime() + ACTIVATION_MAX.toNanos();
    try (Connection connection = rig.connect(database)) {
      while (Rig.number(connection, "SELECT count(*) FROM consumer_account WHERE state = 'ACTIVE'")
              < count
          || Rig.number(connection, "SELECT count(*) FROM outbox") > 0) {
        service.process().requireAlive();
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("accounts are not active within " + ACTIVATION_MAX);
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      // No table that is still empty: foreign keys to it would be looked up by reading all of it.
      Rig.execute(connection, "VACUUM (ANALYZE) consumer_account");
    }
  }

  /** In the same order for every contender. */
  static List<String> ids(Connection connection) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM consumer_account ORDER BY id")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
