package io.supportcenter.smsactivation.sms.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.sms.SmsReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends replies through the Kannel that an SMS arrived by ({@code sendsms}). Kannel does not tell
 * what it has accepted: when its answer is lost the reply is sent again, so a phone may rarely get
 * it twice.
 */
@ApplicationScoped
public class KannelReplies implements BackendOperation {

  private static final Logger LOG = Logger.getLogger(KannelReplies.class);
  private static final String NAME = "send-sms-reply";
  private static final Duration USEFUL = Duration.ofHours(1);

  private final PartnerClient kannel;

  KannelReplies(PartnerClient kannel) {
    this.kannel = kannel;
  }

  public static BackendCall call(SmsReply reply) {
    return BackendCall.now(
            reply.to().gatewayId(),
            NAME,
            reply.id().toString(),
            DomainJson.write(
                new ReplyCall(
                    reply.to().shortCode(),
                    reply.recipient().e164(),
                    reply.kind().text(),
                    reply.at().plus(USEFUL))))
        .confidential();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    ReplyCall reply = DomainJson.read(call.request(), ReplyCall.class);
    if (Instant.now().isAfter(reply.until())) {
      return new CallOutcome.Permanent("TOO_LATE", "not accepted within " + USEFUL);
    }
    return kannel.talk(
        call.partner(),
        gateway ->
            kannel.exchange(gateway, request(gateway.token(), reply), KannelReplies::outcome));
  }

  /**
   * @param credentials of the gateway's sendsms user, as a query
   */
  private static PartnerRequest request(String credentials, ReplyCall reply) {
    return PartnerRequest.get(credentials.isEmpty() ? "" : "?" + credentials)
        .query("from", reply.from())
        .query("to", reply.to())
        .query("text", reply.text())
        .query("charset", "UTF-8")
        .unsafe()
        .unauthorized();
  }

  /** Kannel answers 202 even if it has only queued the message. */
  private static CallOutcome outcome(PartnerAnswer answer) {
    return switch (answer.status()) {
      case 200, 202 -> CallOutcome.Success.DONE;
      default -> new CallOutcome.Permanent("REFUSED", answer.toString());
    };
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) {
    for (CompletedCall completed : calls) {
      if (completed.outcome() instanceof CallOutcome.Permanent(String code, String detail)) {
        LOG.warnf("reply %s was not sent: %s, %s", completed.call().subject(), code, detail);
      }
    }
    return Effects.NONE;
  }
}
