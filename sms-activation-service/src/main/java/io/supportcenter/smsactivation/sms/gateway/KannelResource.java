package io.supportcenter.smsactivation.sms.gateway;

import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.schemas.Topics;
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
 * SMS from Kannel's sms-service ({@code get-url}). They go the way of all SMS, by {@code
 * sms-inbound.v1}; the answer to the person comes on {@code sms-outbound.v1}, so that this one is
 * empty. Kannel sends a message again until it has an answer: answered is stored.
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
  @Produces({MediaType.TEXT_PLAIN, io.supportcenter.kit.rest.Problem.MEDIA_TYPE})
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
    SmsPasscodeReceived received =
        new SmsPasscodeReceived(id, gateway, from, to, text, Instant.now());
    unitOfWork.publish(Effects.of(List.of(OutboundEvent.of(Topics.SMS_INBOUND, from, received))));
    return "";
  }
}
