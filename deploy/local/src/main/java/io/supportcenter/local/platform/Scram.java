package io.supportcenter.local.platform;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** Kafka's users with passwords. */
final class Scram {

  static final String MECHANISM = "SCRAM-SHA-512";

  private static final int ITERATIONS = 4096;

  private Scram() {}

  /** A client's setting {@code sasl.jaas.config}. */
  static String login(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  /** Creates these users, or gives them their passwords again. */
  static void upsert(Admin admin, Security security, Collection<String> users)
      throws ExecutionException, InterruptedException {
    List<UserScramCredentialAlteration> upsertions =
        users.stream()
            .<UserScramCredentialAlteration>map(user ->
                new UserScramCredentialUpsertion(
                    user,
                    new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                    PlatformAccess.kafkaPassword(security, user)))
            .toList();
    admin.alterUserScramCredentials(upsertions).all().get();
  }
}
