package io.supportcenter.registration.receipt.store;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.registration.directory.RetailerTerms;
import io.supportcenter.registration.identity.CustomerHasher;
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
   * @param proofs by which it may be claimed, hashed
   * @param content canonical, as stored
   * @param leftOut what is wrong with lines that are left out
   */
  record Accepted(
      Receipt receipt,
      List<KeyedHash> customer,
      List<KeyedHash> proofs,
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
   * @param terms of retailers
   * @throws IllegalArgumentException when not even the receipt's key can be read
   */
  public static Optional<IncomingReceipt> read(
      InboundEvent event, CustomerHasher hasher, Function<String, RetailerTerms> terms) {
    return event
        .event()
        .map(record ->
            read(
                ReceiptMapper.read(record)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "not a receipt: " + record.getSchema().getFullName())),
                hasher,
                terms.apply(ReceiptMapper.retailer(record).orElse(""))));
  }

  private static IncomingReceipt read(
      WrittenReceipt written, CustomerHasher hasher, RetailerTerms terms) {
    return switch (ReceiptReader.read(written, terms.sellsFor())) {
      case ReceiptResult.Valid valid -> accepted(valid, hasher, terms.region());
      case ReceiptResult.Invalid(var problems) -> new Rejected(key(written, problems), problems);
    };
  }

  private static Accepted accepted(
      ReceiptResult.Valid valid, CustomerHasher hasher, Optional<String> region) {
    Receipt receipt = valid.receipt();
    String retailer = receipt.key().retailerId();
    Receipt anonymous = receipt.anonymous();
    String content = DomainJson.write(anonymous);
    return new Accepted(
        anonymous,
        hasher.hashes(retailer, region, receipt.customer()),
        valid.proofs().stream()
            .flatMap(proof -> hasher.proofHashes(retailer, proof.canonical()).stream())
            .toList(),
        content,
        Sha256.hex(content),
        valid.leftOut());
  }

  private static ReceiptKey key(WrittenReceipt receipt, List<ReceiptProblem> problems) {
    try {
      return ReceiptKey.read(receipt.retailerId(), receipt.receiptNumber());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a receipt without a valid key: " + problems);
    }
  }
}
