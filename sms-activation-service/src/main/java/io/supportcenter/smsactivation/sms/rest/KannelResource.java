package io.supportcenter.smsactivation.sms.rest;

import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.events.SmsEventMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
   * @param text Kannel's %a
   */
  @GET
  @Transactional
  @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
  @Operation(
      summary = "An SMS from Kannel",
      description =
          "get-url ="
              + " http://user:password@host:port/v1/gateways/kannel/sms?id=%I&from=%p&to=%P&text=%a")
  public String receive(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @RestQuery @NotBlank @Size(max = 64) String id,
      @RestQuery @NotBlank @Size(max = 32) String from,
      @RestQuery @NotBlank @Size(max = 32) String to,
      @RestQuery @NotNull @Size(max = 2000) String text) {
    String gateway = gate.check(authorization);
    InboundSms sms = new InboundSms(id, gateway, from, to, text, Instant.now());
    unitOfWork.publish(Effects.of(List.of(SmsEventMapper.toEvent(sms))));
    return "";
  }
}
