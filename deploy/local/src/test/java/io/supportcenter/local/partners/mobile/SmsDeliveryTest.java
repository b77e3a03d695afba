package io.supportcenter.local.partners.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.supportcenter.local.partners.http.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmsDeliveryTest {

  private final BlockingQueue<String> queries = new LinkedBlockingQueue<>();
  private final List<String> authorizations = new ArrayList<>();
  private volatile int failures;
  private HttpServer gateway;
  private SmsDelivery delivery;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/sms",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          queries.add(exchange.getRequestURI().getRawQuery());
          exchange.sendResponseHeaders(failures-- > 0 ? 503 : 200, -1);
          exchange.close();
        });
    gateway.start();
    delivery =
        new SmsDelivery(
            URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms"), "u", "p");
  }

  @AfterEach
  void stop() {
    delivery.close();
    gateway.stop(0);
  }

  @Test
  void shouldDeliverAsKannelDoes() throws InterruptedException {
    delivery.deliver(new SentSms("+491711234567", "70011", "7K3M Q9XW ü", null));

    assertThat(next()).endsWith("&from=%2B491711234567&to=70011&text=7K3M+Q9XW+%C3%BC");
    assertThat(authorizations)
        .containsExactly(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("u:p".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void shouldDeliverAgainUnderTheSameIdUntilItIsTaken() throws InterruptedException {
    failures = 1;
    delivery.deliver(new SentSms("+491711234567", "70011", "code", 1));

    String first = next();
    assertThat(next()).isEqualTo(first);
  }

  @Test
  void shouldDeliverCopiesUnderOneId() throws InterruptedException {
    delivery.deliver(new SentSms("+491711234567", "70011", "code", 2));

    assertThat(next()).isEqualTo(next());
  }

  @Test
  void shouldRefuseAnSmsWithoutText() {
    assertThatThrownBy(() -> new SentSms("+491711234567", "70011", null, 1))
        .isInstanceOf(ProblemException.class);
  }

  private String next() throws InterruptedException {
    String query = queries.poll(20, TimeUnit.SECONDS);
    assertThat(query).isNotNull();
    return query;
  }
}
