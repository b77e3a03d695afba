package io.supportcenter.kit.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Reads what the resource's method admits or, where that says nothing, its class. */
class AdmissionFilter {

  private final Admission admission;

  AdmissionFilter(Admission admission) {
    this.admission = admission;
  }

  @ServerRequestFilter
  void admit(ResourceInfo called, ContainerRequestContext request) {
    admission.by(
        Optional.ofNullable(called.getResourceMethod().getAnnotation(RolesAllowed.class))
            .orElseGet(() -> ofClass(called)),
        request.getMethod(),
        path(called.getResourceClass()) + path(called.getResourceMethod()),
        parameters(request.getUriInfo()),
        Optional.ofNullable(request.getHeaderString(Caller.REASON_HEADER)));
  }

  private static RolesAllowed ofClass(ResourceInfo called) {
    return called.getResourceMethod().isAnnotationPresent(PermitAll.class)
        ? null
        : called.getResourceClass().getAnnotation(RolesAllowed.class);
  }

  private static Map<String, String> parameters(UriInfo uri) {
    Map<String, String> parameters = new TreeMap<>();
    uri.getPathParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    return parameters;
  }

  private static String path(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(Path.class)).map(Path::value).orElse("");
  }
}
