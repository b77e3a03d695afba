package io.supportcenter.smsactivation;

import io.supportcenter.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

  ArchitectureTest() {
    super("io.supportcenter.smsactivation");
  }
}
