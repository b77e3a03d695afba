package io.supportcenter.local.platform;

import io.supportcenter.local.topics.Acl;
import io.supportcenter.local.topics.TopicSetup;
import io.supportcenter.local.topics.TopicTable;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * The topics as the local stack makes them: with one replica; an open stack has the plain ones, a
 * secured one has users and ACLs.
 */
final class LocalTopics {

  private static final int REPLICAS = 1;

  private LocalTopics() {}

  /** On a broker that is none of ours; its address is the argument. */
  public static void main(String[] args) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
      setup(admin).create(TopicTable.all());
    }
  }

  /** Creates what is not there yet. */
  static void create(Admin admin, PlatformAccess access)
      throws ExecutionException, InterruptedException {
    if (access.security().isEmpty()) {
      setup(admin).create(TopicTable.all());
      return;
    }
    setup(admin).create(TopicTable.installation("", false));
    setup(admin).allow(Acl.ofInstallation("", false));
    Scram.upsert(
        admin,
        access.security().get(),
        Stream.concat(TopicTable.SERVICES.stream(), Stream.of(TopicTable.OPERATOR)).toList());
  }

  static TopicSetup setup(Admin admin) {
    return new TopicSetup(admin, REPLICAS);
  }
}
