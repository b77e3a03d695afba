package io.supportcenter.registration.unit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import java.util.List;
import java.util.UUID;

/**
 * Part of a user's registrations.
 *
 * @param nextCursor for the next part; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrationPage(List<RegistrationView> items, UUID nextCursor) {

  /**
   * @param found one more than the limit when there is more
   */
  static RegistrationPage of(List<RegistrationEntity> found, int limit, RegistrationViews views) {
    List<RegistrationView> items = views.of(found.stream().limit(limit).toList());
    return new RegistrationPage(items, found.size() > limit ? items.getLast().id() : null);
  }
}
