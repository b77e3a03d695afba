package io.supportcenter.kit.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roles that the endpoint admits which is being called. No other role of the caller's token
 * counts there; where an endpoint names none, none does.
 */
@RequestScoped
public class Admission {

  private List<String> roles = List.of();
  private String action = "";
  private boolean command;
  private Optional<String> reason = Optional.empty();
  private Map<String, String> parameters = Map.of();

  /**
   * What this endpoint, such as a WebSocket's class, says that it admits.
   *
   * @param path of the endpoint, with parameters in braces
   */
  public void by(Class<?> endpoint, String path) {
    by(endpoint.getAnnotation(RolesAllowed.class), "WS", path, Map.of(), Optional.empty());
  }

  /**
   * @param admitted null for an endpoint that names no roles
   * @param sent the path's parameters
   * @param sentReason the header {@link Caller#REASON_HEADER}
   */
  void by(
      RolesAllowed admitted,
      String method,
      String path,
      Map<String, String> sent,
      Optional<String> sentReason) {
    roles = admitted == null ? List.of() : Arrays.asList(admitted.value());
    action = method + " " + path;
    command = !List.of("GET", "HEAD", "OPTIONS", "WS").contains(method);
    parameters = sent;
    reason = sentReason;
  }

  boolean admits(String role) {
    return roles.contains(role);
  }

  /** Method and path of the endpoint, with parameters in braces. */
  public String action() {
    return action;
  }

  /** Values of the path's parameters, by name; empty where it has none. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Whether the request is to change something. */
  public boolean isCommand() {
    return command;
  }

  Optional<String> reason() {
    return reason;
  }
}
