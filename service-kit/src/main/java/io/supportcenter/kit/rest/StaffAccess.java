package io.supportcenter.kit.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whom staff reached in the current request or tried to, and why: what the audit records. */
@RequestScoped
public class StaffAccess {

  private final Map<Optional<String>, Attempt> attempts = new LinkedHashMap<>();
  private final Map<Optional<String>, Boolean> decisions = new HashMap<>();
  private boolean own;

  /**
   * One user whom the request is about.
   *
   * @param user empty when it is about no known user
   * @param reason as the caller gave it
   * @param session between the agent and the user
   */
  public record Attempt(
      String role,
      Optional<String> user,
      Optional<String> reason,
      Optional<String> session,
      boolean isAllowed) {}

  /** One for each user, in the order in which they were first asked about. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts.values());
  }

  /** Decides about a user, or about nobody known, once in a request. */
  boolean decided(Optional<String> user, Predicate<Optional<String>> decision) {
    Boolean known = decisions.get(user);
    boolean isReached = known == null ? decision.test(user) : known;
    decisions.put(user, isReached);
    return isReached;
  }

  /** Whether the caller reached what is their own, as a user. */
  public boolean isOwn() {
    return own;
  }

  void own() {
    own = true;
  }

  void add(Attempt attempt) {
    attempts.putIfAbsent(attempt.user(), attempt);
  }
}
