package io.supportcenter.kit.rest;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The class of a resource's requests; of others they are {@link RateClass#READS} or {@link
 * RateClass#COMMANDS}.
 */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface RateLimited {

  RateClass value();
}
