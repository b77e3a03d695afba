package io.supportcenter.smsactivation;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.PartnerLimits;
import io.supportcenter.smsactivation.budget.Budgets;
import io.supportcenter.smsactivation.budget.Scope;
import io.supportcenter.smsactivation.charge.ChargeLimits;
import io.supportcenter.smsactivation.issue.IssuerLimit;
import io.supportcenter.smsactivation.limit.AmountLimit;
import io.supportcenter.smsactivation.limit.SpendingLimit;
import io.supportcenter.smsactivation.merchant.ProbeLimit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator sets. */
@ConfigMapping(prefix = "sms-activation")
interface SmsActivationConfig {

  /** {@code version:base64} of every live pepper, 32 bytes or more. */
  List<String> peppers();

  /** Version of the pepper that new codes are hashed with; all instances must know it. */
  int currentPepper();

  /** Limits of requests to Kannel, which answers with a line. */
  PartnerLimits kannel();

  /** Numbers of ours, besides those on cards, that replies are sent from. */
  Optional<List<String>> shortCodes();

  /** How long the phone number of an account is kept that is closed. */
  Duration closedPhonesKeep();

  /** How charges are handled. */
  Charges charges();

  /** How charges are handled. */
  interface Charges {

    /** How long a charge waits for the registration of the device that it names. */
    Duration deviceWait();

    /** How much one account may be charged, by all merchants. */
    Limit accountLimit();

    /** How much one merchant may charge, all accounts, in each currency. */
    Limit merchantLimit();

    /** When a merchant that tries accounts which do not exist is locked out. */
    Probes probes();

    /** All of them. */
    default ChargeLimits limits() {
      return new ChargeLimits(
          accountLimit().limit(),
          merchantLimit().limit(),
          new ProbeLimit(probes().window(), probes().count(), probes().lock()));
    }
  }

  /** How much may be paid within a time that rolls. */
  interface Limit {

    /** How long a payment counts. */
    Duration window();

    /** Sum of the payments, in major units of any currency. */
    BigDecimal amount();

    /** In major units, by currency, of those that have another limit. */
    Map<String, BigDecimal> amounts();

    /** Number of payments. */
    long count();

    /** All of it. */
    default SpendingLimit limit() {
      return new SpendingLimit(window(), new AmountLimit(amount(), amounts()), count());
    }
  }

  /** When a merchant that tries accounts which do not exist is locked out. */
  interface Probes {

    /** How long an unknown account counts. */
    Duration window();

    /** With so many unknown accounts a merchant is locked out. */
    long count();

    /** How long it is locked out. */
    Duration lock();
  }

  /** How much one issuer may have outstanding. */
  IssuerLimits issuerLimit();

  /** Of batches that are neither void nor expired. */
  interface IssuerLimits {

    /** Cards of batches that are neither void nor expired. */
    long cards();

    /** What these cards are worth, in major units of any currency. */
    BigDecimal amount();

    /** In major units, by currency, of those that have another limit. */
    Map<String, BigDecimal> amounts();

    /** Batches whose sheet has not been handed out. */
    long orders();

    /** All of it. */
    default IssuerLimit limit() {
      return new IssuerLimit(cards(), new AmountLimit(amount(), amounts()), orders());
    }
  }

  /** How many replies are sent, and wrong codes taken, within a time that rolls. */
  SmsBudgets budgets();

  /** Each is the most within the window. */
  interface SmsBudgets {

    /** How long a reply or a wrong code counts, a day at most. */
    Duration window();

    /** So many first digits of phone numbers are a prefix. */
    int prefixDigits();

    /** Replies in all. */
    long replies();

    /** Replies from one short code. */
    long repliesPerShortCode();

    /** Replies to phone numbers with one prefix. */
    long repliesPerPrefix();

    /** Replies to messages with codes of one batch. */
    long repliesPerBatch();

    /** Wrong codes in all. */
    long guesses();

    /** Wrong codes sent to one short code. */
    long guessesPerShortCode();

    /** Codes of one batch from a wrong phone or to a wrong short code. */
    long guessesPerBatch();

    /** All of them. */
    default Budgets all() {
      return new Budgets(
          window(),
          Map.of(
              Scope.REPLIES,
              replies(),
              Scope.REPLIES_SHORT_CODE,
              repliesPerShortCode(),
              Scope.REPLIES_PREFIX,
              repliesPerPrefix(),
              Scope.REPLIES_BATCH,
              repliesPerBatch(),
              Scope.GUESSES,
              guesses(),
              Scope.GUESSES_SHORT_CODE,
              guessesPerShortCode(),
              Scope.GUESSES_BATCH,
              guessesPerBatch()),
          prefixDigits());
    }
  }
}
