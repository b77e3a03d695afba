package io.supportcenter.local;

import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Command lines whose options are the methods of an interface, each with picocli's {@code @Option}.
 */
public final class Commands {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Commands() {}

  /** What a command does. */
  @FunctionalInterface
  public interface Work<O> {

    /**
     * @return the exit code
     * @throws IllegalArgumentException when the options contradict each other or what is there,
     *     with a message for the user
     */
    int run(O options) throws Exception;
  }

  /**
   * Does the work, or says on standard error what prevents it.
   *
   * @throws Exception that is not meant for the user
   * @return the exit code: the work's own, 1 when it failed, 2 when the command line is wrong
   */
  public static <O> int run(Class<O> options, String[] args, Work<O> work) throws Exception {
    CommandLine line = lineOf(options);
    try {
      line.parseArgs(args);
      if (line.isUsageHelpRequested()) {
        line.usage(System.out);
        return 0;
      }
      return work.run(line.getCommand());
    } catch (ParameterException | IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n");
      line.usage(System.err);
      return MISUSED;
    } catch (PartFailed e) {
      System.err.println(e.getMessage());
      return FAILED;
    } catch (IOException | UncheckedIOException e) {
      System.err.println(PartFailed.of(e).getMessage());
      return FAILED;
    }
  }

  /**
   * The options only.
   *
   * @throws ParameterException with a message for the user
   */
  public static <O> O parse(Class<O> options, String... args) {
    CommandLine line = lineOf(options);
    line.parseArgs(args);
    return line.getCommand();
  }

  /** A script gives defaults before what the user gives: the last one counts. */
  private static CommandLine lineOf(Class<?> options) {
    return new CommandLine(options)
        .setOverwrittenOptionsAllowed(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
