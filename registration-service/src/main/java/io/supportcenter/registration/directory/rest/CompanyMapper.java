package io.supportcenter.registration.directory.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.Text;
import io.supportcenter.registration.directory.PartnerKind;
import io.supportcenter.registration.directory.rest.CompanyView.SerialRuleView;
import io.supportcenter.registration.directory.store.CompanyEntity;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of a company between the REST interface and the store. */
final class CompanyMapper {

  private static final String NOT_A_REGION = "must be an ISO 3166-1 alpha-2 code";

  private static final String NOT_A_PATTERN = "must be a regular expression (RE2)";

  private CompanyMapper() {}

  static CompanyView toView(CompanyEntity company) {
    boolean manufacturer = company.kind == PartnerKind.MANUFACTURER;
    return new CompanyView(
        company.id,
        company.kind,
        company.name,
        company.baseUrl,
        null,
        company.zone,
        stores(company.storeZones),
        company.region,
        stores(company.storeRegions),
        DomainJson.read(company.sellsFor, new TypeReference<TreeSet<String>>() {}),
        company.gtinPrefixes,
        manufacturer
            ? new SerialRuleView(
                LetterCase.valueOf(company.serialCase),
                company.serialPattern,
                company.serialStripSeparators)
            : null,
        DomainJson.read(
            company.productSerialRules, new TypeReference<TreeMap<String, SerialRuleView>>() {}));
  }

  private static Map<String, String> stores(String json) {
    return DomainJson.read(json, new TypeReference<TreeMap<String, String>>() {});
  }

  /** Writes a valid view over the entity. */
  static void apply(CompanyView view, CompanyEntity company) {
    company.kind = view.kind();
    company.zone = view.zone();
    company.storeZones = DomainJson.write(new TreeMap<>(storeZones(view)));
    company.region = Optional.ofNullable(view.region()).map(Text::code).orElse(null);
    Map<String, String> regions = new TreeMap<>(storeRegions(view));
    regions.replaceAll((_, region) -> Text.code(region));
    company.storeRegions = DomainJson.write(regions);
    company.sellsFor =
        DomainJson.write(new TreeSet<>(Optional.ofNullable(view.sellsFor()).orElse(Set.of())));
    Set<String> prefixes = new TreeSet<>(prefixes(view));
    company.gtinPrefixes.retainAll(prefixes);
    company.gtinPrefixes.addAll(prefixes);
    SerialRule rule = rule(view.serialRule());
    company.serialCase = rule.letterCase().name();
    company.serialPattern = rule.pattern();
    company.serialStripSeparators = rule.stripSeparators();
    Map<String, SerialRule> rules = new TreeMap<>();
    productRules(view)
        .forEach(
            (gtin, one) -> rules.put(Gtin.parse(gtin).valid().orElseThrow().digits(), rule(one)));
    company.productSerialRules = DomainJson.write(rules);
  }

  static Set<String> prefixes(CompanyView view) {
    return Optional.ofNullable(view.gtinPrefixes()).orElse(Set.of());
  }

  /** What is wrong with the fields that not every directory has. */
  static List<FieldProblem> problems(CompanyView view) {
    List<FieldProblem> problems = new ArrayList<>();
    if (view.zone() != null && !isZone(view.zone())) {
      problems.add(new FieldProblem("zone", "must be an IANA time zone"));
    }
    storeZones(view)
        .forEach((store, zone) -> {
          if (!isZone(zone)) {
            problems.add(new FieldProblem("storeZones." + store, "must be an IANA time zone"));
          }
        });
    if (view.region() != null && !isRegion(view.region())) {
      problems.add(new FieldProblem("region", NOT_A_REGION));
    }
    storeRegions(view)
        .forEach((store, region) -> {
          if (!isRegion(region)) {
            problems.add(new FieldProblem("storeRegions." + store, NOT_A_REGION));
          }
        });
    if (!isRule(view.serialRule())) {
      problems.add(new FieldProblem("serialRule.pattern", NOT_A_PATTERN));
    }
    productRules(view)
        .forEach((gtin, rule) -> {
          if (Gtin.parse(gtin).valid().isEmpty()) {
            problems.add(new FieldProblem("productSerialRules." + gtin, "must be of a GTIN"));
          }
          if (!isRule(rule)) {
            problems.add(
                new FieldProblem("productSerialRules." + gtin + ".pattern", NOT_A_PATTERN));
          }
        });
    return problems;
  }

  private static Map<String, String> storeZones(CompanyView view) {
    return Optional.ofNullable(view.storeZones()).orElse(Map.of());
  }

  private static Map<String, String> storeRegions(CompanyView view) {
    return Optional.ofNullable(view.storeRegions()).orElse(Map.of());
  }

  private static boolean isRegion(String region) {
    return region != null && PhoneReader.isRegion(Text.code(region));
  }

  private static Map<String, SerialRuleView> productRules(CompanyView view) {
    return Optional.ofNullable(view.productSerialRules()).orElse(Map.of());
  }

  private static SerialRule rule(SerialRuleView rule) {
    return rule == null
        ? SerialRule.GS1
        : new SerialRule(rule.letterCase(), rule.pattern(), rule.stripSeparators());
  }

  private static boolean isRule(SerialRuleView rule) {
    try {
      rule(rule);
      return true;
    } catch (IllegalArgumentException _) {
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
