package io.supportcenter.registration.user.store;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.registration.identity.IdentityKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** One hash of a linked identity; the rows of one identity, under several keys, share its id. */
@Entity
@IdClass(UserIdentityEntity.Key.class)
@Table(name = "user_identity")
public class UserIdentityEntity extends io.quarkus.hibernate.orm.panache.PanacheEntityBase {

  @Id int keyVersion;

  @Id String hash;

  @Enumerated(EnumType.STRING)
  public IdentityKind kind;

  public UUID identity;

  String userId;

  /** The primary key. */
  record Key(int keyVersion, String hash) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  public static UserIdentityEntity of(
      String userId, IdentityKind kind, UUID identity, KeyedHash hash) {
    UserIdentityEntity row = new UserIdentityEntity();
    row.keyVersion = hash.keyVersion();
    row.hash = hash.hex();
    row.kind = kind;
    row.identity = identity;
    row.userId = userId;
    return row;
  }

  public KeyedHash toHash() {
    return new KeyedHash(keyVersion, hash);
  }
}
