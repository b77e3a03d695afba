package io.supportcenter.kit.sample;

import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.RateClass;
import io.supportcenter.kit.rest.RateLimited;
import io.supportcenter.kit.values.PlainText;
import jakarta.annotation.security.PermitAll;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/** A command of the kit's own tests. */
@RateLimited(RateClass.INTAKE)
@Path("/v1/tallies")
@PermitAll
public class TallyResource {

  private final EntityManager database;

  TallyResource(EntityManager database) {
    this.database = database;
  }

  /** What to add. */
  public record Addition(
      @NotNull @PlainText @Size(max = 64) String key, @Positive @Max(1_000_000) long number) {}

  /** The new total. */
  public record Total(String key, long total) {}

  @POST
  @Idempotent
  @Transactional
  public Response add(@NotNull @Valid Addition addition) {
    Number total =
        (Number)
            database
                .createNativeQuery(
                    """
                    INSERT INTO tally AS t VALUES (:key, :number, 1)
                    ON CONFLICT (key) DO UPDATE SET total = t.total + excluded.total, version = t.version + 1
                    RETURNING total
                    """)
                .setParameter("key", addition.key())
                .setParameter("number", addition.number())
                .getSingleResult();
    if (total.longValue() > 1000) {
      throw new ProblemException(TallyProblem.TOO_MUCH, "at most 1000");
    }
    return Response.created(UriBuilder.fromPath("/v1/tallies/{key}").build(addition.key()))
        .entity(new Total(addition.key(), total.longValue()))
        .build();
  }
}
