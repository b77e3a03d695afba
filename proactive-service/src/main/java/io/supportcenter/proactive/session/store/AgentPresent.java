package io.supportcenter.proactive.session.store;

/** Fired when an agent has said whether they take sessions, and how many. */
public record AgentPresent() {}
