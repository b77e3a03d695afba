package io.supportcenter.kit.rest;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that must be done once however often it is sent: needs an {@code Idempotency-Key}
 * header. On a {@code Transactional} resource method that returns a {@code Response}; the answer is
 * stored in the same transaction.
 *
 * <p>Same key and request again, also with its ids written otherwise: the stored answer. Same key,
 * other request: 422. Still running: 409. An answer that is an exception is not stored. Keys belong
 * to the token's subject.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
