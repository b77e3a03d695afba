package io.supportcenter.registration.partner;

import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.partner.PartnerView.SerialRuleView;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/** Between a partner as the REST interface has it and as it is stored. */
final class PartnerMapper {

  private PartnerMapper() {}

  static PartnerView toView(PartnerEntity partner) {
    boolean manufacturer = partner.kind == PartnerKind.MANUFACTURER;
    return new PartnerView(
        partner.id,
        partner.kind,
        partner.name,
        partner.baseUrl,
        null,
        partner.zone,
        zones(partner),
        partner.gtinPrefixes,
        manufacturer
            ? new SerialRuleView(
                LetterCase.valueOf(partner.serialCase),
                partner.serialPattern,
                partner.serialStripSeparators)
            : null);
  }

  /** Writes a valid view over the entity. */
  static void apply(PartnerView view, PartnerEntity partner) {
    partner.kind = view.kind();
    partner.name = view.name();
    partner.baseUrl = view.baseUrl().replaceAll("/+$", "");
    partner.token = Optional.ofNullable(view.token()).orElse(partner.token);
    partner.zone = view.zone();
    partner.storeZones =
        DomainJson.write(new TreeMap<>(Optional.ofNullable(view.storeZones()).orElse(Map.of())));
    Set<String> prefixes = new TreeSet<>(Optional.ofNullable(view.gtinPrefixes()).orElse(Set.of()));
    partner.gtinPrefixes.retainAll(prefixes);
    partner.gtinPrefixes.addAll(prefixes);
    SerialRule rule = rule(view);
    partner.serialCase = rule.letterCase().name();
    partner.serialPattern = rule.pattern();
    partner.serialStripSeparators = rule.stripSeparators();
    partner.changedAt = Instant.now();
  }

  /**
   * @throws ProblemException naming every field that cannot be
   */
  static void check(PartnerView view) {
    List<FieldProblem> problems = new ArrayList<>();
    if (!BackendHttp.isBaseUrl(view.baseUrl())) {
      problems.add(new FieldProblem("baseUrl", "must be an http or https URL without query"));
    }
    if (view.zone() != null && !isZone(view.zone())) {
      problems.add(new FieldProblem("zone", "must be an IANA time zone"));
    }
    Optional.ofNullable(view.storeZones()).orElse(Map.of()).entrySet().stream()
        .filter(store -> !isZone(store.getValue()))
        .map(store -> new FieldProblem("storeZones." + store.getKey(), "must be an IANA time zone"))
        .forEach(problems::add);
    if (!hasRule(view)) {
      problems.add(new FieldProblem("serialRule.pattern", "must be a regular expression"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(
          UnprocessableContent.STATUS, "PARTNER_INVALID", "fields cannot be", problems);
    }
  }

  @SuppressWarnings("unchecked") // Written by us, from strings.
  private static Map<String, String> zones(PartnerEntity partner) {
    return DomainJson.read(partner.storeZones, TreeMap.class);
  }

  private static SerialRule rule(PartnerView view) {
    SerialRuleView rule = view.serialRule();
    return rule == null
        ? SerialRule.GS1
        : new SerialRule(rule.letterCase(), rule.pattern(), rule.stripSeparators());
  }

  private static boolean hasRule(PartnerView view) {
    try {
      rule(view);
      return true;
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  private static boolean isZone(String zone) {
    try {
      return zone != null && ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException _) {
      return false;
    }
  }
}
