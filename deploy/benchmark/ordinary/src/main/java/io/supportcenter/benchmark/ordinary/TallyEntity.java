package io.supportcenter.benchmark.ordinary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What an account was charged so far. */
@Entity
@Table(name = "tally")
class TallyEntity {

  @Id
  @Column(name = "account_id")
  String accountId;

  long version;
  long total;

  TallyEntity() {}

  TallyEntity(String accountId) {
    this.accountId = accountId;
  }

  void add(long amount) {
    version++;
    total += amount;
  }
}
