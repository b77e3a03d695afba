package io.supportcenter.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/**
 * Keeps the schemas that changed since the last release, with golden bytes, and writes
 * docs/asyncapi.yaml: run with the new version as argument.
 */
final class ReleaseSchemas {

  private ReleaseSchemas() {}

  public static void main(String[] args) throws IOException {
    String version = args[0];
    for (Schema schema : SchemaSources.all()) {
      if (Released.latest(schema).map(Released::schema).filter(schema::equals).isEmpty()) {
        new Released(version, schema, golden(schema)).write();
      }
    }
    AsyncApi.write();
  }

  private static byte[] golden(Schema schema) throws IOException {
    Object event = new RandomData(schema, 1, schema.getFullName().hashCode()).iterator().next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(event, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
