package io.supportcenter.proactive;

import io.supportcenter.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

  ArchitectureTest() {
    super("io.supportcenter.proactive");
  }
}
