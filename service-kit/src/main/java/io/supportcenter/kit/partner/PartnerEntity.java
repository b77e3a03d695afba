package io.supportcenter.kit.partner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/** A partner as stored. Services add their table and fields of their own. */
@MappedSuperclass
public abstract class PartnerEntity extends PanacheEntityBase {

  @Id public String id;

  public String name;

  /** In normal form, without a slash at its end; null for a partner that takes no requests. */
  @Column(name = "base_url")
  public String baseUrl;

  /** As {@link PartnerGuard} seals it; see also {@link PartnerView#tokenIsHashed}. */
  public String token;

  @Version public long version;

  @Column(name = "changed_at")
  public Instant changedAt;
}
