package io.supportcenter.registration.receipt.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A receipt for reading. */
@Entity
@Immutable
@Table(name = "receipt")
public class ReceiptEntity extends PanacheEntityBase {

  @Id public UUID id;

  public String retailerId;

  public String receiptNumber;

  @Enumerated(EnumType.STRING)
  public StoredReceipt.State state;

  @Enumerated(EnumType.STRING)
  public ReceiptKind kind;

  public String originalNumber;

  public Instant occurredAt;

  public Instant receivedAt;

  @ColumnTransformer(read = "problems::text")
  public String problems;

  @Formula("(select count(*) from receipt_conflict c where c.receipt_id = id)")
  public int conflicts;

  /** Whether it is a return or void. */
  public boolean isTakeBack() {
    return originalNumber != null;
  }

  /** A receipt that has arrived, not one that is only awaited. */
  public static Optional<ReceiptEntity> received(ReceiptKey key) {
    return ReceiptEntity.<ReceiptEntity>find(
            "retailerId = ?1 and receiptNumber = ?2", key.retailerId(), key.receiptNumber())
        .firstResultOptional()
        .filter(receipt -> receipt.state != StoredReceipt.State.AWAITED);
  }
}
