package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.dispatch.CommandBatcher.Done;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import io.supportcenter.kit.rest.IdempotentRequest;
import io.supportcenter.kit.rest.IdempotentRequests;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A {@link CommandBatcher} of texts whose transactions can be held up, so that what waits meanwhile
 * is one batch. The answer to a text is the text.
 */
final class GatedCommands implements AutoCloseable {

  private static final int TRANSACTIONS = 2;
  private static final String GATE = "gate";
  private static final String LOCK = "lock ";

  /** Is answered with 429. */
  static final String BUSY = "busy";

  /** Is answered with a Location that is not one. */
  static final String NOWHERE = "nowhere";

  /** How long is waited for what. */
  record Limits(Duration lockTimeout, Duration maxWait) implements CommandsConfig {}

  private final String principal = UUID.randomUUID().toString();
  private final List<List<String>> handled = new CopyOnWriteArrayList<>();
  private final Semaphore atGate = new Semaphore(0);
  private final Semaphore open = new Semaphore(0);
  private final CommandBatcher<String> commit;

  GatedCommands(UnitOfWork unitOfWork, IdempotentRequests requests, Limits limits) {
    commit =
        new CommandBatcher<>(
            "gated", unitOfWork, requests, limits, this::handle, _ -> {}, Tracing.off());
  }

  CompletableFuture<Response> submit(String key, String text) {
    return submit(principal, key, text);
  }

  CompletableFuture<Response> submit(String caller, String key, String text) {
    byte[] hash = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 32);
    return commit
        .submit(
            caller,
            new IdempotentRequest(new Key(caller, key), hash, URI.create("http://localhost/")),
            text)
        .subscribeAsCompletionStage();
  }

  /** Returns when each transaction stands at the gate. */
  List<CompletableFuture<Response>> closeGates() {
    List<CompletableFuture<Response>> standing = new ArrayList<>();
    for (int i = 0; i < TRANSACTIONS; i++) {
      standing.add(submit(UUID.randomUUID().toString(), GATE));
      atGate.acquireUninterruptibly();
    }
    return standing;
  }

  /** Lets one transaction go on. */
  void openOneGate() {
    open.release();
  }

  /** The texts of each call of the handler, without those at the gate. */
  List<List<String>> handled() {
    return handled;
  }

  static Problem problem(CompletableFuture<Response> answer) {
    return answer
        .handle((_, fault) -> ((ProblemException) fault).problem())
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  boolean isAlive() {
    return commit.isAlive();
  }

  Thread beginToStop() {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            commit.stop();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() throws InterruptedException {
    open.release(TRANSACTIONS);
    commit.stop();
  }

  private Done handle(Connection tx, List<String> texts) throws SQLException {
    if (texts.contains(GATE)) {
      atGate.release();
      open.acquireUninterruptibly();
    } else {
      handled.add(List.copyOf(texts));
    }
    for (String text : texts) {
      if (text.startsWith(LOCK)) {
        lock(tx, text.substring(LOCK.length()));
      }
    }
    return new Done(texts.stream().map(GatedCommands::answer).toList(), Effects.NONE);
  }

  private static Response answer(String text) {
    return Response.status(text.equals(BUSY) ? 429 : 201)
        .header(HttpHeaders.LOCATION, text.equals(NOWHERE) ? "a b" : null)
        .entity(text)
        .build();
  }

  private static void lock(Connection tx, String tally) throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement("INSERT INTO tally AS t VALUES (?, 0, 1) ON CONFLICT DO NOTHING")) {
      statement.setString(1, tally);
      statement.executeUpdate();
    }
  }
}
