package io.supportcenter.schemas;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work for the registry, on a thread of its own and waited for no longer than its limit: HTTP
 * clients were seen to wait for ever, whatever limits they were given.
 */
final class TimeLimit {

  private TimeLimit() {}

  /**
   * The work's result.
   *
   * @throws RegistryUnavailable when it failed, or took longer
   */
  static <T> T within(Duration limit, String what, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("registry").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new RegistryUnavailable(what + ": no answer within " + limit, e);
    } catch (ExecutionException e) {
      throw new RegistryUnavailable(what + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable(what + ": interrupted", e);
    } finally {
      task.cancel(true);
    }
  }
}
