package io.retl.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whatever a user can call says what he gets. Tags that would only repeat the signature are not asked for. */
class JavadocTest {
    @Test
    void everythingExportedHasAComment() throws IOException {
        var uncommented = new ArrayList<String>();
        for (PublishedModule module : PublishedModule.all()) {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var files = compiler.getStandardFileManager(null, null, null);
            var task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(SourceFiles.of(module)));
            for (CompilationUnitTree unit : task.parse()) {
                var name = unit.getPackageName();
                if (name != null && module.exportedPackages().contains(name.toString())) {
                    new Scanner(DocTrees.instance(task), uncommented).scan(unit, null);
                }
            }
        }

        assertThat(uncommented).as("exported elements without a comment").isEmpty();
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final List<String> uncommented;

        private Scanner(DocTrees trees, List<String> uncommented) {
            this.trees = trees;
            this.uncommented = uncommented;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            require(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean generated =
                    trees.getSourcePositions().getEndPosition(getCurrentPath().getCompilationUnit(), method) < 0;
            if (isVisible(method.getModifiers()) && !overrides && !generated) {
                require(method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            boolean component = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isVisible(field.getModifiers()) && !component) {
                require(field.getName().toString());
            }
            return null;
        }

        private boolean isVisible(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface =
                    parent.getLeaf().getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE);
            boolean enumConstant = parent.getLeaf().getKind() == Tree.Kind.ENUM
                    && flags.containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL));
            return inInterface || enumConstant || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
        }

        private void require(String name) {
            var comment = trees.getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                uncommented.add(
                        getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
            }
        }
    }
}
