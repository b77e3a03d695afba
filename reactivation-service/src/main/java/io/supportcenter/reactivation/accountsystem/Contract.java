package io.supportcenter.reactivation.accountsystem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.ShortText;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The bodies of the account system's contract (openapi/account-system.yaml). */
final class Contract {

  /** Account systems may add fields to their answers. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private Contract() {}

  record PaymentMethodBody(PaymentMethodKind kind, String token) {
    static PaymentMethodBody of(PaymentMethod method) {
      return new PaymentMethodBody(method.kind(), method.token());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReactivationOrder(String accountId, PaymentMethodBody paymentMethod) {}

  record VerificationOrder(String accountId, PaymentMethodBody paymentMethod) {}

  record ReactivationBody(String status, OffsetDateTime reactivatedAt, String reference) {

    Confirmation toConfirmation() throws UnfitAnswer {
      requireText(reference);
      if (!"REACTIVATED".equals(status) || reactivatedAt == null) {
        throw new UnfitAnswer("without a confirmation");
      }
      return new Confirmation(reactivatedAt.toInstant(), reference);
    }
  }

  record VerificationBody(String status, String reference) {

    Verification toVerification() throws UnfitAnswer {
      requireText(reference);
      return switch (String.valueOf(status)) {
        case "VERIFIED" -> new Verification(true, reference);
        case "FAILED" -> new Verification(false, reference);
        default -> throw new UnfitAnswer("without a status");
      };
    }
  }

  /** A problem (RFC 9457) with the contract's code. */
  record ProblemBody(String code) {}

  /** The account is active again. */
  record Confirmation(Instant at, String reference) {}

  /** Whether the payment method works. */
  record Verification(boolean works, String reference) {}

  static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the contract's bodies are always writable", e);
    }
  }

  static <T> T read(HttpResponse<byte[]> answer, Class<T> type) throws UnfitAnswer {
    try {
      T body = JSON.readValue(answer.body(), type);
      if (body == null) {
        throw new UnfitAnswer("without a body");
      }
      return body;
    } catch (IOException e) {
      throw new UnfitAnswer("not a " + type.getSimpleName());
    }
  }

  private static void requireText(String reference) throws UnfitAnswer {
    if (reference == null || reference.isBlank() || reference.length() > ShortText.LONGEST) {
      throw new UnfitAnswer("without a reference");
    }
  }
}
