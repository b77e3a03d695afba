package io.supportcenter.activation.subscription;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Subscription information as bytes: number, count, then name and value of each credential. */
final class SubscriptionBytes {

  static final int SCHEMA_VERSION = 1;

  private SubscriptionBytes() {}

  static byte[] of(SubscriptionInformation subscription) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(subscription.number().reveal());
      out.writeInt(subscription.credentials().size());
      for (Credential credential : subscription.credentials()) {
        out.writeUTF(credential.name());
        out.writeUTF(credential.value().reveal());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static SubscriptionInformation read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Secret number = new Secret(in.readUTF());
      int count = in.readInt();
      List<Credential> credentials = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        credentials.add(new Credential(in.readUTF(), new Secret(in.readUTF())));
      }
      return new SubscriptionInformation(number, credentials);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
