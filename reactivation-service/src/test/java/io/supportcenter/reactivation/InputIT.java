package io.supportcenter.reactivation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.InputMatrix;
import io.supportcenter.reactivation.testing.ReactivationParts;

@QuarkusTest
@WithTestResource(ReactivationParts.class)
class InputIT extends InputMatrix {}
