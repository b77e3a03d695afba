package io.supportcenter.kit.assets;

/** Why a rebuild cannot go on. The projection stays as it is. */
final class RebuildFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RebuildFailed(String why) {
    super(why);
  }
}
