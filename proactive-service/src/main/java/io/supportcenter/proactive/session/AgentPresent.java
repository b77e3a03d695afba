package io.supportcenter.proactive.session;

/** Fired when an agent has said to take sessions, or how many. */
record AgentPresent() {}
