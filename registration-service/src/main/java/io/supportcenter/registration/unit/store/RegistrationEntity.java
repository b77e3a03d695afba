package io.supportcenter.registration.unit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.supportcenter.registration.unit.StateCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A registration for reading; changed by {@link RegistrationBatch} only. */
@Entity
@Immutable
@Table(name = "registration")
public class RegistrationEntity extends PanacheEntityBase {

  @Id public UUID id;

  @Column(name = "receipt_id")
  UUID receiptId;

  @Column(name = "retailer_id")
  public String retailerId;

  @Column(name = "receipt_number")
  public String receiptNumber;

  @Column(name = "line_number")
  public int lineNumber;

  public int unit;

  @Enumerated(EnumType.STRING)
  public StateCode state;

  @ColumnTransformer(read = "detail::text")
  public String detail;

  @Column(name = "user_id")
  public String userId;

  public String gtin;

  @Column(name = "vendor_id")
  public String vendorId;

  @Column(name = "reservation_number")
  public String reservationNumber;

  @Column(name = "changed_at")
  public Instant changedAt;

  /** In the order of lines and units. */
  public static List<RegistrationEntity> ofReceipt(UUID receiptId) {
    return list("receiptId = ?1 order by lineNumber, unit", receiptId);
  }

  public static List<RegistrationEntity> ofUser(
      String userId, Collection<StateCode> states, UUID after, int limit) {
    return RegistrationEntity.<RegistrationEntity>find(
            "userId = ?1 and state in ?2 and id > ?3 order by id", userId, states, after)
        .range(0, limit - 1)
        .list();
  }

  public boolean belongsTo(String user) {
    return user.equals(userId);
  }
}
