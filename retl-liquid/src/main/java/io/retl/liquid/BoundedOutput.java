package io.retl.liquid;

import liqp.RenderTransformer;
import liqp.TemplateContext;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a text together as JavaScript would, until it is too long or takes too long. */
final class BoundedOutput implements RenderTransformer {
    @Override
    public ObjectAppender.Controller newObjectAppender(TemplateContext context, int estimatedNumberOfAppends) {
        return new Appender(context);
    }

    @Override
    public Object transformObject(TemplateContext context, @Nullable Object value) {
        return JavaScriptText.of(value);
    }

    private static final class Appender implements ObjectAppender.Controller {
        private final TemplateContext context;
        private final StringBuilder text = new StringBuilder();

        Appender(TemplateContext context) {
            this.context = context;
        }

        @Override
        public void append(@Nullable Object part) {
            Deadline.check(context);
            text.append(JavaScriptText.of(part));
            if (text.length() > GuardedFilter.MAX_CHARACTERS) {
                throw RefusedException.tooLong();
            }
        }

        @Override
        public Object getResult() {
            return text.toString();
        }
    }
}
