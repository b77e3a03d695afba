package io.supportcenter.registration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.InputMatrix;
import io.supportcenter.registration.testing.RegistrationParts;

@QuarkusTest
@WithTestResource(RegistrationParts.class)
class InputIT extends InputMatrix {}
