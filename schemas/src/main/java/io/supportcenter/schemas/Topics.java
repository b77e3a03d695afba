package io.supportcenter.schemas;

import java.util.List;
import java.util.Optional;

/** The topics of the product: one kind of aggregate each, keyed by the aggregate's id. */
public final class Topics {

  public static final String RECEIPTS = "receipts.v1";
  public static final String USERS = "users.v1";
  public static final String ASSETS = "assets.v1";
  public static final String REGISTRATIONS = "registrations.v1";
  public static final String ACTIVATION_REQUESTS = "activation-requests.v1";
  public static final String ACTIVATIONS = "activations.v1";
  public static final String ACCOUNTS = "accounts.v1";
  public static final String REACTIVATION_REQUESTS = "reactivation-requests.v1";
  public static final String REACTIVATIONS = "reactivations.v1";

  public static final String SMS_INBOUND = "sms-inbound.v1";
  public static final String SMS_OUTBOUND = "sms-outbound.v1";
  public static final String CONSUMER_ACCOUNTS = "consumer-accounts.v1";
  public static final String CHARGE_REQUESTS = "charge-requests.v1";
  public static final String CHARGES = "charges.v1";

  public static final String VENDOR_EVENTS = "vendor-events.v1";
  public static final String CUSTOMER_MESSAGES = "customer-messages.v1";
  public static final String LIVE_SESSION_REQUESTS = "live-session-requests.v1";
  public static final String LIVE_SESSIONS = "live-sessions.v1";
  public static final String RESCHEDULES = "reschedules.v1";

  /** What others wrote and a service did not take. */
  public static final String REFUSALS = "refusals.v1";

  /** Which service has erased which user. */
  public static final String ERASURES = "erasures.v1";

  private Topics() {}

  /** Where a service puts records that it cannot read or handle: original bytes and headers. */
  public static String deadLetters(String service) {
    return service + ".dead-letters";
  }

  /**
   * The compacted topic, one partition, in which a service's relay remembers what it published
   * last.
   */
  public static String relayBookmarks(String service) {
    return service + ".relay-bookmarks";
  }

  /** Topics that feed projections: compacted, every record the aggregate's whole state. */
  public static List<String> compacted() {
    return List.of(USERS, ASSETS, ACTIVATIONS, ACCOUNTS, CONSUMER_ACCOUNTS);
  }

  /** Topics that others write to: what is wrong on them is their fault, and must not stop us. */
  public static List<String> writtenFromOutside() {
    return List.of(
        RECEIPTS,
        ACCOUNTS,
        ACTIVATION_REQUESTS,
        REACTIVATION_REQUESTS,
        SMS_INBOUND,
        CHARGE_REQUESTS,
        VENDOR_EVENTS,
        LIVE_SESSION_REQUESTS);
  }

  /**
   * Topics that partners write to, each partner on one of its own, see {@link #ofPartner}. The
   * others that are {@link #writtenFromOutside} are the operator's own.
   */
  public static List<String> ofPartners() {
    return List.of(RECEIPTS, VENDOR_EVENTS, ACCOUNTS, CHARGE_REQUESTS, SMS_INBOUND);
  }

  /** A partner's own part of a topic: what it alone writes, or what is meant for it alone. */
  public static String ofPartner(String topic, String partner) {
    return topic + "." + partner;
  }

  /** The partner whose own part of a topic that others write to it is; empty for all others. */
  public static Optional<String> partner(String topic) {
    return writtenFromOutside(topic)
        .filter(plain -> topic.length() > plain.length())
        .map(plain -> topic.substring(plain.length() + 1));
  }

  /** Whether others write to it, or it is a partner's own part of a topic that they write to. */
  public static boolean isWrittenFromOutside(String topic) {
    return writtenFromOutside(topic).isPresent();
  }

  /** Whether a record without a value means something there: its key is erased. */
  public static boolean takesTombstones(String topic) {
    return compacted().contains(writtenFromOutside(topic).orElse(topic));
  }

  /**
   * The topic that others write to of which this one is, or is a partner's own part, named {@code
   * TOPIC.PARTNER}; empty for a topic of ours.
   */
  static Optional<String> writtenFromOutside(String topic) {
    return writtenFromOutside().stream()
        .filter(written -> isOrIsPartOf(topic, written))
        .findFirst();
  }

  /**
   * Whether what is published there must not be read on its way: pass codes, and phone numbers as
   * keys.
   */
  public static boolean isConfidential(String topic) {
    return isOrIsPartOf(topic, SMS_INBOUND) || isOrIsPartOf(topic, SMS_OUTBOUND);
  }

  private static boolean isOrIsPartOf(String topic, String plain) {
    return topic.startsWith(plain) && endsThere(topic, plain.length());
  }

  private static boolean endsThere(String topic, int end) {
    return topic.length() == end || topic.charAt(end) == '.';
  }
}
