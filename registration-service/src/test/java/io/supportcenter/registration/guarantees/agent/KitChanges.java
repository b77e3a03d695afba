package io.supportcenter.registration.guarantees.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which methods of the kit are changed, and how. No change adds a jump. */
final class KitChanges {

  private static final String KIT = "io.supportcenter.kit.";
  private static final ClassDesc WINDOWS = ClassDesc.of(Windows.class.getName());
  private static final ClassDesc LIST = ClassDesc.of("java.util.List");
  private static final ClassDesc OPTIONAL = ClassDesc.of("java.util.Optional");
  private static final ClassDesc MAP = ClassDesc.of("java.util.Map");
  private static final ClassDesc COLLECTION = ClassDesc.of("java.util.Collection");
  private static final ClassDesc CONNECTION = ClassDesc.of("java.sql.Connection");
  private static final ClassDesc STRING = ConstantDescs.CD_String;
  private static final ClassDesc VOID = ConstantDescs.CD_void;
  private static final ClassDesc SPAN = ClassDesc.of(KIT + "inbox.BatchTransaction$Span");
  private static final ClassDesc POSITIONS = ClassDesc.of(KIT + "inbox.PositionStore");
  private static final ClassDesc SESSION = ClassDesc.of(KIT + "outbox.RelaySession");
  private static final ClassDesc QUEUE = ClassDesc.of(KIT + "outbox.OutboxQueue");
  private static final ClassDesc NEXT = ClassDesc.of(KIT + "inbox.Attempts$Next");
  private static final ClassDesc HEADERS =
      ClassDesc.of("org.apache.kafka.common.header.internals.RecordHeaders");

  private final Set<Bug> bugs;

  KitChanges(Set<Bug> bugs) {
    this.bugs = Set.copyOf(bugs);
  }

  /** The changed class; null when it stays as it is. */
  byte[] apply(ClassLoader loader, String name, byte[] bytes) {
    if (name == null || !name.startsWith("io/supportcenter/")) {
      return null;
    }
    List<Change> changes = changes(name.replace("io/supportcenter/kit/", ""));
    if (changes.isEmpty()) {
      return null;
    }
    ClassFile file =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    byte[] changed = bytes;
    for (Change change : changes) {
      ClassModel model = file.parse(changed);
      if (model.methods().stream().noneMatch(change::isOf)) {
        throw new IllegalStateException("no method " + change.method);
      }
      changed =
          file.transformClass(
              model, ClassTransform.transformingMethodBodies(change::isOf, change.body));
    }
    return changed;
  }

  private List<Change> changes(String className) {
    return switch (className) {
      case "inbox/BatchTransaction" ->
          List.of(
              new Change("run", atStart(pause(Window.BATCH_POLLED))),
              new Change("apply", atStart(pause(Window.BATCH_CHECKED))),
              new Change("checkPositions", positionCheck()));
      case "inbox/Attempts" ->
          made(
              Bug.BATCH_GIVEN_UP,
              "after",
              returnAtOnce(code -> code.getstatic(NEXT, "PARK", NEXT).areturn()));
      case "inbox/PositionStore" ->
          List.of(new Change("advance", atStart(pause(Window.BATCH_HANDLED))));
      case "inbox/Received" ->
          made(Bug.HEADERS_LOST, "originalHeaders", atReturn(KitChanges::noHeaders));
      case "outbox/Bookmark" ->
          made(Bug.BOOKMARK_SKIPPED, "read", atReturn(KitChanges::nothingPublished));
      case "outbox/OutboxQueue" ->
          List.of(
              new Change(
                  "delete",
                  MethodTypeDesc.of(VOID, COLLECTION).descriptorString(),
                  atStart(pause(Window.RELAY_COMMITTED))),
              new Change("oldest", oldest()));
      case "outbox/RelaySession" -> List.of(new Change("publish", new BeforeCommit()));
      case "io/supportcenter/schemas/BoundedDecoder" ->
          made(Bug.LENGTHS_BELIEVED, "within", returnAtOnce(code -> code.lload(1).lreturn()));
      default -> List.of();
    };
  }

  private List<Change> made(Bug bug, String method, CodeTransform body) {
    return bugs.contains(bug) ? List.of(new Change(method, body)) : List.of();
  }

  private CodeTransform positionCheck() {
    if (bugs.contains(Bug.POSITION_CHECK_SKIPPED)) {
      return returnAtOnce(CodeBuilder::return_);
    }
    return bugs.contains(Bug.POSITIONS_COMMITTED_EARLY)
        ? atReturn(KitChanges::commitPositions)
        : CodeTransform.ACCEPT_ALL;
  }

  private CodeTransform oldest() {
    CodeTransform looks = atStart(pause(Window.RELAY_LOOKS));
    return bugs.contains(Bug.NEWEST_EVENT_FIRST)
        ? looks.andThen(
            atReturn(code -> code.invokeinterface(LIST, "reversed", MethodTypeDesc.of(LIST))))
        : looks;
  }

  /** {@code PositionStore.advance(tx, channel, span.next())}, then a commit. */
  private static void commitPositions(CodeBuilder code) {
    code.aload(0)
        .aload(1)
        .aload(2)
        .invokevirtual(SPAN, "next", MethodTypeDesc.of(MAP))
        .invokestatic(POSITIONS, "advance", MethodTypeDesc.of(VOID, CONNECTION, STRING, MAP))
        .aload(0)
        .invokestatic(WINDOWS, "commit", MethodTypeDesc.of(VOID, CONNECTION));
  }

  private static void nothingPublished(CodeBuilder code) {
    code.pop().invokestatic(OPTIONAL, "empty", MethodTypeDesc.of(OPTIONAL));
  }

  private static void noHeaders(CodeBuilder code) {
    code.pop()
        .new_(HEADERS)
        .dup()
        .invokespecial(HEADERS, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
  }

  private static Consumer<CodeBuilder> pause(Window window) {
    return code ->
        code.ldc(window.name()).invokestatic(WINDOWS, "pause", MethodTypeDesc.of(VOID, STRING));
  }

  private static CodeTransform returnAtOnce(Consumer<CodeBuilder> answer) {
    return new CodeTransform() {
      @Override
      public void accept(CodeBuilder code, CodeElement element) {
        // Left out.
      }

      @Override
      public void atEnd(CodeBuilder code) {
        answer.accept(code);
      }
    };
  }

  private static CodeTransform atStart(Consumer<CodeBuilder> added) {
    return new CodeTransform() {
      @Override
      public void atStart(CodeBuilder code) {
        added.accept(code);
      }

      @Override
      public void accept(CodeBuilder code, CodeElement element) {
        code.with(element);
      }
    };
  }

  private static CodeTransform atReturn(Consumer<CodeBuilder> added) {
    return (code, element) -> {
      if (element instanceof ReturnInstruction) {
        added.accept(code);
      }
      code.with(element);
    };
  }

  /** Between the last send and Kafka's commit. */
  private final class BeforeCommit implements CodeTransform {

    /** The first parameter of {@code publish}. */
    private static final int ROWS = 1;

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case InvokeInstruction call when call.name().equalsString("commitTransaction") -> {
          if (bugs.contains(Bug.OUTBOX_DELETED_EARLY)) {
            code.aload(0)
                .getfield(SESSION, "queue", QUEUE)
                .aload(ROWS)
                .invokevirtual(QUEUE, "delete", MethodTypeDesc.of(VOID, COLLECTION));
          }
          pause(Window.RELAY_SENT).accept(code);
        }
        default -> {
          // As it is.
        }
      }
      code.with(element);
    }
  }

  private record Change(String method, String descriptor, CodeTransform body) {

    Change(String method, CodeTransform body) {
      this(method, "", body);
    }

    boolean isOf(MethodModel candidate) {
      return candidate.methodName().equalsString(method)
          && (descriptor.isEmpty() || candidate.methodType().equalsString(descriptor));
    }
  }
}
