package io.supportcenter.registration.unit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/** A call to a partner that is under way or waits for its time, for reading. */
@Entity
@Immutable
@Table(name = "backend_call")
public class QuestionEntity extends PanacheEntityBase {

  private static final List<String> OPERATIONS =
      List.of(PartnerQuestions.LOOKUP_SALE, PartnerQuestions.LOOKUP_DEVICE);

  @Id UUID id;

  String operation;

  public String subject;

  public String request;

  public int attempts;

  public String lastFault;

  public Instant dueAt;

  /** The questions about the units, and about their receipts. */
  public static List<QuestionEntity> about(Collection<RegistrationEntity> units) {
    List<String> subjects =
        units.stream()
            .flatMap(unit -> Stream.of(unit.id, unit.receiptId))
            .map(UUID::toString)
            .distinct()
            .toList();
    return subjects.isEmpty()
        ? List.of()
        : list("subject in ?1 and operation in ?2 order by dueAt", subjects, OPERATIONS);
  }
}
