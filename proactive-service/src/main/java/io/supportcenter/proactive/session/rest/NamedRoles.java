package io.supportcenter.proactive.session.rest;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;

/** A WebSocket that does not name the roles which it admits is closed to everybody. */
@Singleton
class NamedRoles implements HttpUpgradeCheck {

  private static final int FORBIDDEN = 403;

  @Override
  public boolean appliesTo(String endpoint) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return !Class.forName(endpoint, false, loader).isAnnotationPresent(RolesAllowed.class);
    } catch (ClassNotFoundException _) {
      return true;
    }
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    return CheckResult.rejectUpgrade(FORBIDDEN);
  }
}
