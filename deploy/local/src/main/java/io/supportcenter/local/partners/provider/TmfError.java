package io.supportcenter.local.partners.provider;

import io.supportcenter.local.partners.http.Answer;
import java.util.List;

/** A refusal of the provider contract. */
record TmfError(String code, String reason, String status, List<String> needed) {

  static TmfError of(int status, String code, String reason) {
    return new TmfError(code, reason, Integer.toString(status), null);
  }

  static TmfError notFound() {
    return of(404, "NOT_FOUND", "The resource was not found.");
  }

  static TmfError informationNeeded(List<String> names) {
    return new TmfError("INFORMATION_NEEDED", "More is needed of the user.", "422", names);
  }

  Answer answer() {
    return Answer.json(Integer.parseInt(status), this);
  }
}
