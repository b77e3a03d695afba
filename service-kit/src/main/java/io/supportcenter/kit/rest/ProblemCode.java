package io.supportcenter.kit.rest;

/**
 * Why a request was refused, for programs. Every service has one enum of its codes; beside those it
 * answers with {@link CommonProblem}. The OpenAPI document of a service lists all of them.
 */
public interface ProblemCode {

  /** The code as it is answered; an enum has this method. */
  String name();

  /**
   * The HTTP status that always comes with this code. By rule: 400 for a request that is malformed,
   * 404 for what does not exist for this caller, 409 for what the resource's state does not allow,
   * 422 for what is well-formed and refused for what it says.
   */
  int status();
}
