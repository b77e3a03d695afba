package io.supportcenter.registration.user.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A user as stored: no contact data. */
@Entity
@Table(name = "app_user")
public class UserEntity extends PanacheEntityBase {

  @Id public String id;

  /** Of the last event; 0 before the first. */
  public long version;

  public boolean consent;
  public boolean erased;

  /** Null unless erased. */
  public Instant erasedAt;

  /** The locked row, added when there is none. */
  public static UserEntity lock(String id) {
    getEntityManager()
        .createNativeQuery(
            "INSERT INTO app_user (id, version) VALUES (?1, 0) ON CONFLICT DO NOTHING")
        .setParameter(1, id)
        .executeUpdate();
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** A user that has been published. */
  public static Optional<UserEntity> known(String id) {
    return UserEntity.<UserEntity>findByIdOptional(id).filter(user -> user.version > 0);
  }
}
