package io.supportcenter.kit.sample;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Customers of the kit's own tests, each with a tally. */
@Path("/v1/customers")
@Audited
public class CustomerResource {

  private static final String COUNT =
      """
      INSERT INTO tally AS t VALUES (?, 1, 1)
      ON CONFLICT (key) DO UPDATE SET total = t.total + 1
      """;

  private final Transactions transactions;
  private final Caller caller;

  CustomerResource(Transactions transactions, Caller caller) {
    this.transactions = transactions;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  public List<Long> get(String id) {
    caller.check(id);
    return transactions.read(
        tx -> Sql.query(tx, "SELECT total FROM tally WHERE key = ?", row -> row.getLong(1), id));
  }

  @POST
  @Path("/{id}/counts")
  @Transactional
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  public Actor count(String id) {
    caller.check(id);
    transactions.inCurrent(tx -> Sql.update(tx, COUNT, id));
    if (id.startsWith("full-")) {
      throw new ProblemException(TallyProblem.TOO_MUCH, "is full");
    }
    return caller.actor(id);
  }

  @DELETE
  @Path("/tallies/{key}")
  @RolesAllowed(Roles.OPERATOR)
  public void forgetTally(String key) {
    transactions.inNew(tx -> Sql.update(tx, "DELETE FROM tally WHERE key = ?", key));
  }
}
