package io.supportcenter.registration.guarantees;

import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What was put in, what came out, and what the database says, when all is quiet. */
record Evidence(
    List<Published> published, List<Seen> seen, Database.Contents database, EventCodec codec) {

  Model model() {
    return Model.of(published.stream().map(p -> p.input().fact()).toList());
  }

  List<Seen> seen(String topic) {
    return seen.stream().filter(s -> s.topic().equals(topic)).toList();
  }

  SpecificRecord event(Seen seen) {
    return ((Decoded.Event) codec.decode(seen.topic(), seen.record().value())).event();
  }
}
