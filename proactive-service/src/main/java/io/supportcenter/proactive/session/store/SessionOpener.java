package io.supportcenter.proactive.session.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.erasure.ErasedUsers;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.session.Channel;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionRequest;
import io.supportcenter.proactive.session.SessionState;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens live sessions. A session about an asset that is not registered yet, or that is another
 * user's, waits for its registration, for a limited time.
 */
@Singleton
public class SessionOpener {

  private static final String VENDOR_CHANNELS =
      """
      SELECT a.asset_id, v.channels FROM activity a JOIN vendor v ON v.id = a.vendor_id
      WHERE a.asset_id = ANY (?)
      """;

  private final AssetProjection assets;

  SessionOpener(AssetProjection assets) {
    this.assets = assets;
  }

  public Effects open(Connection tx, List<SessionRequest> requests, Instant now)
      throws SQLException {
    Set<String> assetIds =
        requests.stream().flatMap(r -> r.assetId().stream()).collect(Collectors.toSet());
    Map<String, ProjectedAsset> known =
        assets.find(tx, List.copyOf(assetIds)).stream()
            .collect(Collectors.toMap(ProjectedAsset::assetId, a -> a));
    Map<String, Set<Channel>> allowed = allowed(tx, assetIds);
    Effects added =
        SessionWriter.add(
            tx, requests.stream().map(r -> session(r, known, allowed, now)).toList(), now);
    List<BackendCall> calls = new ArrayList<>(added.calls());
    calls.addAll(ErasedUsers.seen(tx, requests.stream().map(r -> r.user().value()).toList()));
    return new Effects(added.events(), calls);
  }

  private static LiveSession session(
      SessionRequest request,
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

  private static Map<String, Set<Channel>> allowed(Connection tx, Set<String> assetIds)
      throws SQLException {
    return SetSql.query(
            tx,
            VENDOR_CHANNELS,
            assetIds,
            row -> Map.entry(row.getString("asset_id"), SessionStore.channels(row, "channels")),
            text(id -> id))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
