package io.supportcenter.benchmark.charges;

import io.supportcenter.benchmark.figures.Samples;
import io.supportcenter.benchmark.rig.CpuTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** As many payers as there are connections, each of which pays the next as soon as it has paid. */
final class ClosedLoop {

  static final int PAYERS = 8;

  private final List<? extends Payer> payers;

  ClosedLoop(List<? extends Payer> payers) {
    this.payers = payers;
  }

  /**
   * Pays all of them in their order.
   *
   * @param warmUp how many of the first are not measured
   */
  Measured run(List<Payment> payments, int warmUp, CpuTime cpu) {
    pay(payments.subList(0, warmUp));
    List<Payment> measured = payments.subList(warmUp, payments.size());
    List<Double> before = cpu.ofEach();
    long began = System.nanoTime();
    Samples millis = new Samples(pay(measured));
    double seconds = (System.nanoTime() - began) / 1e9;
    List<Double> after = cpu.ofEach();
    return new Measured(
        measured.size() / seconds,
        millis.percentile(50),
        millis.percentile(99),
        IntStream.range(0, before.size())
            .mapToObj(i -> (after.get(i) - before.get(i)) / measured.size() * 1e6)
            .toList());
  }

  /** How long each took, in milliseconds. */
  private double[] pay(List<Payment> payments) {
    double[] millis = new double[payments.size()];
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> loops = new ArrayList<>();
    for (Payer payer : payers) {
      loops.add(() -> {
        for (int i = next.getAndIncrement(); i < millis.length; i = next.getAndIncrement()) {
          long began = System.nanoTime();
          payer.pay(payments.get(i));
          millis[i] = (System.nanoTime() - began) / 1e6;
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(payers.size())) {
      for (Future<Void> loop : threads.invokeAll(loops)) {
        loop.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a payment was not made", e.getCause());
    }
    return millis;
  }
}
