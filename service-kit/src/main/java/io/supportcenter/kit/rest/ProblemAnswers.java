package io.supportcenter.kit.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** Describes in every service's OpenAPI document that whatever fails answers with a problem. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {

  private static final String NAME = "Problem";

  private final Set<String> codes = new LinkedHashSet<>();

  /**
   * @param classes those of the service and of the kit: whatever implements {@link ProblemCode}
   */
  public ProblemAnswers(IndexView classes) {
    add(classes.getClassByName(CommonProblem.class));
    classes.getAllKnownImplementations(ProblemCode.class).stream()
        .sorted(Comparator.comparing(ClassInfo::name))
        .forEach(this::add);
  }

  private void add(ClassInfo problems) {
    problems.enumConstants().forEach(constant -> codes.add(constant.name()));
  }

  @Override
  public Operation filterOperation(Operation operation) {
    var problem = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME));
    operation
        .getResponses()
        .addAPIResponse(
            "default",
            OASFactory.createAPIResponse()
                .description("What went wrong; see code and errors")
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem)));
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Schema field =
        object("A field that is to blame")
            .addProperty("field", text("Path of the field in the request"))
            .addProperty("reason", text("For people"));
    document
        .getComponents()
        .addSchema(
            NAME,
            object("RFC 9457")
                .addProperty("type", text("URI of the kind of problem"))
                .addProperty("title", text("The status in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("For people"))
                .addProperty(
                    "code",
                    text("Closed reason code, the same as in events and metrics")
                        .enumeration(List.copyOf(codes)))
                .addProperty(
                    "errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(field)));
  }

  private static Schema object(String description) {
    return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
  }
}
