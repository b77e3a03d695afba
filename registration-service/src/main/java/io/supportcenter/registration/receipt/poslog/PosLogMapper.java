package io.supportcenter.registration.receipt.poslog;

import java.io.InputStream;

/**
 * Turns POSLog 6 documents (NRF/ARTS, OMG) into receipt events. Safe for use by several threads.
 */
public final class PosLogMapper {
  private final StoreZones zones;

  public PosLogMapper(StoreZones zones) {
    this.zones = zones;
  }

  /** Reads a document of at most 8 MiB; the stream is not closed. */
  public PosLogResult read(String retailerId, InputStream document) {
    throw new UnsupportedOperationException(zones.toString() + retailerId + document);
  }
}
