package io.supportcenter.registration;

import io.supportcenter.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {

  ArchitectureTest() {
    super("io.supportcenter.registration", "com.google.re2j..");
  }
}
