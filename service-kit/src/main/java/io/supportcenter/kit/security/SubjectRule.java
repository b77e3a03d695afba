package io.supportcenter.kit.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A token is invalid when its subject is missing, or would not do as an id. */
@ApplicationScoped
public class SubjectRule implements SecurityIdentityAugmentor {

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && !Text.isFit(token.getSubject(), UserId.LENGTH_MAX)
        ? Uni.createFrom()
            .failure(new AuthenticationFailedException("the token's subject is not an id"))
        : Uni.createFrom().item(identity);
  }
}
