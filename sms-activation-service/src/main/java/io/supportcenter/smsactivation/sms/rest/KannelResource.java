package io.supportcenter.smsactivation.sms.rest;

import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.events.SmsEventMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
 * SMS from Kannel's sms-service ({@code get-url}). They are published on {@code sms-inbound.v1}
 * like all SMS; the reply to the person is sent later, so this answer is empty. Kannel repeats a
 * message until it is answered: once answered, it is stored.
 */
@Path("/v1/gateways/kannel/sms")
@PermitAll
@Tag(name = "Gateways")
public class KannelResource {

  private final GatewayGate gate;
  private final UnitOfWork unitOfWork;

  KannelResource(GatewayGate gate, UnitOfWork unitOfWork) {
    this.gate = gate;
    this.unitOfWork = unitOfWork;
  }

  /**
   * @param id Kannel's %I
   * @param from Kannel's %p
   * @param to Kannel's %P
   * @param text Kannel's %a, in the charset
   * @param charset Kannel's %C
   * @param coding Kannel's %c
   */
  @GET
  @Transactional
  @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
  @Operation(
      summary = "An SMS from Kannel",
      description =
          "get-url ="
              + " http://user:password@host:port/v1/gateways/kannel/sms?id=%I&from=%p&to=%P&text=%a"
              + "&charset=%C&coding=%c. The text is read in that charset; without one in UTF-16BE"
              + " for coding 2, and in UTF-8 for others.")
  public String receive(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @RestQuery @NotBlank @PlainText @Size(max = 64) String id,
      @RestQuery @NotBlank @PlainText @Size(max = 32) String from,
      @RestQuery @NotBlank @PlainText @Size(max = 32) String to,
      @RestQuery @NotNull @Size(max = 2000) String text,
      @RestQuery @Size(max = 64) String charset,
      @RestQuery Integer coding,
      @Context HttpServerRequest request) {
    String gateway = gate.check(authorization);
    Charset named =
        KannelText.charset(charset, coding)
            .orElseThrow(() -> Problems.invalid("charset", "is not known"));
    String decoded = KannelText.read(request.query(), "text", named).orElse(text);
    InboundSms sms = new InboundSms(id, gateway, from, to, decoded, Instant.now());
    unitOfWork.publish(Effects.of(List.of(SmsEventMapper.toEvent(sms))));
    return "";
  }
}
