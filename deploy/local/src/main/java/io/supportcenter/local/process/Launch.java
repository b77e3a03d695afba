package io.supportcenter.local.process;

import io.supportcenter.local.lifeline.Lifeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How child JVMs are started from the unpacked distribution: same JDK as ours, with the lifeline
 * agent, and marked with the state folder so that a later start recognises what an earlier one left
 * behind.
 *
 * @param dist folder with {@code lib/}, {@code registry/} and the lifeline agent
 * @param state folder with everything that is kept
 */
public record Launch(Path dist, Path state) {

  static final String MARK = "-Dsupportcenter.state=";

  public Launch {
    dist = dist.toAbsolutePath().normalize();
    state = state.toAbsolutePath().normalize();
  }

  /** A main class of our own distribution. */
  public ChildSpec main(String name, Class<?> main, List<String> jvmOptions, List<String> args) {
    return main(name, main, "", jvmOptions, args);
  }

  /** Likewise; at the parent's death its shutdown hooks run. */
  public ChildSpec holder(String name, Class<?> main, List<String> jvmOptions, List<String> args) {
    return main(name, main, "=" + Lifeline.EXIT, jvmOptions, args);
  }

  private ChildSpec main(
      String name, Class<?> main, String end, List<String> jvmOptions, List<String> args) {
    List<String> command = jvm(end, jvmOptions);
    command.addAll(List.of("-cp", dist.resolve("lib") + "/*", main.getName()));
    command.addAll(args);
    return new ChildSpec(name, command, Map.of(), log(name));
  }

  /** A runnable jar, such as a Quarkus application. */
  public ChildSpec jar(
      String name, Path jar, List<String> jvmOptions, Map<String, String> environment) {
    List<String> command = jvm("", jvmOptions);
    command.addAll(List.of("-jar", jar.toString()));
    return new ChildSpec(name, command, environment, log(name));
  }

  /** Somebody else's main class. */
  public ChildSpec program(
      String name, Path classPath, String main, List<String> jvmOptions, List<String> args) {
    List<String> command = jvm("", jvmOptions);
    command.addAll(List.of("-cp", classPath.toString(), main));
    command.addAll(args);
    return new ChildSpec(name, command, Map.of(), log(name));
  }

  public Path log(String name) {
    return state.resolve("logs").resolve(name + ".log");
  }

  private List<String> jvm(String end, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(MARK + state);
    command.add("-javaagent:" + dist.resolve("local-stack-lifeline.jar") + end);
    // Small and soon ready counts here, not throughput.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(options);
    return command;
  }
}
