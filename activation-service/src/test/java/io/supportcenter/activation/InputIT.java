package io.supportcenter.activation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.kit.testing.InputMatrix;

@QuarkusTest
@WithTestResource(ActivationParts.class)
class InputIT extends InputMatrix {}
