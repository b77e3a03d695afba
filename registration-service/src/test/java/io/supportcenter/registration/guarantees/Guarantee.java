package io.supportcenter.registration.guarantees;

import java.util.List;

/** Something that holds whatever happens to processes, judged by what can be seen from outside. */
sealed interface Guarantee
    permits EachEffectOnce, EachEventSeenOnce, OrderPerKey, PoisonSetAside, ProjectionEqualsModel {

  List<Guarantee> ALL =
      List.of(
          new EachEffectOnce(),
          new OrderPerKey(),
          new ProjectionEqualsModel(),
          new EachEventSeenOnce(),
          new PoisonSetAside());

  String name();

  /** In a sentence. */
  String meaning();

  Judgement judge(Evidence evidence);
}
