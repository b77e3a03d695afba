package io.supportcenter.kit.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes in every service's OpenAPI document that whatever fails answers with a problem. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {

  private static final String NAME = "Problem";

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
                .addProperty("code", text("Closed reason code, the same as in events and metrics"))
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
