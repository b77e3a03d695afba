package io.supportcenter.local.stack;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code deploy/local/up}; its help text is in the script. */
@Command(name = "deploy/local/up")
public interface UpArguments {

  @Option(names = "--root", required = true, hidden = true)
  Path root();

  @Option(names = "--state", required = true, paramLabel = "DIR")
  Path state();

  @Option(names = "--port-offset", defaultValue = "0", paramLabel = "N")
  int portOffset();

  @Option(names = "--port", paramLabel = "NAME=NUMBER")
  Map<String, Integer> ports();

  @Option(names = "--once")
  boolean once();

  @Option(names = "--no-walk")
  boolean noWalk();

  @Option(names = "--secured")
  boolean secured();

  @Option(names = "--fresh")
  boolean fresh();
}
