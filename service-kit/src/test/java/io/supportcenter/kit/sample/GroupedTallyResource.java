package io.supportcenter.kit.sample;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.dispatch.CommandBatcher;
import io.supportcenter.kit.dispatch.CommandBatcher.Done;
import io.supportcenter.kit.dispatch.CommandBatchers;
import io.supportcenter.kit.rest.IdempotentRequests;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.sample.TallyResource.Addition;
import io.supportcenter.kit.work.Effects;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The command of {@link TallyResource}, several in one transaction. */
@Path("/v1/grouped-tallies")
@PermitAll
@Singleton
@Startup
public class GroupedTallyResource {

  private static final String ADD =
      """
      INSERT INTO tally AS t VALUES (?, ?, 1)
      ON CONFLICT (key) DO UPDATE SET total = t.total + excluded.total, version = t.version + 1
      RETURNING total, pg_current_xact_id()::text
      """;

  private final CommandBatcher<Addition> commit;
  private final IdempotentRequests requests;

  GroupedTallyResource(CommandBatchers commits, IdempotentRequests requests) {
    this.commit = commits.start("tallies", GroupedTallyResource::add);
    this.requests = requests;
  }

  /** The new total, and the transaction it is from. */
  public record Total(String key, long total, String transaction) {}

  @POST
  public Uni<Response> add(@NotNull @Valid Addition addition) {
    return commit.submit("tally", requests.current(addition), addition);
  }

  private static Done add(Connection tx, List<Addition> additions) throws SQLException {
    List<Response> answers = new ArrayList<>();
    for (Addition addition : additions) {
      answers.add(add(tx, addition));
    }
    return new Done(answers, Effects.NONE);
  }

  private static Response add(Connection tx, Addition addition) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ADD)) {
      statement.setString(1, addition.key());
      statement.setLong(2, addition.number());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getLong(1) > 1000) {
          throw new ProblemException(TallyProblem.TOO_MUCH, "at most 1000");
        }
        return Response.status(Status.CREATED)
            // location() would look for the request, which is another thread's.
            .header(
                HttpHeaders.LOCATION,
                UriBuilder.fromPath("/v1/grouped-tallies/{key}").build(addition.key()))
            .entity(new Total(addition.key(), row.getLong(1), row.getString(2)))
            .build();
      }
    }
  }
}
