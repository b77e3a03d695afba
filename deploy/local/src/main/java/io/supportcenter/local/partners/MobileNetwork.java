package io.supportcenter.local.partners;

import io.supportcenter.local.Arguments;
import io.supportcenter.local.partners.http.PartnerServer;
import io.supportcenter.local.partners.mobile.DeliveredReplies;
import io.supportcenter.local.partners.mobile.Phones;
import io.supportcenter.local.partners.mobile.SmsDelivery;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Simulates phones and what lies between them and us: their SMS come by Kannel's HTTP interface, as
 * often as it takes, and they get the replies that stand on {@code sms-outbound.v1}.
 */
public final class MobileNetwork {

  private static final String NAME = "mobile network";
  private static final Set<String> OPTIONS =
      Set.of("port", "token", "latency-ms", "gateway", "user", "password", "kafka", "registry");

  private MobileNetwork() {}

  public static void main(String... args) {
    try {
      var arguments = Arguments.parse(args, OPTIONS, Set.of());
      var replies =
          DeliveredReplies.follow(arguments.required("kafka"), arguments.required("registry"));
      var delivery =
          new SmsDelivery(
              URI.create(arguments.required("gateway")),
              arguments.required("user"),
              arguments.required("password"));
      var server =
          PartnerServer.start(
              Integer.parseInt(arguments.required("port")),
              arguments.required("token"),
              Integer.parseInt(arguments.value("latency-ms").orElse("0")),
              new Phones(delivery, replies));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                server.close();
                delivery.close();
                replies.close();
              }));
      System.out.println(NAME + ": " + server.uri());
    } catch (IllegalArgumentException e) {
      fail(e.getMessage(), 2);
    } catch (IOException e) {
      fail(e.getMessage(), 1);
    }
  }

  private static void fail(String message, int exitCode) {
    System.err.println(NAME + ": " + message);
    System.exit(exitCode);
  }
}
