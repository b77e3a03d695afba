package io.supportcenter.registration.guarantees;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.UserState;
import io.supportcenter.registration.guarantees.Input.Kind;
import io.supportcenter.registration.testing.Booked;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What tills, hotels and the careless publish: a sequence that follows from its seed. */
final class Inputs {

  /** People who buy at the same time; few, so that receipts and people meet on the same rows. */
  static final int USERS_AT_ONCE = 12;

  private static final int STEPS_OF_A_USER = 100;
  private static final int PERCENT = 100;

  /** Broker's message.max.bytes, without the batch's own and the key's. */
  private static final int LARGE = 1_048_588 - 400;

  private static final int LARGE_TEXT = 900_000;
  private static final int TOO_LARGE = 1_100_000;
  private static final int GARBAGE_MAX = 200;
  private static final int MINUTES_MAX = 1000;

  private final String run;
  private final Random random;
  private final EventCodec codec;
  private final int laterSchema;
  private int steps;
  private String lastKey;

  /**
   * @param laterSchema id of a schema of receipts with one more text at the end
   */
  Inputs(long seed, EventCodec codec, int laterSchema) {
    this.run = Long.toHexString(seed);
    this.random = new Random(seed);
    this.codec = codec;
    this.laterSchema = laterSchema;
    this.lastKey = "northmart:" + run;
    // Later the registry may be without its database.
    codec.register(
        Topics.RECEIPTS,
        List.of(ReceiptReceived.class, ActivityRescheduled.class, UserState.class));
  }

  /** The first of the users who buy now. */
  int firstUser() {
    return steps / STEPS_OF_A_USER * USERS_AT_ONCE;
  }

  static String userId(int user) {
    return "user-" + user;
  }

  static String loyaltyId(int user) {
    return "NM-" + (1000 + user);
  }

  Step next() {
    steps++;
    int dice = random.nextInt(PERCENT);
    if (dice < 42) {
      return sale();
    } else if (dice < 58) {
      return saleTakenBack();
    } else if (dice < 68) {
      return room();
    } else if (dice < 74) {
      return laterVersion(Kind.LATER_VERSION, random.nextInt(GARBAGE_MAX));
    } else if (dice < 75) {
      return laterVersion(Kind.LARGE_LATER_VERSION, LARGE_TEXT);
    } else if (dice < 79) {
      return nullValue();
    } else if (dice < 86) {
      return garbage();
    } else if (dice < 91) {
      return unknownSchema();
    } else if (dice < 93) {
      return cutOff();
    } else if (dice < 94) {
      return lyingLength();
    } else if (dice < 95) {
      return largeGarbage();
    } else if (dice < 96) {
      return misplaced();
    } else if (dice < 97) {
      return unreadable();
    }
    return Step.of(poison(Kind.TOO_LARGE, Topics.RECEIPTS, bytes(TOO_LARGE), "NOT_FRAMED"));
  }

  /** Every fourth comes twice. */
  Step sale() {
    return sale(random.nextInt(4) == 0);
  }

  /** For a mistake that loses it: a second copy would make up for the loss. */
  Step saleOnce() {
    return sale(false);
  }

  private Step sale(boolean twice) {
    int user = user();
    Sold sold = tablet(user);
    List<Input> inputs = new ArrayList<>();
    inputs.add(sale(Kind.SALE, sold, user));
    if (twice) {
      inputs.add(sale(Kind.SALE_AGAIN, sold, user));
    }
    return new Step(Optional.of(sold), Optional.empty(), inputs);
  }

  /** On the sale's key, or on another, so that it may overtake the sale. */
  private Step saleTakenBack() {
    int user = user();
    Sold sold = tablet(user);
    Input sale = sale(Kind.SALE, sold, user);
    ReceiptReceived back =
        ReceiptReceived.newBuilder(sold.returned(1))
            .setReceiptNumber("R-" + sold.receiptNumber())
            .build();
    String key = random.nextBoolean() ? sold.key() : "northmart:R-" + sold.receiptNumber();
    Input taken =
        input(Kind.RETURN, Topics.RECEIPTS, key, encode(back), new Fact.TakenBack(sold.id()));
    List<Input> inputs = random.nextBoolean() ? List.of(sale, taken) : List.of(taken, sale);
    return new Step(Optional.of(sold), Optional.empty(), inputs);
  }

  /** With up to three confirmations in any order, each also twice, before or after the sale. */
  Step room() {
    int user = user();
    Booked room = new Booked("B-" + number(), "CM-" + number(), loyaltyId(user));
    List<Input> inputs = new ArrayList<>();
    inputs.add(
        input(
            Kind.ROOM,
            Topics.RECEIPTS,
            Booked.RETAILER + ":" + room.receiptNumber(),
            encode(room.receipt()),
            new Fact.Booked(room.id(), userId(user), Booked.CHECK_IN)));
    for (int i = random.nextInt(4); i > 0; i--) {
      Input confirmation = confirmation(room, user);
      inputs.add(random.nextInt(inputs.size() + 1), confirmation);
      if (random.nextInt(4) == 0) {
        inputs.add(confirmation);
      }
    }
    return new Step(Optional.empty(), Optional.of(room), inputs);
  }

  private Input confirmation(Booked room, int user) {
    int minute = random.nextInt(MINUTES_MAX);
    // Days by minute: confirmations of one moment say the same.
    int days = minute % 9;
    ActivityRescheduled confirmed = room.rescheduled(userId(user), days, minute);
    Instant checkIn = Booked.CHECK_IN.plus(Duration.ofDays(days));
    return input(
        Kind.CONFIRMATION,
        Topics.RESCHEDULES,
        room.id(),
        codec.encode(Topics.RESCHEDULES, confirmed),
        new Fact.Confirmed(room.id(), checkIn, confirmed.getOccurredAt()));
  }

  /** The text of the field that this build does not know stands at the end. */
  private Step laterVersion(Kind kind, int length) {
    int user = user();
    Sold sold = tablet(user);
    byte[] value = LaterVersion.of(encode(sold.receipt()), laterSchema, "x".repeat(length));
    Fact fact = new Fact.Sold(sold.id(), userId(user));
    return new Step(
        Optional.of(sold),
        Optional.empty(),
        List.of(input(kind, Topics.RECEIPTS, sold.key(), value, fact)));
  }

  /** Invalid on a topic that others write to; passed over on one of our own. */
  private Step nullValue() {
    String topic = anyIntake();
    Fact fact = topic.equals(Topics.RECEIPTS) ? new Fact.Poison("INVALID") : new Fact.Nothing();
    return Step.of(input(Kind.NULL_VALUE, topic, lastKey, null, fact));
  }

  Step garbage() {
    byte[] value = bytes(random.nextInt(GARBAGE_MAX));
    return Step.of(poison(Kind.GARBAGE, anyIntake(), value, "NOT_FRAMED"));
  }

  Step garbageReceipt() {
    return Step.of(poison(Kind.GARBAGE, Topics.RECEIPTS, bytes(GARBAGE_MAX), "NOT_FRAMED"));
  }

  private Step largeGarbage() {
    return Step.of(poison(Kind.LARGE_GARBAGE, anyIntake(), bytes(LARGE), "NOT_FRAMED"));
  }

  private Step unknownSchema() {
    byte[] value = bytes(GARBAGE_MAX);
    value[0] = 0;
    value[1] = Byte.MAX_VALUE;
    return Step.of(poison(Kind.UNKNOWN_SCHEMA, Topics.RECEIPTS, value, "UNKNOWN_SCHEMA"));
  }

  private Step cutOff() {
    byte[] whole = encode(tablet(user()).receipt());
    byte[] value = Arrays.copyOf(whole, whole.length - 10);
    return Step.of(poison(Kind.CUT_OFF, Topics.RECEIPTS, value, "UNDECODABLE"));
  }

  /** Claims more customers than there is memory for. */
  Step lyingLength() {
    byte[] whole = encode(tablet(user()).receipt());
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(whole, 0, 5);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      encoder.writeString("northmart");
      encoder.writeString("L-" + number());
      encoder.writeEnum(1);
      encoder.writeLong(0);
      encoder.writeString("UTC");
      encoder.writeLong(1_500_000_000);
      encoder.flush();
      return Step.of(
          poison(Kind.LYING_LENGTH, Topics.RECEIPTS, bytes.toByteArray(), "UNDECODABLE"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its handling fails. Parks its key, which therefore is its own. */
  private Step unreadable() {
    int user = user();
    Booked room = new Booked("B-" + number(), "CM-" + number(), loyaltyId(user));
    ActivityRescheduled confirmed = room.rescheduled(userId(user), 1, 1);
    confirmed.getStart().put("zone", "Nowhere");
    return Step.of(
        input(
            Kind.UNREADABLE,
            Topics.RESCHEDULES,
            "unreadable-" + number(),
            codec.encode(Topics.RESCHEDULES, confirmed),
            new Fact.Poison("HANDLER_FAILED")));
  }

  private Step misplaced() {
    UserState state =
        UserState.newBuilder()
            .setUserId("nobody")
            .setVersion(1)
            .setRegistrationConsent(false)
            .setOccurredAt(Sold.AT)
            .build();
    return Step.of(
        input(
            Kind.MISPLACED,
            Topics.RECEIPTS,
            "misplaced-" + number(),
            codec.encode(Topics.RECEIPTS, state),
            new Fact.Poison("UNKNOWN_SCHEMA")));
  }

  private Input sale(Kind kind, Sold sold, int user) {
    Fact fact = new Fact.Sold(sold.id(), userId(user));
    return input(kind, Topics.RECEIPTS, sold.key(), encode(sold.receipt()), fact);
  }

  /** Half of it on the key of a good record; some without a key. */
  private Input poison(Kind kind, String topic, byte[] value, String reason) {
    String key = random.nextInt(4) == 0 ? null : random.nextBoolean() ? lastKey : "stray";
    Input input = input(kind, topic, key, value, new Fact.Poison(reason));
    input.record().headers().add("till", Integer.toString(steps).getBytes(StandardCharsets.UTF_8));
    if (random.nextBoolean()) {
      input.record().headers().add("till", bytes(random.nextInt(9))).add("none", null);
    }
    return input;
  }

  private Input input(Kind kind, String topic, String key, byte[] value, Fact fact) {
    if (kind == Kind.SALE) {
      lastKey = key;
    }
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new Input(kind, new ProducerRecord<>(topic, keyBytes, value), fact);
  }

  private Sold tablet(int user) {
    return new Sold(
        "northmart",
        "T-" + number(),
        Sold.TABLET,
        1,
        List.of("K8%08x".formatted(steps)),
        Optional.of(loyaltyId(user)));
  }

  private String number() {
    return run + "-" + steps;
  }

  private int user() {
    return firstUser() + random.nextInt(USERS_AT_ONCE);
  }

  private String anyIntake() {
    return random.nextInt(4) == 0 ? Topics.RESCHEDULES : Topics.RECEIPTS;
  }

  /** Not framed as an event. */
  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    if (length > 0) {
      bytes[0] = 1;
    }
    return bytes;
  }

  private byte[] encode(SpecificRecord receipt) {
    return codec.encode(Topics.RECEIPTS, receipt);
  }
}
