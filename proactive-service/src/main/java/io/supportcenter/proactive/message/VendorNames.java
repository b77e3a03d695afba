package io.supportcenter.proactive.message;

import java.util.Map;

/** What customers know vendors by. */
public record VendorNames(Map<String, String> byId) {

  public VendorNames {
    byId = Map.copyOf(byId);
  }

  /** The id for a vendor that is not in the directory. */
  public String nameOf(String vendorId) {
    return byId.getOrDefault(vendorId, vendorId);
  }
}
