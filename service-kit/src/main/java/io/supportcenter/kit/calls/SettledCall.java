package io.supportcenter.kit.calls;

/** A call and how it ended. */
public record SettledCall(BackendCall call, CallOutcome.Final outcome) {}
