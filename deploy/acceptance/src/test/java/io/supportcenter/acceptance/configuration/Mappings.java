package io.supportcenter.acceptance.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The interfaces of services' sources that SmallRye Config maps properties to. */
final class Mappings {

  private static final Pattern WRAPPED = Pattern.compile("(Optional|List|Set)<(.*)>");
  private static final Pattern MAP = Pattern.compile("Map<String, (.*)>");
  private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link|linkplain) ([^}]*)}");
  private static final Map<String, String> UNITS =
      Map.of(
          "Duration", "duration",
          "int", "number",
          "long", "number",
          "double", "number",
          "BigDecimal", "number",
          "boolean", "`true` or `false`",
          "MemorySize", "size",
          "Path", "file",
          "String", "text");

  /** An interface, and how its Javadoc is found. */
  private record Source(ClassTree type, TreePath path) {}

  private final Map<String, Source> types = new LinkedHashMap<>();
  private final Map<String, Source> roots = new TreeMap<>();
  private DocTrees docs;

  private Mappings() {}

  /**
   * The properties that are mapped there, by their prefixes.
   *
   * @param shared where interfaces are that others extend or contain
   */
  static List<Property> of(Path sources, Path shared) {
    Mappings mappings = new Mappings();
    mappings.parse(shared);
    mappings.roots.clear();
    mappings.parse(sources);
    return mappings.roots.entrySet().stream()
        .flatMap(e -> mappings.properties(e.getKey(), e.getValue().type(), false).stream())
        .toList();
  }

  private void parse(Path sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> walk = Files.walk(sources);
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = walk.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, _ -> {}, List.of(), null, files.getJavaFileObjectsFromPaths(java));
      docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Interfaces().scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Interfaces extends TreePathScanner<Void, Void> {
    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (type.getKind() == Tree.Kind.INTERFACE) {
        Source source = new Source(type, getCurrentPath());
        types.put(type.getSimpleName().toString(), source);
        prefix(type).ifPresent(prefix -> roots.put(prefix, source));
      }
      return super.visitClass(type, null);
    }
  }

  private static Optional<String> prefix(ClassTree type) {
    for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
      if (annotation.getAnnotationType().toString().endsWith("ConfigMapping")) {
        for (ExpressionTree argument : annotation.getArguments()) {
          if (argument instanceof AssignmentTree assigned
              && assigned.getExpression() instanceof LiteralTree prefix) {
            return Optional.of((String) prefix.getValue());
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<Property> properties(String prefix, ClassTree type, boolean optional) {
    List<Property> found = new ArrayList<>();
    for (Tree parent : type.getImplementsClause()) {
      found.addAll(properties(prefix, types.get(parent.toString()).type(), optional));
    }
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method
          && !method.getModifiers().getFlags().contains(Modifier.DEFAULT)
          && !method.getModifiers().getFlags().contains(Modifier.STATIC)) {
        String name = prefix + "." + dashed(method.getName().toString());
        String written = method.getReturnType().toString();
        found.addAll(properties(name, written, meaning(type, method), optional));
      }
    }
    return found;
  }

  private List<Property> properties(String name, String written, String meaning, boolean optional) {
    var map = MAP.matcher(written);
    if (map.matches()) {
      return properties(name + ".KEY", map.group(1), meaning, true);
    }
    var wrapped = WRAPPED.matcher(written);
    if (wrapped.matches()) {
      boolean isList = !wrapped.group(1).equals("Optional");
      List<Property> inner = properties(name, wrapped.group(2), meaning, optional || !isList);
      return isList
          ? inner.stream()
              .map(p -> new Property(p.name(), listOf(p.unit()), "", p.required(), p.meaning()))
              .toList()
          : inner;
    }
    Source nested = types.get(written.substring(written.lastIndexOf('.') + 1));
    if (nested != null) {
      return properties(name, nested.type(), optional);
    }
    return List.of(new Property(name, UNITS.getOrDefault(written, "text"), "", !optional, meaning));
  }

  private static String listOf(String unit) {
    return unit.equals("text") ? "list" : unit + "s, separated by commas";
  }

  /** The Javadoc of the method in one line. */
  private String meaning(ClassTree type, MethodTree method) {
    Source source = types.get(type.getSimpleName().toString());
    String doc = docs.getDocComment(new TreePath(source.path(), method));
    return doc == null
        ? ""
        : INLINE.matcher(doc).replaceAll("`$1`").replaceAll("\\s+", " ").strip();
  }

  private static String dashed(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
