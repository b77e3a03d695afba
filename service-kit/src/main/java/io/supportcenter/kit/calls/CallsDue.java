package io.supportcenter.kit.calls;

/** Fired after a commit that added calls to partners: wakes whoever makes them. */
public record CallsDue() {}
