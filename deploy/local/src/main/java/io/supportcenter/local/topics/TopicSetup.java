package io.supportcenter.local.topics;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Creates topics and adds ACLs, those that are not there yet. Changes and removes nothing. */
public final class TopicSetup {

  private final Admin admin;
  private final short replicas;

  public TopicSetup(Admin admin, int replicas) {
    this.admin = admin;
    this.replicas = (short) replicas;
  }

  /**
   * What a partner needs.
   *
   * @param principal who the partner is to Kafka, such as {@code User:northmart}
   */
  public void addPartner(PartnerKind kind, String partner, String principal)
      throws ExecutionException, InterruptedException {
    create(TopicTable.of(kind, partner));
    allow(Acl.of(kind, partner, principal));
  }

  /** Returns the names of those that were not there. */
  public Set<String> create(List<TopicPlan> topics)
      throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    List<NewTopic> missing =
        topics.stream()
            .filter(plan -> !present.contains(plan.name()))
            .map(plan ->
                new NewTopic(plan.name(), plan.partitions(), replicas).configs(plan.settings()))
            .toList();
    admin.createTopics(missing).all().get();
    return missing.stream().map(NewTopic::name).collect(Collectors.toSet());
  }

  /** Returns those that were not there. */
  public List<AclBinding> allow(List<Acl> acls) throws ExecutionException, InterruptedException {
    Collection<AclBinding> present = admin.describeAcls(AclBindingFilter.ANY).values().get();
    List<AclBinding> missing =
        acls.stream()
            .flatMap(acl -> acl.bindings().stream())
            .filter(binding -> !present.contains(binding))
            .toList();
    admin.createAcls(missing).all().get();
    return missing;
  }
}
