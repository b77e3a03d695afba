package io.supportcenter.activation.activation.rest;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.supportcenter.activation.subscription.Credential;
import io.supportcenter.activation.subscription.Secret;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import io.supportcenter.kit.values.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's subscription as the app sends it. It is encrypted on arrival and never given back. */
@Schema(name = "Subscription")
record SubscriptionBody(
    @NotBlank
        @Size(max = 128)
        @PlainText
        @JsonSerialize(using = RedactingSerializer.class)
        @Schema(writeOnly = true, description = "The provider's number of the subscription")
        String number,
    @NotEmpty @Size(max = 10) List<@NotNull @Valid CredentialBody> credentials) {

  /** One credential. */
  @Schema(name = "Credential")
  record CredentialBody(
      @NotBlank @Size(max = 64) @PlainText @Schema(description = "In the provider's words")
          String name,
      @NotEmpty
          @Size(max = 4096)
          @PlainText(lines = true)
          @JsonSerialize(using = RedactingSerializer.class)
          @Schema(writeOnly = true)
          String value) {

    @Override
    public String toString() {
      return name + "=***";
    }
  }

  SubscriptionInformation toInformation() {
    return new SubscriptionInformation(
        new Secret(number),
        credentials.stream().map(c -> new Credential(c.name(), new Secret(c.value()))).toList());
  }

  @Override
  public String toString() {
    return "SubscriptionBody[***]";
  }
}
