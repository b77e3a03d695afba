package io.supportcenter.proactive.session;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.vendor.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens live sessions, whoever asks. About an asset that is not registered yet, or that is another
 * user's, a session waits for its registration, bounded.
 */
@ApplicationScoped
class SessionOpening {

  private static final String VENDOR_CHANNELS =
      """
      SELECT a.asset_id, v.channels FROM activity a JOIN vendor v ON v.id = a.vendor_id
      WHERE a.asset_id = ANY (?)
      """;

  private final AssetProjection assets;

  SessionOpening(AssetProjection assets) {
    this.assets = assets;
  }

  /** A session that somebody asks for. */
  record Request(
      SessionId id,
      UserId user,
      Optional<String> assetId,
      String topic,
      Map<String, String> details,
      Collection<Channel> wanted) {}

  Effects open(Connection tx, List<Request> requests, Instant now) throws SQLException {
    Set<String> assetIds =
        requests.stream().flatMap(r -> r.assetId().stream()).collect(Collectors.toSet());
    Map<String, ProjectedAsset> known = known(tx, assetIds);
    Map<String, Set<Channel>> allowed = allowed(tx, assetIds);
    List<LiveSession> sessions = new ArrayList<>();
    for (Request request : requests) {
      sessions.add(session(request, known, allowed, now));
    }
    return SessionChanges.add(tx, sessions, now);
  }

  private static LiveSession session(
      Request request,
      Map<String, ProjectedAsset> known,
      Map<String, Set<Channel>> allowed,
      Instant now) {
    boolean ready =
        request.assetId().isEmpty()
            || request.assetId().map(known::get).filter(a -> isOf(a, request.user())).isPresent();
    Set<Channel> vendors =
        request.assetId().map(allowed::get).orElseGet(() -> Set.of(Channel.values()));
    return new LiveSession(
        request.id(),
        request.user(),
        request.assetId(),
        request.topic(),
        request.details(),
        Channel.offered(request.wanted(), vendors),
        ready ? new SessionState.Queued(now, now) : new SessionState.Requested(),
        0);
  }

  private static boolean isOf(ProjectedAsset asset, UserId user) {
    return asset.registered() && asset.userId().equals(user.value());
  }

  private Map<String, ProjectedAsset> known(Connection tx, Set<String> ids) throws SQLException {
    return assets.find(tx, List.copyOf(ids)).stream()
        .collect(Collectors.toMap(ProjectedAsset::assetId, a -> a));
  }

  private static Map<String, Set<Channel>> allowed(Connection tx, Set<String> assetIds)
      throws SQLException {
    Map<String, Set<Channel>> found = new HashMap<>();
    SetSql.query(
            tx,
            VENDOR_CHANNELS,
            assetIds,
            row -> Map.entry(row.getString(1), (String[]) row.getArray(2).getArray()),
            text(id -> id))
        .forEach(e ->
            found.put(
                e.getKey(),
                Arrays.stream(e.getValue())
                    .map(Channel::valueOf)
                    .collect(Collectors.toCollection(HashSet::new))));
    return found;
  }
}
