package io.supportcenter.registration.user.rest;

import io.supportcenter.registration.identity.IdentityKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user without contact data: of linked identities it shows only the kinds. */
@Schema(name = "User")
record UserView(
    String id, List<IdentityKind> linkedIdentities, boolean registrationConsent, long version) {}
