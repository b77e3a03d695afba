package io.supportcenter.registration;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.RegistrationPending;
import io.supportcenter.events.RegistrationRejected;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.ProblemCodes;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.VersionedKeys;
import io.supportcenter.registration.identity.CustomerHasher;
import io.supportcenter.registration.identity.VerifiedClaims;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.unit.Asking;
import io.supportcenter.registration.user.ErasureTerms;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What the domain and the kit need of this service's configuration. */
@Dependent
class RegistrationBeans {

  @Produces
  @Singleton
  ProblemCodes problems() {
    return new ProblemCodes(RegistrationProblem.values());
  }

  @Produces
  @Singleton
  PublishedEvents events() {
    return new PublishedEvents(
        Map.of(
            Topics.RECEIPTS,
            List.of(ReceiptReceived.class),
            Topics.USERS,
            List.of(UserState.class),
            Topics.ASSETS,
            List.of(
                DeviceRegistered.class,
                ReservationRegistered.class,
                ReservationChanged.class,
                AssetWithdrawn.class),
            Topics.REGISTRATIONS,
            List.of(RegistrationPending.class, RegistrationRejected.class)));
  }

  @Produces
  @Singleton
  Asking asking(RegistrationConfig config) {
    return new Asking(
        config.questions().retailerAgainAfter(),
        config.questions().manufacturerAgainAfter(),
        config.questions().patience());
  }

  @Produces
  @Singleton
  ErasureTerms erasureTerms(RegistrationConfig config) {
    return new ErasureTerms(config.erasure().services(), config.erasure().overdueAfter());
  }

  @Produces
  @Singleton
  CustomerHasher customerHasher(RegistrationConfig config) {
    return new CustomerHasher(new KeyedHasher(VersionedKeys.parse(config.identity().keys())));
  }

  @Produces
  @Singleton
  SealedColumn tokens() {
    return PartnerGuard.tokens("partner");
  }

  @Produces
  @Singleton
  VerifiedClaims verifiedClaims(RegistrationConfig config) {
    RegistrationConfig.Claims claims = config.identity().claims();
    return new VerifiedClaims(
        claims.email(), claims.emailVerified(), claims.phone(), claims.phoneVerified());
  }

  @Produces
  @Singleton
  PartnerClient partners(Transactions transactions, PartnerGuard guard, RegistrationConfig config) {
    return new PartnerClient(
        new PartnerDirectory(transactions, guard, "partner"),
        config.partners(),
        new CallOutcome.Permanent("PARTNER_GONE", "not in the directory"));
  }
}
