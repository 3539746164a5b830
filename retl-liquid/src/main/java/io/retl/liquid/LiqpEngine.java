package io.retl.liquid;

import io.retl.mapping.spi.LiquidEngine;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import liqp.TemplateParser;
import liqp.TemplateParser.ErrorMode;
import liqp.exceptions.LiquidException;
import liqp.filters.Filter;
import liqp.parser.Flavor;

/**
 * Reads templates through the library liqp. What could take long or grow without end is not there: no loops, no other
 * templates, no files. Thread-safe.
 */
public final class LiqpEngine implements LiquidEngine {
    /** Made by {@link java.util.ServiceLoader}. */
    public LiqpEngine() {}

    /**
     * Reads a template. A filter that is not known does nothing, as in the seed system.
     *
     * @throws IllegalArgumentException if it is no template or uses a tag that is not there
     */
    @Override
    public Template parse(String text) {
        Words words = Words.of(text);
        try {
            return new ReadTemplate(parser(words).parse(words.text()));
        } catch (RuntimeException | StackOverflowError broken) {
            throw new IllegalArgumentException("the template is broken" + place(broken) + ".", broken);
        }
    }

    private static TemplateParser parser(Words words) {
        Map<String, Filter> filters = new LinkedHashMap<>();
        Flavor.LIQUID.getFilters().getMap().forEach((name, filter) -> filters.put(name, new GuardedFilter(filter)));
        OwnFilters.all().forEach(filter -> filters.put(filter.getName(), new GuardedFilter(filter)));
        RefusedFilter.NAMES.forEach(name -> filters.put(name, new RefusedFilter(name)));
        words.filters().forEach(name -> filters.computeIfAbsent(name, IdleFilter::new));
        TemplateParser.Builder builder = new TemplateParser.Builder()
                .withFlavor(Flavor.LIQUID)
                .withErrorMode(ErrorMode.STRICT)
                .withStrictTypedExpressions(false) // a text is compared with a number as a number
                .withLocale(Locale.ROOT)
                .withDefaultTimeZone(ZoneOffset.UTC)
                .withRenderTransformer(new BoundedOutput())
                .withEnvironmentMapConfigurator(Deadline::start)
                .withNameResolver(name -> {
                    throw new RefusedException("other templates cannot be read");
                });
        filters.values().forEach(builder::withFilter);
        return builder.build();
    }

    /** Where liqp stopped; its own message may quote more than the template. */
    private static String place(Throwable broken) {
        return broken instanceof LiquidException liquid
                ? " at line %s, character %s".formatted(liquid.line, liquid.charPositionInLine + 1)
                : "";
    }
}
