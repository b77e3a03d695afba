package io.supportcenter.kit.dispatch;

import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.IdempotencyStore;
import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import io.supportcenter.kit.rest.IdempotentRequest;
import io.supportcenter.kit.rest.IdempotentRequests;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.trace.BatchTrace;
import io.supportcenter.kit.trace.TraceParent;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Idempotent commands of many callers, in one transaction: those that arrive while a transaction
 * runs are the next one's. It does not wait for more, so a command that arrives alone is done
 * alone. Their owners are served in turn, so that one with many commands does not delay another's
 * only one.
 *
 * <p>An answer is sent once its transaction has committed. When commands fail together, and it may
 * be for one of them, each is done alone, so that a bad one, or one that waits for a lock, fails
 * nobody else.
 *
 * @param <C> a command that needs nothing of its request any more
 */
public final class CommandBatcher<C> {

  /** Commands that wait at most; further ones are refused. */
  static final int WAITING_MAX = 1000;

  private static final Logger LOG = Logger.getLogger(CommandBatcher.class);
  private static final int TOGETHER_MAX = 100;

  /** More than one, so that commands that wait for a lock do not hold up all others. */
  private static final int TRANSACTIONS = 2;

  private static final Duration STOP_NOTICED_AFTER = Duration.ofMillis(250);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

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
   * @param answers one for each command, in their order. Status, type, entity and Location are
   *     used; Location is set as a header, and may be relative. 429 says that nothing was done: it
   *     is sent as it is and not stored, so that the same command may be sent again
   */
  public record Done(List<Response> answers, Effects effects) {
    static final Done NOTHING = new Done(List.of(), Effects.NONE);

    public Done {
      answers = List.copyOf(answers);
    }
  }

  private record Waiting<C>(
      String owner,
      IdempotentRequest request,
      C command,
      CompletableFuture<Response> answer,
      long sinceNanos,
      Optional<String> traceParent) {
    void refuse(Throwable why) {
      answer.completeExceptionally(why);
    }
  }

  private final UnitOfWork unitOfWork;
  private final IdempotentRequests requests;
  private final CommandsConfig config;
  private final Handler<C> handler;
  private final IntConsumer together;
  private final Tracing tracing;
  private final String name;
  private final FairQueue<Waiting<C>> waiting = new FairQueue<>(WAITING_MAX);
  private final List<Thread> threads;
  private volatile boolean stopping;

  /**
   * Starts its threads.
   *
   * @param together is given the number of commands of each transaction
   */
  CommandBatcher(
      String name,
      UnitOfWork unitOfWork,
      IdempotentRequests requests,
      CommandsConfig config,
      Handler<C> handler,
      IntConsumer together,
      Tracing tracing) {
    this.name = name;
    this.tracing = tracing;
    this.unitOfWork = unitOfWork;
    this.requests = requests;
    this.config = config;
    this.handler = handler;
    this.together = together;
    this.threads =
        IntStream.range(0, TRANSACTIONS)
            .mapToObj(i ->
                Thread.ofPlatform().name(name + "-commit-" + i).start(this::commitUntilStopped))
            .toList();
  }

  /**
   * The command's answer, once it is committed; 503 when too many wait, or the service stops. When
   * too many wait, the owner with the most of them is refused.
   *
   * @param owner whose commands take turns with others': a partner, however many tokens it has
   */
  public Uni<Response> submit(String owner, IdempotentRequest request, C command) {
    Waiting<C> one =
        new Waiting<>(
            owner,
            request,
            command,
            new CompletableFuture<>(),
            System.nanoTime(),
            TraceParent.current());
    waiting.offer(one.owner(), one).ifPresent(noRoom -> noRoom.refuse(unavailable()));
    if (stopping && waiting.remove(one.owner(), one)) {
      one.refuse(unavailable());
    }
    return Uni.createFrom().completionStage(one.answer());
  }

  /** Whether its threads run. */
  boolean isAlive() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  int waiting() {
    return waiting.size();
  }

  /** Lets end what runs; what still waits is refused. */
  void stop() throws InterruptedException {
    stopping = true;
    waiting.drain().forEach(one -> one.refuse(unavailable()));
    for (Thread thread : threads) {
      thread.join(STOP_MAX);
    }
  }

  private void commitUntilStopped() {
    while (!stopping) {
      List<Waiting<C>> taken = new ArrayList<>();
      try {
        taken.addAll(waiting.take(TOGETHER_MAX, STOP_NOTICED_AFTER));
        commit(firstOfEachKey(taken.stream().filter(this::isWanted).toList()));
      } catch (InterruptedException _) {
        // It is not a stop: commands go on being taken.
      } catch (RuntimeException | Error fault) {
        LOG.error("commands failed", fault);
        taken.forEach(one -> one.refuse(fault));
      }
    }
  }

  /** Nobody reads the answer any more when the caller has gone, or has waited for too long. */
  private boolean isWanted(Waiting<C> one) {
    if (stopping || System.nanoTime() - one.sinceNanos() > config.maxWait().toNanos()) {
      one.refuse(unavailable());
    }
    return !one.answer().isDone();
  }

  /** The others are answered as they would be if the first were in another transaction. */
  private List<Waiting<C>> firstOfEachKey(List<Waiting<C>> wanted) {
    Set<Key> keys = new HashSet<>();
    List<Waiting<C>> first = new ArrayList<>();
    for (Waiting<C> one : wanted) {
      if (keys.add(one.request().key())) {
        first.add(one);
      } else {
        one.refuse(IdempotentRequest.inFlight());
      }
    }
    return first;
  }

  private void commit(List<Waiting<C>> batch) {
    tryCommit(batch)
        .ifPresent(fault -> {
          if (batch.size() > 1 && Faults.mayBeOneInputs(fault)) {
            LOG.warnf("%d commands failed together: %s", batch.size(), Faults.describe(fault));
            commitEachAlone(batch);
          } else {
            batch.forEach(one -> one.refuse(fault));
          }
        });
  }

  private void commitEachAlone(List<Waiting<C>> batch) {
    Optional<Throwable> ofAll = Optional.empty();
    for (Waiting<C> one : batch) {
      if (ofAll.isPresent()) {
        one.refuse(ofAll.get());
      } else if (isWanted(one)) {
        Optional<Throwable> fault = tryCommit(List.of(one));
        fault.ifPresent(one::refuse);
        ofAll = fault.filter(f -> !Faults.mayBeOneInputs(f));
      }
    }
  }

  /** Answers all, unless there is a fault. */
  private Optional<Throwable> tryCommit(List<Waiting<C>> batch) {
    if (batch.isEmpty()) {
      return Optional.empty();
    }
    List<Runnable> answers = new ArrayList<>();
    try (BatchTrace trace = tracing.batch("commit " + name)) {
      batch.forEach(one -> trace.join(one.traceParent()));
      unitOfWork.inNew(tx -> handle(tx, batch, answers).in(trace.cause()));
    } catch (RuntimeException | Error fault) {
      return Optional.of(fault);
    }
    answers.forEach(Runnable::run);
    together.accept(batch.size());
    return Optional.empty();
  }

  private Effects handle(Connection tx, List<Waiting<C>> batch, List<Runnable> answers)
      throws SQLException {
    Sql.update(tx, "SET LOCAL lock_timeout = " + config.lockTimeout().toMillis());
    IdempotencyStore store = new IdempotencyStore(tx);
    Set<Key> ours = store.tryLock(batch.stream().map(one -> one.request().key()).toList());
    Map<Key, Answer> earlier = store.find(ours);
    List<Waiting<C>> todo = new ArrayList<>();
    for (Waiting<C> one : batch) {
      Key key = one.request().key();
      if (!ours.contains(key)) {
        answers.add(() -> one.refuse(IdempotentRequest.inFlight()));
      } else if (earlier.containsKey(key)) {
        answers.add(replay(one, earlier.get(key)));
      } else {
        todo.add(one);
      }
    }
    refuseWhenFull(todo, answers);
    Done done =
        todo.isEmpty()
            ? Done.NOTHING
            : handler.handle(tx, todo.stream().map(Waiting::command).toList());
    store.add(stored(todo, done, answers));
    return done.effects();
  }

  /** Before anything is done for them: refusing must cost little when there is too much to do. */
  private void refuseWhenFull(List<Waiting<C>> todo, List<Runnable> answers) {
    try {
      unitOfWork.requireRoom();
    } catch (ProblemException full) {
      List.copyOf(todo).forEach(one -> answers.add(() -> one.refuse(full)));
      todo.clear();
    }
  }

  private Map<Key, Answer> stored(List<Waiting<C>> todo, Done done, List<Runnable> answers) {
    if (done.answers().size() != todo.size()) {
      throw new IllegalStateException(
          "%d answers to %d commands".formatted(done.answers().size(), todo.size()));
    }
    Map<Key, Answer> stored = new LinkedHashMap<>();
    for (int i = 0; i < todo.size(); i++) {
      Waiting<C> one = todo.get(i);
      Response given = done.answers().get(i);
      if (given.getStatus() == Status.TOO_MANY_REQUESTS.getStatusCode()) {
        answers.add(() -> one.answer().complete(given));
        continue;
      }
      Answer answer = requests.answer(one.request(), given);
      Response first = one.request().first(answer);
      stored.put(one.request().key(), answer);
      answers.add(() -> one.answer().complete(first));
    }
    return stored;
  }

  private static <C> Runnable replay(Waiting<C> one, Answer stored) {
    try {
      Response again = one.request().replay(stored);
      return () -> one.answer().complete(again);
    } catch (ProblemException reused) {
      return () -> one.refuse(reused);
    }
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        CommonProblem.UNAVAILABLE, "too many requests wait, or the service stops");
  }
}
