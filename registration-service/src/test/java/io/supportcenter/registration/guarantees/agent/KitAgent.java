package io.supportcenter.registration.guarantees.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Java agent for a service under test: opens windows between its steps, and makes mistakes in it
 * that the product has not. Its argument is a folder for signals, then names of {@link Bug}s,
 * separated by commas.
 *
 * <p>It needs nothing but the JDK: it runs beside the service, not in it.
 */
public final class KitAgent implements ClassFileTransformer {

  private static final int STATUS = 70;

  private final KitChanges changes;

  private KitAgent(KitChanges changes) {
    this.changes = changes;
  }

  /** Called by the JVM before the program's own {@code main}. */
  public static void premain(String argument, Instrumentation instrumentation) {
    String[] parts = argument.split(",");
    Windows.in(Path.of(parts[0]));
    Set<Bug> bugs = Arrays.stream(parts).skip(1).map(Bug::valueOf).collect(Collectors.toSet());
    instrumentation.addTransformer(new KitAgent(new KitChanges(bugs)));
  }

  /** A change that cannot be made ends the process: it would not show what it is there to show. */
  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] bytes) {
    try {
      return changes.apply(loader, name, bytes);
    } catch (RuntimeException | Error e) {
      System.err.println("cannot change " + name + ": " + e);
      e.printStackTrace();
      Runtime.getRuntime().halt(STATUS);
      throw e;
    }
  }
}
