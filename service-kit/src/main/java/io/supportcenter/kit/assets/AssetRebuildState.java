package io.supportcenter.kit.assets;

/** How far a rebuild has come. */
public enum AssetRebuildState {
  READING,
  COMPARED,
  SWAPPED,
  FAILED,
  /** Its process died. The projection is as it was. */
  INTERRUPTED
}
