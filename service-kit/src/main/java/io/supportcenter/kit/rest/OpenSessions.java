package io.supportcenter.kit.rest;

import java.util.Optional;

/** Which agents talk to which customers: an agent reaches a customer while they do. */
public interface OpenSessions {

  /** The id of a session between them that is open now. */
  Optional<String> between(String agentId, String userId);

  /** The same with any customer, for what belongs to nobody yet. */
  Optional<String> of(String agentId);
}
