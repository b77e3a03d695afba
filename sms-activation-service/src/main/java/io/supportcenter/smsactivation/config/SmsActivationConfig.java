package io.supportcenter.smsactivation.config;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an operator sets. */
@ConfigMapping(prefix = "sms-activation")
public interface SmsActivationConfig {

  /** {@code version:base64} of every live pepper, 32 bytes or more. */
  List<String> peppers();

  /** Version of the pepper that new codes are hashed with; all instances must know it. */
  int currentPepper();

  /** Passwords of SMS gateways that call us, by user name. */
  Map<String, String> gateways();

  /**
   * Where replies to SMS from a gateway are sent, by its user name: Kannel's sendsms with the
   * username and password for it in the query. A gateway without reads {@code sms-outbound.v1}.
   */
  Map<String, URI> kannelReplies();

  Charges charges();

  /** How charges are handled. */
  interface Charges {

    /** How long a charge waits for the registration of the device that it names. */
    Duration deviceWait();
  }
}
