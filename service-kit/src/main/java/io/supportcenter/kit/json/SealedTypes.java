package io.supportcenter.kit.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Has each case of a sealed interface carry its name, so that no domain type needs to say so. */
final class SealedTypes extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;
  private static final String PROPERTY = "is";

  @Override
  public TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
    TypeResolverBuilder<?> said = super.findTypeResolver(config, type, baseType);
    if (said != null || !isCase(type.getRawType())) {
      return said;
    }
    return new StdTypeResolverBuilder()
        .init(JsonTypeInfo.Id.NAME, null)
        .inclusion(JsonTypeInfo.As.PROPERTY)
        .typeProperty(PROPERTY);
  }

  @Override
  public List<NamedType> findSubtypes(Annotated type) {
    return type.getRawType().isSealed()
        ? cases(type.getRawType()).map(c -> new NamedType(c, c.getSimpleName())).toList()
        : super.findSubtypes(type);
  }

  @Override
  public String findTypeName(AnnotatedClass type) {
    return isCase(type.getRawType()) ? type.getRawType().getSimpleName() : super.findTypeName(type);
  }

  private static boolean isCase(Class<?> type) {
    return type.isInterface() && type.isSealed()
        || Arrays.stream(type.getInterfaces()).anyMatch(SealedTypes::isCase);
  }

  private static Stream<Class<?>> cases(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .<Class<?>>flatMap(c -> c.isSealed() ? cases(c) : Stream.of(c))
        .distinct();
  }
}
