package io.supportcenter.kit.values;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The rule of {@link Text} for the bodies and paths of requests, so that the answer names the
 * field: not blank, and no control characters. Null is accepted, as by other constraints. The
 * length is given by {@code @Size}, which the OpenAPI document shows.
 */
@Documented
@Constraint(validatedBy = PlainText.Validator.class)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
public @interface PlainText {

  String message() default "must not be blank or contain control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Whether it may have tabs and several lines. */
  boolean lines() default false;

  /** Public, since the validation engine makes it. */
  final class Validator implements ConstraintValidator<PlainText, CharSequence> {

    private boolean lines;

    @Override
    public void initialize(PlainText constraint) {
      lines = constraint.lines();
    }

    @Override
    public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
      return text == null
          || !text.toString().isBlank() && (lines ? Text.isPlainLines(text) : Text.isPlain(text));
    }
  }
}
