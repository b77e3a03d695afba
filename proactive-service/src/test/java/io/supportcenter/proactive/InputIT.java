package io.supportcenter.proactive;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.InputMatrix;
import io.supportcenter.proactive.testing.ProactiveParts;

@QuarkusTest
@WithTestResource(ProactiveParts.class)
class InputIT extends InputMatrix {}
