package io.supportcenter.kit.testing;

import io.supportcenter.kit.testing.RecordMatrix.Right;
import io.supportcenter.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Topics of partners' own, as long as a test runs. */
public final class PartnersTopics implements AutoCloseable {

  /** The field that says in whose name a record is. */
  private static final Map<String, String> NAMED_BY =
      Map.of(
          Topics.RECEIPTS, "retailerId",
          Topics.VENDOR_EVENTS, "vendorId",
          Topics.ACCOUNTS, "accountSystemId",
          Topics.CHARGE_REQUESTS, "merchantId",
          Topics.SMS_INBOUND, "gatewayId");

  private final Admin admin;
  private final List<String> created = new ArrayList<>();

  public PartnersTopics(String bootstrapServers) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  static String named(String topic, Right right) {
    SpecificRecord record = right.record();
    return (String) record.get(record.getSchema().getField(NAMED_BY.get(topic)).pos());
  }

  /** Returns its name. */
  public String create(String topic, String partner)
      throws ExecutionException, InterruptedException {
    String own = Topics.ofPartner(topic, partner);
    admin.createTopics(List.of(new NewTopic(own, 2, (short) 1))).all().get();
    created.add(own);
    return own;
  }

  @Override
  public void close() throws ExecutionException, InterruptedException {
    try (admin) {
      admin.deleteTopics(created).all().get();
    }
  }
}
