package io.supportcenter.registration.user.rest;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.identity.store.IdentityLocks;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.unit.store.Recheck;
import io.supportcenter.registration.unit.store.Recheck.Cause;
import io.supportcenter.registration.user.events.UserStateMapper;
import io.supportcenter.registration.user.store.UserEntity;
import io.supportcenter.registration.user.store.UserIdentityEntity;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands on a user. What they set in motion on registrations follows in transactions of its own.
 */
@ApplicationScoped
@Transactional
class UserCommands {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;

  UserCommands(Transactions transactions, UnitOfWork unitOfWork) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
  }

  /**
   * One identity under every live key.
   *
   * @param hashes never empty
   */
  record Hashed(IdentityKind kind, List<KeyedHash> hashes) {}

  /** Replaces all linked identities. */
  UserView link(String id, List<Hashed> identities, Actor by) {
    Set<KeyedHash> wanted =
        identities.stream().flatMap(i -> i.hashes().stream()).collect(Collectors.toSet());
    transactions.inCurrent(tx -> {
      IdentityLocks.alone(tx, wanted);
      return null;
    });
    UserEntity user = lockLive(id);
    checkFree(user, wanted);
    List<UserIdentityEntity> linked = linked(id);
    if (hashes(linked).equals(wanted) && user.version > 0) {
      return view(user, linked);
    }
    linked.forEach(UserIdentityEntity::delete);
    UserIdentityEntity.flush();
    List<UserIdentityEntity> rows = identities.stream().flatMap(i -> rows(id, i).stream()).toList();
    UserIdentityEntity.persist(rows);
    publish(user, by, rows, List.of(Recheck.of(Cause.IDENTITIES, id).toCall()));
    return view(user, rows);
  }

  /** Links identities besides those that are linked already. */
  UserView add(String id, List<Hashed> identities, Actor by) {
    transactions.inCurrent(tx -> {
      IdentityLocks.alone(tx, identities.stream().flatMap(i -> i.hashes().stream()).toList());
      return null;
    });
    UserEntity user = lockLive(id);
    List<UserIdentityEntity> linked = linked(id);
    Set<KeyedHash> known = hashes(linked);
    List<Hashed> more =
        identities.stream().filter(i -> Collections.disjoint(known, i.hashes())).toList();
    checkFree(user, more.stream().flatMap(i -> i.hashes().stream()).collect(Collectors.toSet()));
    List<UserIdentityEntity> rows = more.stream().flatMap(i -> rows(id, i).stream()).toList();
    if (rows.isEmpty()) {
      return view(user, linked);
    }
    UserIdentityEntity.persist(rows);
    List<UserIdentityEntity> all = Stream.concat(linked.stream(), rows.stream()).toList();
    publish(user, by, all, List.of(Recheck.of(Cause.IDENTITIES, id).toCall()));
    return view(user, all);
  }

  UserView consent(String id, boolean given, Actor by) {
    UserEntity user = lockLive(id);
    List<UserIdentityEntity> linked = linked(id);
    if (user.consent != given || user.version == 0) {
      user.consent = given;
      publish(user, by, linked, List.of(Recheck.of(Cause.CONSENT, id).toCall()));
    }
    return view(user, linked);
  }

  /** Forgets a user: at once here, then in each registration. Doing it again changes nothing. */
  void erase(String id, Actor by) {
    UserEntity user = UserEntity.lock(id);
    if (user.erased) {
      return;
    }
    linked(id).forEach(UserIdentityEntity::delete);
    user.erased = true;
    user.erasedAt = Instant.now();
    user.consent = false;
    publish(user, by, List.of(), List.of(Recheck.of(Cause.ERASURE, id).toCall()));
  }

  static UserView view(UserEntity user, Collection<UserIdentityEntity> linked) {
    return new UserView(user.id, kinds(linked), user.consent, user.version);
  }

  static List<UserIdentityEntity> linked(String id) {
    return UserIdentityEntity.list("userId", id);
  }

  private static UserEntity lockLive(String id) {
    UserEntity user = UserEntity.lock(id);
    if (user.erased) {
      throw new ProblemException(RegistrationProblem.USER_ERASED, "this user was erased");
    }
    return user;
  }

  private static void checkFree(UserEntity user, Set<KeyedHash> wanted) {
    Set<String> texts = wanted.stream().map(KeyedHash::hex).collect(Collectors.toSet());
    if (!texts.isEmpty()
        && UserIdentityEntity.count("hash in ?1 and userId <> ?2", texts, user.id) > 0) {
      throw new ProblemException(
          RegistrationProblem.IDENTITY_TAKEN, "one of the identities is linked to another user");
    }
  }

  private void publish(
      UserEntity user, Actor by, Collection<UserIdentityEntity> linked, List<BackendCall> calls) {
    user.version++;
    UserEntity.flush();
    List<OutboundEvent> events = new ArrayList<>();
    events.add(
        UserStateMapper.toEvent(
            user.id, user.version, kinds(linked), user.consent, user.erased, by, Instant.now()));
    if (user.erased) {
      events.add(OutboundEvent.tombstone(Topics.USERS, user.id));
    }
    unitOfWork.publish(new Effects(events, calls));
  }

  /** One entry per identity, however many keys it is hashed with. */
  private static List<IdentityKind> kinds(Collection<UserIdentityEntity> linked) {
    Map<UUID, IdentityKind> kinds =
        linked.stream()
            .collect(Collectors.toMap(row -> row.identity, row -> row.kind, (kind, _) -> kind));
    return kinds.values().stream().sorted().toList();
  }

  private static Set<KeyedHash> hashes(Collection<UserIdentityEntity> linked) {
    return linked.stream().map(UserIdentityEntity::toHash).collect(Collectors.toSet());
  }

  private static List<UserIdentityEntity> rows(String id, Hashed identity) {
    UUID group = Ids.next();
    return identity.hashes().stream()
        .map(hash -> UserIdentityEntity.of(id, identity.kind(), group, hash))
        .toList();
  }
}
