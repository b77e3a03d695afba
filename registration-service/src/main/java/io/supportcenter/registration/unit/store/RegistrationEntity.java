package io.supportcenter.registration.unit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.StateCode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A registration for reading; changed by {@link RegistrationBatch} only. */
@Entity
@Immutable
@Table(name = "registration")
public class RegistrationEntity extends PanacheEntityBase {

  @Id public UUID id;

  public UUID receiptId;

  public String retailerId;

  public String receiptNumber;

  public int lineNumber;

  public int unit;

  @Enumerated(EnumType.STRING)
  public StateCode state;

  @ColumnTransformer(read = "detail::text")
  public String detail;

  @ColumnTransformer(read = "facts::text")
  public String facts;

  /** Key of the question to a manufacturer whose answer counts. */
  public String asked;

  public String userId;

  public String gtin;

  public String vendorId;

  public String reservationNumber;

  public Instant changedAt;

  /** One that may be shown. */
  public static Optional<RegistrationEntity> shown(UUID id) {
    return find("id = ?1 and state <> ?2", id, StateCode.OUT_OF_SCOPE).firstResultOptional();
  }

  /** Those that may be shown, in the order of lines and units. */
  public static List<RegistrationEntity> ofReceipt(UUID receiptId) {
    return list(
        "receiptId = ?1 and state <> ?2 order by lineNumber, unit",
        receiptId,
        StateCode.OUT_OF_SCOPE);
  }

  /** In the order of lines and units. */
  public static List<RegistrationEntity> ofIds(Collection<UUID> ids) {
    return list("id in ?1 order by retailerId, receiptNumber, lineNumber, unit", ids);
  }

  public static List<RegistrationEntity> ofUser(
      String userId, Collection<StateCode> states, UUID after, int limit) {
    return RegistrationEntity.<RegistrationEntity>find(
            "userId = ?1 and state in ?2 and id > ?3 and state <> ?4 order by id",
            userId,
            states,
            after,
            StateCode.OUT_OF_SCOPE)
        .range(0, limit - 1)
        .list();
  }

  public RegistrationState read() {
    return UnitStore.state(detail);
  }
}
