package io.supportcenter.registration.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.registration.DeviceRecord;
import io.supportcenter.registration.registration.Item;
import io.supportcenter.registration.reservation.Reservation;
import java.util.Optional;

/** The kit's JSON of domain records, which also reads what was stored in an older form. */
public final class DomainJson {

  private static final JsonMapper MAPPER =
      io.supportcenter.kit.json.DomainJson.builder()
          .addMixIn(ReceiptLine.class, LaterField.class)
          .addMixIn(Item.class, NamedItem.class)
          .build();

  private DomainJson() {}

  /**
   * A field that older receipts did not have is left out when there is nothing in it, so that the
   * same receipt keeps its content.
   */
  private abstract static class LaterField {
    @SuppressWarnings("unused")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Reservation> reservation;
  }

  /** Of the time when a device was all that could be an asset. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is", defaultImpl = DeviceRecord.class)
  private interface NamedItem {}

  public static String write(Object value) {
    return io.supportcenter.kit.json.DomainJson.write(MAPPER, value);
  }

  public static <T> T read(String json, Class<T> type) {
    return io.supportcenter.kit.json.DomainJson.read(MAPPER, json, type);
  }
}
