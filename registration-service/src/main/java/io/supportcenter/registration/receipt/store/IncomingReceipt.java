package io.supportcenter.registration.receipt.store;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.registration.identity.CustomerHasher;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.ReceiptReader;
import io.supportcenter.registration.receipt.ReceiptResult;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.events.ReceiptMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A receipt on its way into the store, without contact data. */
public sealed interface IncomingReceipt {

  ReceiptKey key();

  /**
   * @param receipt without the customer
   * @param customer how the retailer knows the buyer, hashed
   * @param content canonical, as stored
   * @param leftOut what is wrong with lines that are left out
   */
  record Accepted(
      Receipt receipt,
      List<KeyedHash> customer,
      String content,
      String contentHash,
      List<ReceiptProblem> leftOut)
      implements IncomingReceipt {

    @Override
    public ReceiptKey key() {
      return receipt.key();
    }

    /** Its own key, that of what it takes back, and that of the transaction it is part of. */
    @Override
    public Stream<ReceiptKey> keys() {
      return Stream.of(
              Optional.of(key()),
              receipt.original(),
              receipt.partOf().map(number -> new ReceiptKey(key().retailerId(), number)))
          .flatMap(Optional::stream);
    }
  }

  record Rejected(ReceiptKey key, List<ReceiptProblem> problems) implements IncomingReceipt {}

  /** How the retailer knows the buyer, hashed. */
  default List<KeyedHash> customer() {
    return List.of();
  }

  /** Receipts that are touched by this one. */
  default Stream<ReceiptKey> keys() {
    return Stream.of(key());
  }

  /**
   * Reads an event; a tombstone is ignored.
   *
   * @param regions of retailers, see {@link CustomerHasher#hashes}
   * @throws IllegalArgumentException when not even the receipt's key can be read
   */
  public static Optional<IncomingReceipt> read(
      InboundEvent event, CustomerHasher hasher, Function<String, Optional<String>> regions) {
    return event
        .event()
        .map(record ->
            read(
                ReceiptMapper.read(record)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "not a receipt: " + record.getSchema().getFullName())),
                hasher,
                regions));
  }

  private static IncomingReceipt read(
      WrittenReceipt written, CustomerHasher hasher, Function<String, Optional<String>> regions) {
    return switch (ReceiptReader.read(written)) {
      case ReceiptResult.Valid(Receipt valid, var leftOut) ->
          accepted(valid, leftOut, hasher, regions);
      case ReceiptResult.Invalid(var problems) -> new Rejected(key(written, problems), problems);
    };
  }

  private static Accepted accepted(
      Receipt receipt,
      List<ReceiptProblem> leftOut,
      CustomerHasher hasher,
      Function<String, Optional<String>> regions) {
    String retailer = receipt.key().retailerId();
    boolean hasPhone = receipt.customer().stream().anyMatch(c -> c.kind() == IdentityKind.PHONE);
    Optional<String> region = hasPhone ? regions.apply(retailer) : Optional.empty();
    Receipt anonymous = receipt.anonymous();
    String content = DomainJson.write(anonymous);
    return new Accepted(
        anonymous,
        hasher.hashes(retailer, region, receipt.customer()),
        content,
        Sha256.hex(content),
        leftOut);
  }

  private static ReceiptKey key(WrittenReceipt receipt, List<ReceiptProblem> problems) {
    try {
      return ReceiptKey.read(receipt.retailerId(), receipt.receiptNumber());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a receipt without a valid key: " + problems);
    }
  }
}
