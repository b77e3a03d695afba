package io.supportcenter.kit.calls;

/** A call and how it ended. */
public record CompletedCall(BackendCall call, CallOutcome.Final outcome) {}
