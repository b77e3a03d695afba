package io.supportcenter.registration.guarantees;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supportcenter.events.ReceiptReceived;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Receipts of a schema that came after this build: one more field, with a default, at the end. */
final class LaterVersion {

  private static final int HEADER_LENGTH = 5;

  private LaterVersion() {}

  /** Registers the schema under receipts' own subject. Returns its id. */
  static int register(String registryUrl) {
    return given()
        .contentType("application/vnd.schemaregistry.v1+json")
        .body(Map.of("schema", schema()))
        .post(
            registryUrl
                + "/apis/ccompat/v7/subjects/"
                + ReceiptReceived.getClassSchema().getFullName()
                + "/versions")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static String schema() {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode schema = (ObjectNode) json.readTree(ReceiptReceived.getClassSchema().toString());
      ((ArrayNode) schema.get("fields"))
          .addObject()
          .put("name", "remark")
          .put("type", "string")
          .put("default", "");
      return json.writeValueAsString(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In Avro's binary form the fields of a record just follow each other. */
  static byte[] of(byte[] receipt, int schemaId, String remark) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(0);
      bytes.write(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
      bytes.write(receipt, HEADER_LENGTH, receipt.length - HEADER_LENGTH);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      encoder.writeString(remark);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
