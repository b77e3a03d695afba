package io.supportcenter.registration.user;

import io.supportcenter.registration.customer.IdentityHash;
import io.supportcenter.registration.customer.IdentityKind;
import jakarta.persistence.Column;
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
class UserIdentityEntity extends io.quarkus.hibernate.orm.panache.PanacheEntityBase {

  @Id
  @Column(name = "key_version")
  int keyVersion;

  @Id String hash;

  @Enumerated(EnumType.STRING)
  IdentityKind kind;

  UUID identity;

  @Column(name = "user_id")
  String userId;

  /** The primary key. */
  record Key(int keyVersion, String hash) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static UserIdentityEntity of(String userId, IdentityKind kind, UUID identity, IdentityHash hash) {
    UserIdentityEntity row = new UserIdentityEntity();
    row.keyVersion = hash.keyVersion();
    row.hash = hash.hex();
    row.kind = kind;
    row.identity = identity;
    row.userId = userId;
    return row;
  }

  IdentityHash toHash() {
    return new IdentityHash(keyVersion, hash);
  }
}
