package io.supportcenter.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program that has ended, and what it printed, errors included. */
record Program(int exitCode, String output) {

  static final Path SOURCE_TREE = Path.of(System.getProperty("source.tree", "../.."));

  private static final String DOCKER = System.getProperty("image.docker", "docker");

  static Program run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(SOURCE_TREE.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Program(process.waitFor(), output);
  }

  /** Of Docker; what it printed. */
  static String docker(String... arguments) throws IOException, InterruptedException {
    Program program = tryDocker(arguments);
    assertThat(program.exitCode()).as(program.output()).isZero();
    return program.output().strip();
  }

  static Program tryDocker(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(DOCKER));
    command.addAll(List.of(arguments));
    return run(new HashMap<>(), command);
  }

  static boolean dockerAnswers() throws InterruptedException {
    try {
      return tryDocker("info").exitCode() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
