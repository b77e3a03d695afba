package io.supportcenter.local.partners.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The back ends of one kind of partner that a {@link PartnerServer} serves. Called from many
 * threads.
 */
public interface PartnerApi {

  Set<String> partnerIds();

  /**
   * Answers one authenticated GET.
   *
   * @param request its path is what follows {@code /{partnerId}/v1/}
   * @throws ProblemException when the answer is a problem
   */
  Answer get(String partnerId, Request request);

  /**
   * Answers one authenticated request that changes something. Most back ends only let read.
   *
   * @param request its path is what follows {@code /{partnerId}/v1/}
   * @throws ProblemException when the answer is a problem
   */
  default Answer change(String partnerId, Request request, Content content) {
    return Answer.problem(
            Problem.of(405, "METHOD_NOT_ALLOWED", "Method not allowed", "Only GET is served."))
        .withHeader("Allow", "GET");
  }

  /** The last part of the control path under which data is added, for example {@code sales}. */
  String additionName();

  /**
   * Adds all the data of an array, or none of it.
   *
   * @return how many were added
   * @throws ProblemException when one does not fit
   */
  int add(JsonNode array);
}
