package io.supportcenter.registration.user.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.registration.identity.CustomerHasher;
import io.supportcenter.registration.identity.Identity;
import io.supportcenter.registration.identity.IdentityResult;
import io.supportcenter.registration.identity.VerifiedClaims;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.user.ErasureTerms;
import io.supportcenter.registration.user.rest.UserCommands.Hashed;
import io.supportcenter.registration.user.store.ErasureConfirmations;
import io.supportcenter.registration.user.store.UserEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is needed of a user to find their receipts, and their consent. */
@Path("/v1/users/{id}")
@Tag(name = "Users")
@Audited
public class UserResource {

  private final UserCommands users;
  private final CustomerHasher hasher;
  private final VerifiedClaims verified;
  private final Caller caller;
  private final Transactions transactions;
  private final ErasureTerms terms;

  UserResource(
      UserCommands users,
      CustomerHasher hasher,
      VerifiedClaims verified,
      Caller caller,
      Transactions transactions,
      ErasureTerms terms) {
    this.verified = verified;
    this.users = users;
    this.hasher = hasher;
    this.caller = caller;
    this.transactions = transactions;
    this.terms = terms;
  }

  /** All identities of a user. */
  record IdentitySet(@NotNull @Size(max = 20) List<@NotNull @Valid LinkedIdentity> identities) {}

  /** Whether receipts may register devices for the user. */
  record Consent(@NotNull Boolean registration) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(summary = "A user: kinds of linked identities and consent, no contact data")
  public UserView get(@Size(min = 1, max = 64) @PlainText String id) {
    caller.check(id);
    UserEntity user =
        UserEntity.known(id)
            .filter(known -> !known.erased)
            .orElseThrow(
                () -> new ProblemException(RegistrationProblem.USER_UNKNOWN, "no such user"));
    return UserCommands.view(user, UserCommands.linked(id));
  }

  @PUT
  @Path("/identities")
  @Transactional
  @RolesAllowed(Roles.IDENTITY_VERIFIER)
  @Operation(
      summary = "Replaces the linked identities; waiting receipts are registered automatically",
      description =
          "Hashed on arrival. The caller must have verified that the identities are the user's.")
  public UserView link(
      @Size(min = 1, max = 64) @PlainText String id, @NotNull @Valid IdentitySet body) {
    caller.actsAs(Roles.IDENTITY_VERIFIER, id);
    return users.link(id, hashed(body.identities()), caller.actor(id));
  }

  @POST
  @Path("/identities/verified")
  @RolesAllowed(Roles.USER)
  @Operation(
      summary = "Links what the issuer of the user's own token has verified",
      description =
          "E-mail address and phone number, by the token's claims; what is linked already stays."
              + " The same again changes nothing.")
  public UserView linkVerified(@Size(min = 1, max = 64) @PlainText String id) {
    caller.checkSelf(id);
    List<Hashed> identities =
        verified.of(caller::claim).stream()
            .flatMap(reference ->
                hasher.read(reference, "", Optional.empty())
                        instanceof IdentityResult.Valid(Identity identity)
                    ? Stream.of(new Hashed(identity.kind(), hasher.hashes(identity)))
                    : Stream.empty())
            .toList();
    if (identities.isEmpty()) {
      throw new ProblemException(
          RegistrationProblem.IDENTITY_UNVERIFIED,
          "the token has neither a verified e-mail address nor a verified phone number");
    }
    return users.add(id, identities, caller.actor(id));
  }

  @PUT
  @Path("/consent")
  @Transactional
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "Gives or withdraws consent that receipts register devices")
  public UserView consent(
      @Size(min = 1, max = 64) @PlainText String id, @NotNull @Valid Consent body) {
    caller.check(id);
    return users.consent(id, body.registration(), caller.actor(id));
  }

  @DELETE
  @Transactional
  @RolesAllowed({Roles.USER, Roles.OPERATOR})
  @Operation(summary = "Erases a user: identities, devices and what waits for them")
  public void erase(@Size(min = 1, max = 64) @PlainText String id) {
    caller.check(id);
    users.erase(id, caller.actor(id));
  }

  @GET
  @Path("/erasure")
  @RolesAllowed({Roles.USER, Roles.OPERATOR})
  @Operation(summary = "How far the erasure of a user has come: which service has confirmed it")
  public ErasureView erasure(@Size(min = 1, max = 64) @PlainText String id) {
    caller.check(id);
    UserEntity user =
        UserEntity.known(id)
            .filter(known -> known.erased)
            .orElseThrow(() ->
                new ProblemException(RegistrationProblem.USER_UNKNOWN, "no such user was erased"));
    return ErasureView.of(
        user.erasedAt,
        terms.services(),
        transactions.read(tx -> ErasureConfirmations.of(tx, user.id)));
  }

  /** Without repetitions. */
  private List<Hashed> hashed(List<LinkedIdentity> identities) {
    List<Hashed> hashed = new ArrayList<>();
    List<FieldProblem> problems = new ArrayList<>();
    Set<List<KeyedHash>> seen = new HashSet<>();
    for (int i = 0; i < identities.size(); i++) {
      LinkedIdentity linked = identities.get(i);
      switch (hasher.read(
          linked.toReference(), String.valueOf(linked.retailerId()), linked.regionCode())) {
        case IdentityResult.Valid(Identity identity) -> {
          List<KeyedHash> hashes = hasher.hashes(identity);
          if (seen.add(hashes)) {
            hashed.add(new Hashed(linked.kind(), hashes));
          }
        }
        case IdentityResult.Invalid(var reason) ->
            problems.add(new FieldProblem("identities[" + i + "].value", reason.name()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(
          RegistrationProblem.IDENTITY_INVALID, "identities are invalid", problems);
    }
    return hashed;
  }
}
