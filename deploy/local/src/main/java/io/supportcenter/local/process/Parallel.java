package io.supportcenter.local.process;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Steps taken at the same time. */
public final class Parallel {

  /** Something to do that takes time. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  private Parallel() {}

  /**
   * Returns when all are done. When one fails the others are interrupted.
   *
   * @throws PartFailed the first failure
   */
  public static void run(List<Step> steps) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Void> running = new ExecutorCompletionService<>(threads);
      steps.forEach(step ->
          running.submit(() -> {
            step.run();
            return null;
          }));
      try {
        for (int done = 0; done < steps.size(); done++) {
          running.take().get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw PartFailed.of(e.getCause());
      }
    }
  }
}
