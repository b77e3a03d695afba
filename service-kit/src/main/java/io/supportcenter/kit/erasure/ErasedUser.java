package io.supportcenter.kit.erasure;

/**
 * A user of whom nothing is to be left.
 *
 * @param isOverdue whether there is no more time to wait for what has to end first
 */
public record ErasedUser(String id, boolean isOverdue) {}
