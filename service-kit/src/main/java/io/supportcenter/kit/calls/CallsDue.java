package io.supportcenter.kit.calls;

/** Fired after a commit that added calls to partners: wakes the dispatcher. */
public record CallsDue() {}
