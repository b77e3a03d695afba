package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Publisher;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.tally.Tallies.Tally;
import io.supportcenter.schemas.Decoded;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The requests that were made, in their order, and so what must come of them: a fast contender that
 * computes something else fails the run.
 */
public final class Requests {

  private static final int AMOUNT_MAX = 1000;

  private final SplittableRandom random = new SplittableRandom(20260101);
  private final int accounts;
  private final Map<String, List<Made>> made = new HashMap<>();
  private int count;
  private long sum;

  /** A request: what its account must stand at after it, and which one it was, from 0. */
  private record Made(long total, int number) {}

  /** A request to be sent. */
  public record Request(String accountId, String requestId, long amount) {

    byte[] encoded(Rig rig, String topic) {
      return rig.codec().encode(topic, TallyEvents.request(accountId, requestId, amount));
    }
  }

  /**
   * @param accounts of which each request is for one, uniformly
   */
  public Requests(int accounts) {
    this.accounts = accounts;
  }

  public static String accountId(int number) {
    return "account-%08d".formatted(number);
  }

  public Request next() {
    String account = accountId(1 + random.nextInt(accounts));
    long amount = 1 + random.nextInt(AMOUNT_MAX);
    List<Made> earlier = made.computeIfAbsent(account, _ -> new ArrayList<>());
    earlier.add(new Made((earlier.isEmpty() ? 0 : earlier.getLast().total()) + amount, count));
    sum += amount;
    return new Request(account, "request-" + ++count, amount);
  }

  /** A backlog of so many. */
  public void publish(Rig rig, String topic, int requests) {
    publish(rig, List.of(topic), requests);
  }

  /** The same on several topics, each account's on one of them. */
  public void publish(Rig rig, List<String> topics, int requests) {
    try (Publisher publisher = new Publisher(rig, 20)) {
      for (int i = 0; i < requests; i++) {
        Request next = next();
        String topic = topics.get(Math.floorMod(next.accountId().hashCode(), topics.size()));
        publisher.send(topic, next.accountId(), next.encoded(rig, topic));
      }
      publisher.flush();
    }
  }

  public int count() {
    return count;
  }

  /** Which request made this version of the account, from 0. */
  public int number(Tally tally) {
    return made.get(tally.accountId()).get(version(tally) - 1).number();
  }

  /** Every version of every account came out once, in order, with the right total. */
  public List<Tally> verify(Rig rig, Outputs outputs, String topic) {
    Map<String, Integer> last = new HashMap<>();
    List<Tally> tallies = new ArrayList<>(outputs.count());
    for (byte[] value : outputs.values()) {
      Decoded.Event decoded = (Decoded.Event) rig.codec().decode(topic, value);
      Tally tally = TallyEvents.tally(decoded.event());
      int expected = last.merge(tally.accountId(), 1, Integer::sum);
      require(version(tally) == expected, tally + " instead of version " + expected);
      require(
          made.get(tally.accountId()).get(expected - 1).total() == tally.total(),
          tally + " has another total");
      tallies.add(tally);
    }
    require(tallies.size() == count, tallies.size() + " events out of " + count + " requests");
    return tallies;
  }

  /** The database says the same. */
  public void verify(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce(sum(version), 0), coalesce(sum(total), 0) FROM tally")) {
      row.next();
      require(
          row.getLong(1) == count && row.getLong(2) == sum,
          "the database has %d requests over %d instead of %d over %d"
              .formatted(row.getLong(1), row.getLong(2), count, sum));
    }
  }

  private static int version(Tally tally) {
    return Math.toIntExact(tally.version());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
