package io.supportcenter.smsactivation.sms.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.outbox.PartnerTopics;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.RateClass;
import io.supportcenter.kit.rest.RateLimited;
import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.directory.store.GatewayStore;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.events.SmsEventMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * SMS from Kannel's sms-service, by POST ({@code post-url}) with the text as the body, or by GET
 * ({@code get-url}) with the text in the address from gateways that are allowed to. They are
 * published on the gateway's {@code sms-inbound.v1} like all SMS; the reply to the person is sent
 * later, so this answer is empty. Kannel repeats a message until it is answered: once answered, it
 * is stored.
 */
@RateLimited(RateClass.INTAKE)
@Path("/v1/gateways/kannel/sms")
@PermitAll
@Tag(name = "Gateways")
public class KannelResource {

  private static final String CHARSETS =
      " The text is read in that charset; without one in UTF-16BE for coding 2, and in UTF-8 for"
          + " others. So is one in a charset that is not known here.";

  private final GatewayGate gate;
  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final PartnerTopics topics;

  KannelResource(
      GatewayGate gate, Transactions transactions, UnitOfWork unitOfWork, PartnerTopics topics) {
    this.gate = gate;
    this.transactions = transactions;
    this.topics = topics;
    this.unitOfWork = unitOfWork;
  }

  /**
   * @param id Kannel's %I
   * @param from Kannel's %p
   * @param to Kannel's %P
   * @param charset Kannel's %C; without it, that of the content type
   * @param coding Kannel's %c
   * @param text of any length that an SMS can have, in the charset
   */
  @POST
  @Transactional
  @Consumes(MediaType.WILDCARD)
  @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
  @Operation(
      summary = "An SMS from Kannel",
      description =
          "post-url ="
              + " http://user:password@host:port/v1/gateways/kannel/sms?id=%I&from=%p&to=%P"
              + "&charset=%C&coding=%c, with the text as the body."
              + CHARSETS)
  public String post(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @RestQuery @NotBlank @PlainText @Size(max = 64) String id,
      @RestQuery @NotBlank @PlainText @Size(max = 32) String from,
      @RestQuery @NotBlank @PlainText @Size(max = 32) String to,
      @RestQuery String charset,
      @RestQuery String coding,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request,
      byte[] text) {
    String gateway = gate.check(authorization, request.remoteAddress().hostAddress());
    Charset read = KannelText.charset(charset == null ? charset(headers) : charset, coding);
    return publish(id, gateway, from, to, KannelText.read(text, read));
  }

  private static String charset(HttpHeaders headers) {
    MediaType type = headers.getMediaType();
    return type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
  }

  /**
   * @param text Kannel's %a
   */
  @GET
  @Transactional
  @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
  @Operation(
      summary = "An SMS from Kannel, where its gateway may put texts into the address",
      description =
          "get-url ="
              + " http://user:password@host:port/v1/gateways/kannel/sms?id=%I&from=%p&to=%P&text=%a"
              + "&charset=%C&coding=%c."
              + CHARSETS)
  public String get(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @RestQuery @NotBlank @PlainText @Size(max = 64) String id,
      @RestQuery @NotBlank @PlainText @Size(max = 32) String from,
      @RestQuery @NotBlank @PlainText @Size(max = 32) String to,
      @RestQuery @DefaultValue("") String text,
      @RestQuery String charset,
      @RestQuery String coding,
      @Context HttpServerRequest request) {
    String gateway = gate.check(authorization, request.remoteAddress().hostAddress());
    if (!transactions.inCurrent(tx -> GatewayStore.isGetAllowed(tx, gateway))) {
      throw new ProblemException(
          CommonProblem.METHOD_NOT_ALLOWED,
          "this gateway must use POST, with the text as the body: its directory entry does not"
              + " allow GET");
    }
    String decoded =
        KannelText.read(request.query(), "text", KannelText.charset(charset, coding)).orElse(text);
    return publish(id, gateway, from, to, decoded);
  }

  private String publish(String id, String gateway, String from, String to, String text) {
    InboundSms sms = new InboundSms(id, gateway, number(from), number(to), text, Instant.now());
    String topic = topics.inNameOf(new PartnerId(gateway), Topics.SMS_INBOUND);
    unitOfWork.publish(Effects.of(List.of(SmsEventMapper.toEvent(topic, sms))));
    return "";
  }

  /** A blank before digits was a + that the sender of the request did not encode. */
  private static String number(String sent) {
    return sent.matches(" +[1-9].*") ? "+" + sent.strip() : sent;
  }
}
