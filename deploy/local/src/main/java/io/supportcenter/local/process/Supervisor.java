package io.supportcenter.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Starts and ends child processes, and notices when one ends without being stopped. */
public final class Supervisor {

  private final Map<String, Child> running = new HashMap<>();
  private final CompletableFuture<PartFailed> failure = new CompletableFuture<>();
  private final BiConsumer<String, Duration> onReady;
  private boolean closed;

  /**
   * @param onReady takes each part's name and how long it took to get ready
   */
  public Supervisor(BiConsumer<String, Duration> onReady) {
    this.onReady = onReady;
  }

  /** Starts a child and waits until it is ready. */
  public void start(ChildSpec spec, Probe ready, Duration max) throws InterruptedException {
    long begin = System.nanoTime();
    Child child = launch(spec);
    child.awaitReady(ready, max);
    var _ = child.onExit().thenAccept(this::ended);
    onReady.accept(spec.name(), Duration.ofNanos(System.nanoTime() - begin));
  }

  private synchronized Child launch(ChildSpec spec) {
    if (closed) {
      throw new PartFailed(spec.name() + " is not started: everything is stopping");
    }
    try {
      Child child = Child.start(spec);
      running.put(spec.name(), child);
      return child;
    } catch (IOException e) {
      throw PartFailed.of(e);
    }
  }

  private void ended(Child child) {
    if (wasNotToldToEnd(child)) {
      // Outside the lock: the listener may want to stop the others.
      failure.complete(child.failure());
    }
  }

  private synchronized boolean wasNotToldToEnd(Child child) {
    return running.remove(child.name(), child);
  }

  /** Completes when a child that was ready has ended without being stopped. */
  public CompletableFuture<PartFailed> failure() {
    return failure;
  }

  /** Names and process ids of those that run now. */
  public synchronized Map<String, Long> running() {
    return running.values().stream().collect(Collectors.toMap(Child::name, Child::pid));
  }

  /** From now on nothing starts any more. */
  public synchronized void close() {
    closed = true;
  }

  /** Ends these children at the same time, with SIGKILL for one that takes longer than allowed. */
  public void stop(Collection<String> names, Duration max) throws InterruptedException {
    List<Parallel.Step> steps = new ArrayList<>();
    for (Child child : forget(names)) {
      steps.add(() -> child.stop(max));
    }
    Parallel.run(steps);
  }

  public void kill(String name) throws InterruptedException {
    for (Child child : forget(List.of(name))) {
      child.kill();
    }
  }

  /** From now on its end is not a failure, and it is not stopped with the others. */
  public void leave(String name) {
    var _ = forget(List.of(name));
  }

  private synchronized List<Child> forget(Collection<String> names) {
    List<Child> children = new ArrayList<>();
    for (String name : names) {
      Child child = running.remove(name);
      if (child != null) {
        children.add(child);
      }
    }
    return children;
  }
}
