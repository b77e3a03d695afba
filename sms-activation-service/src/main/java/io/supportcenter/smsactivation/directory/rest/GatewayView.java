package io.supportcenter.smsactivation.directory.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerView;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.smsactivation.directory.SenderForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A gateway as operators see it, without what only it and we may know. */
@Schema(name = "Gateway")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GatewayView(
    @Schema(readOnly = true, description = "Its user name when it calls") String id,
    @NotBlank @PlainText @Size(max = 200) String name,
    @NotNull
        @Size(max = 10)
        @Schema(
            description =
                "ISO 3166-1 alpha-2: of phone numbers that it gives without a country code")
        String region,
    @Schema(
            description =
                "What a sender without + or 00 is: NATIONAL, as dialled in the region, or"
                    + " INTERNATIONAL, with the country code. Left out: NATIONAL")
        SenderForm senders,
    @Size(min = 24, max = 200)
        @Schema(
            description =
                "That it calls with (HTTP Basic), 24 characters or more; never given back. Left out:"
                    + " unchanged")
        String password,
    @Size(max = 500)
        @Schema(
            description =
                "Kannel's sendsms, where replies are sent, with username and password in the"
                    + " query, which is never given back: the same URL without a query keeps it."
                    + " Left out: the gateway reads its replies from sms-outbound.v1")
        String repliesUrl,
    @Schema(
            description =
                "Whether it may hand SMS over by GET, with pass codes in the address. Left out:"
                    + " false, POST only")
        Boolean getAllowed)
    implements PartnerView {

  static GatewayView of(GatewayEntity gateway) {
    return new GatewayView(
        gateway.id,
        gateway.name,
        gateway.region,
        gateway.senders,
        null,
        gateway.baseUrl,
        gateway.getAllowed);
  }

  GatewayView withPassword(String changed) {
    return new GatewayView(id, name, region, senders, changed, repliesUrl, getAllowed);
  }

  @Override
  public String baseUrl() {
    return repliesUrl == null ? null : repliesUrl.split("\\?", 2)[0];
  }

  Optional<String> repliesQuery() {
    return Optional.ofNullable(repliesUrl)
        .map(url -> url.indexOf('?'))
        .filter(at -> at >= 0)
        .map(at -> repliesUrl.substring(at + 1));
  }

  @Override
  public String token() {
    return password;
  }

  @Override
  public String baseUrlField() {
    return "repliesUrl";
  }

  @Override
  public String tokenField() {
    return "password";
  }

  @Override
  public boolean tokenIsHashed() {
    return true;
  }

  /** Keeps the password and the query out of logs. */
  @Override
  public String toString() {
    return "gateway " + name;
  }
}
