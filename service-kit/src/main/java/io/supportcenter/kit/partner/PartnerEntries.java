package io.supportcenter.kit.partner;

import io.quarkus.hibernate.orm.panache.Panache;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemCode;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * The entries of a directory, for the REST resource by which operators read and change them. Its
 * methods for changes run in the transaction of a command, one after another.
 *
 * @param <E> the entry as stored
 * @param <V> the entry as the REST interface has it
 */
public final class PartnerEntries<E extends PartnerEntity, V extends PartnerView> {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final PartnerGuard guard;
  private final String partner;
  private final Class<E> type;
  private final Supplier<E> added;
  private final Function<E, V> view;

  /** One of two codes that the service's enum lists too, for its OpenAPI document. */
  private record DirectoryProblem(String name, int status) implements ProblemCode {}

  /**
   * @param partner what the directory lists, such as "account system"; names the problem codes
   *     {@code ACCOUNT_SYSTEM_UNKNOWN} and {@code ACCOUNT_SYSTEM_INVALID}
   * @param added a new, empty entry
   * @param view of an entry, without its token
   */
  public PartnerEntries(
      PartnerGuard guard, String partner, Class<E> type, Supplier<E> added, Function<E, V> view) {
    this.guard = guard;
    this.partner = partner;
    this.type = type;
    this.added = added;
    this.view = view;
  }

  /** All, by id. */
  public List<V> list() {
    return entities()
        .createQuery("select p from " + type.getName() + " p order by p.id", type)
        .getResultStream()
        .map(view)
        .toList();
  }

  /**
   * @throws ProblemException 404 when there is no such partner
   */
  public V get(String id) {
    return view.apply(find(id));
  }

  public V put(String id, V changed) {
    return put(id, changed, List.of(), _ -> {});
  }

  /**
   * Adds or changes an entry, and flushes it.
   *
   * @param problems of the service's own fields
   * @param fields writes the service's own fields into the entry, which is a new one when its
   *     {@code changedAt} is null; may refuse with a {@link ProblemException}
   * @throws ProblemException 422 when there are problems, 400 for an entry without a token that is
   *     new or has another origin than before
   */
  public V put(String id, V changed, List<FieldProblem> problems, Consumer<E> fields) {
    requireValid(changed, problems);
    lock();
    E entry = Optional.ofNullable(entities().find(type, id)).orElseGet(() -> added(id, changed));
    fields.accept(entry);
    apply(changed, entry);
    entry.persistAndFlush();
    return view.apply(entry);
  }

  /**
   * Removes an entry, and flushes that.
   *
   * @throws ProblemException 404 when there is no such partner
   */
  public void delete(String id) {
    lock();
    find(id).delete();
    entities().flush();
  }

  private E added(String id, V changed) {
    if (changed.token() == null) {
      throw Problems.invalid(changed.tokenField(), "a new " + partner + " needs one");
    }
    E entry = added.get();
    entry.id = id;
    return entry;
  }

  private void apply(PartnerView changed, PartnerEntity entry) {
    String url = normal(changed.baseUrl());
    if (changed.token() != null) {
      entry.token =
          changed.tokenIsHashed() ? changed.token() : guard.seal(entry.id, url, changed.token());
    } else if (!changed.tokenIsHashed()
        && !PartnerGuard.origin(url).equals(PartnerGuard.origin(entry.baseUrl))) {
      throw Problems.invalid(
          changed.tokenField(),
          "is needed when scheme, host or port of " + changed.baseUrlField() + " changes");
    }
    entry.name = changed.name();
    entry.baseUrl = url;
    entry.changedAt = Instant.now();
  }

  private void requireValid(V changed, List<FieldProblem> problems) {
    List<FieldProblem> all = new ArrayList<>();
    Optional.ofNullable(changed.baseUrl())
        .flatMap(this::urlProblem)
        .ifPresent(reason -> all.add(new FieldProblem(changed.baseUrlField(), reason)));
    all.addAll(problems);
    if (!all.isEmpty()) {
      throw new ProblemException(problem("INVALID", 422), "fields are invalid", all);
    }
  }

  private Optional<String> urlProblem(String url) {
    if (!isBaseUrl(url.strip())) {
      return Optional.of("must be an http or https URL without query");
    }
    try {
      return guard.addresses().refusal(URI.create(url.strip()));
    } catch (UnknownHostException _) {
      // A partner may be entered before its host is: calls look again.
      return Optional.empty();
    }
  }

  /** Whether paths can be appended: http or https, a host, no user, query or fragment. */
  private static boolean isBaseUrl(String url) {
    try {
      URI uri = URI.create(url);
      return SCHEMES.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * Scheme and host in small letters (RFC 3986, section 6.2.2.1), without slashes at the end; null
   * stays.
   */
  public static String normal(String baseUrl) {
    if (baseUrl == null) {
      return null;
    }
    String url = baseUrl.strip().replaceFirst("/+$", "");
    return PartnerGuard.ORIGIN
        .matcher(url)
        .replaceFirst(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private E find(String id) {
    return Optional.ofNullable(entities().find(type, id))
        .orElseThrow(() -> new ProblemException(problem("UNKNOWN", 404), "no such " + partner));
  }

  private void lock() {
    entities().unwrap(Session.class).doWork(tx -> DirectoryLock.alone(tx, partner));
  }

  private ProblemCode problem(String reason, int status) {
    String name = partner.toUpperCase(Locale.ROOT).replace(' ', '_') + "_" + reason;
    return new DirectoryProblem(name, status);
  }

  private EntityManager entities() {
    return Panache.getEntityManager(type);
  }
}
