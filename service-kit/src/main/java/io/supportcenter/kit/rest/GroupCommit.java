package io.supportcenter.kit.rest;

import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.UnitOfWork;
import io.supportcenter.kit.events.Effects;
import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Idempotent commands of many callers, in one transaction: those that arrive while a transaction
 * runs are the next one's. Nobody is waited for, so a command that comes alone is done alone.
 *
 * <p>An answer is told once its transaction has committed. When commands fail together for a reason
 * that does not pass by itself, each is done alone, so that a bad one fails nobody else.
 *
 * @param <C> a command that needs nothing of its request any more
 */
public final class GroupCommit<C> {

  /** Commands that wait at most; further ones are refused. */
  static final int WAITING_MAX = 1000;

  private static final int TOGETHER_MAX = 100;

  /** More than one, so that commands that wait for a lock do not hold up all others. */
  private static final int TRANSACTIONS = 2;

  private static final long STOP_NOTICED_AFTER_MS = 250;

  /**
   * What a service does with commands. Called again with the same after a fault; no request is
   * current while it runs.
   */
  @FunctionalInterface
  public interface Handler<C> {
    Done handle(Connection tx, List<C> commands) throws SQLException;
  }

  /**
   * What came of commands.
   *
   * @param answers one for each command, in their order; a Location is set as a header, and may be
   *     relative
   */
  public record Done(List<Response> answers, Effects effects) {
    static final Done NOTHING = new Done(List.of(), Effects.NONE);

    public Done {
      answers = List.copyOf(answers);
    }
  }

  private record Waiting<C>(
      IdempotentRequest request, C command, CompletableFuture<Response> answer) {}

  private final UnitOfWork unitOfWork;
  private final IdempotentRequests requests;
  private final Handler<C> handler;
  private final IntConsumer together;
  private final BlockingQueue<Waiting<C>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final List<Thread> threads;
  private volatile boolean stopping;

  /**
   * Starts its threads.
   *
   * @param together told how many commands each transaction has
   */
  GroupCommit(
      String name,
      UnitOfWork unitOfWork,
      IdempotentRequests requests,
      Handler<C> handler,
      IntConsumer together) {
    this.unitOfWork = unitOfWork;
    this.requests = requests;
    this.handler = handler;
    this.together = together;
    this.threads =
        IntStream.range(0, TRANSACTIONS)
            .mapToObj(i -> Thread.ofPlatform().name(name + "-commit-" + i).start(this::commitAll))
            .toList();
  }

  /**
   * The command's answer, once it is committed.
   *
   * @throws ProblemException 503 when too many wait, or the service stops
   */
  public Uni<Response> submit(IdempotentRequest request, C command) {
    Waiting<C> one = new Waiting<>(request, command, new CompletableFuture<>());
    if (!waiting.offer(one) || stopping) {
      throw unavailable();
    }
    return Uni.createFrom().completionStage(one.answer());
  }

  int waiting() {
    return waiting.size();
  }

  /** Ends what runs; what still waits is refused. */
  void stop() throws InterruptedException {
    stopping = true;
    for (Thread thread : threads) {
      thread.join();
    }
    List<Waiting<C>> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(one -> one.answer().completeExceptionally(unavailable()));
  }

  private void commitAll() {
    try {
      while (!stopping) {
        Waiting<C> first = waiting.poll(STOP_NOTICED_AFTER_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting<C>> taken = new ArrayList<>(List.of(first));
          waiting.drainTo(taken, TOGETHER_MAX - 1);
          commit(firstOfEachKey(taken));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The others are answered as they would be if the first were in another transaction. */
  private List<Waiting<C>> firstOfEachKey(List<Waiting<C>> taken) {
    Set<Key> keys = new HashSet<>();
    List<Waiting<C>> first = new ArrayList<>();
    for (Waiting<C> one : taken) {
      if (keys.add(one.request().key())) {
        first.add(one);
      } else {
        one.answer().completeExceptionally(IdempotentRequest.inFlight());
      }
    }
    return first;
  }

  private void commit(List<Waiting<C>> batch) {
    List<Runnable> answers = new ArrayList<>();
    try {
      unitOfWork.inNewTransaction(tx -> handle(tx, batch, answers));
    } catch (RuntimeException | Error fault) {
      if (batch.size() > 1 && !Faults.passing(fault)) {
        batch.forEach(one -> commit(List.of(one)));
      } else {
        batch.forEach(one -> one.answer().completeExceptionally(fault));
      }
      return;
    }
    together.accept(batch.size());
    answers.forEach(Runnable::run);
  }

  private Effects handle(Connection tx, List<Waiting<C>> batch, List<Runnable> answers)
      throws SQLException {
    IdempotencyStore store = new IdempotencyStore(tx);
    Set<Key> ours = store.tryLock(batch.stream().map(one -> one.request().key()).toList());
    Map<Key, Answer> earlier = store.find(ours);
    List<Waiting<C>> todo = new ArrayList<>();
    for (Waiting<C> one : batch) {
      Key key = one.request().key();
      if (!ours.contains(key)) {
        answers.add(() -> one.answer().completeExceptionally(IdempotentRequest.inFlight()));
      } else if (earlier.containsKey(key)) {
        answers.add(() -> replay(one, earlier.get(key)));
      } else {
        todo.add(one);
      }
    }
    Done done =
        todo.isEmpty()
            ? Done.NOTHING
            : handler.handle(tx, todo.stream().map(Waiting::command).toList());
    store.add(stored(todo, done, answers));
    return done.effects();
  }

  private Map<Key, Answer> stored(List<Waiting<C>> todo, Done done, List<Runnable> answers) {
    Map<Key, Answer> stored = new LinkedHashMap<>();
    for (int i = 0; i < todo.size(); i++) {
      Waiting<C> one = todo.get(i);
      Answer answer = requests.answer(one.request(), done.answers().get(i));
      stored.put(one.request().key(), answer);
      answers.add(() -> one.answer().complete(one.request().first(answer)));
    }
    return stored;
  }

  private static <C> void replay(Waiting<C> one, Answer stored) {
    try {
      one.answer().complete(one.request().replay(stored));
    } catch (ProblemException reused) {
      one.answer().completeExceptionally(reused);
    }
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        Status.SERVICE_UNAVAILABLE, "UNAVAILABLE", "too many requests wait, or the service stops");
  }
}
