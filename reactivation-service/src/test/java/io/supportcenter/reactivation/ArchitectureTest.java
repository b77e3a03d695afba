package io.supportcenter.reactivation;

import io.supportcenter.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

  ArchitectureTest() {
    super("io.supportcenter.reactivation");
  }
}
