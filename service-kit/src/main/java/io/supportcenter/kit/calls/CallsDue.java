package io.supportcenter.kit.calls;

/**
 * Calls to partners were added; observed after the commit ({@code AFTER_SUCCESS}), where it wakes
 * the dispatcher.
 */
public record CallsDue() {}
