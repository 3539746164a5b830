package io.retl.internal.plugin;

import io.retl.ConfigurationException;
import io.retl.UnknownPluginException;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.WarehouseSpi;
import java.util.List;
import java.util.Optional;

/** Finds the dialect of a source: by name, or by asking every provider whether it knows the product. */
public final class Dialects {
    private final Plugins<DialectProvider> providers;

    /**
     * Those given in code, then those on the class path.
     *
     * @param given those given in code
     */
    public Dialects(List<DialectProvider> given) {
        this.providers = new Plugins<>(
                "dialect",
                DialectProvider.class,
                given,
                DialectProvider::name,
                DialectProvider::spiVersion,
                WarehouseSpi.VERSION);
    }

    /** Refuses a name that no provider has. */
    public void requireKnown(String place, String name) {
        providers.require(place, name);
    }

    /**
     * The dialect for a connected product.
     *
     * @param place what a message begins with
     * @param name the name that the source gives; empty to recognise the product
     * @throws UnknownPluginException if no provider has the name or knows the product
     */
    public Dialect find(String place, Optional<String> name, DialectContext context) {
        if (name.isPresent()) {
            DialectProvider named = providers.require(place, name.get());
            if (!named.recognises(context)) {
                throw new ConfigurationException(
                        "%s: the dialect '%s' is not for the product '%s' (version '%s'). Name another, or leave .dialect(\"…\") out to have it recognised."
                                .formatted(place, name.get(), context.productName(), context.productVersion()));
            }
            return named.dialect(context);
        }
        List<DialectProvider> knowing = providers.all().stream()
                .filter(provider -> provider.recognises(context))
                .toList();
        if (knowing.size() != 1) {
            String found = knowing.isEmpty()
                    ? "no dialect knows the product '%s' (version '%s')"
                            .formatted(context.productName(), context.productVersion())
                    : "several dialects claim the product '%s': %s"
                            .formatted(
                                    context.productName(),
                                    knowing.stream().map(DialectProvider::name).toList());
            throw new UnknownPluginException(
                    place + ": " + found + ". Available: " + String.join(", ", providers.names())
                            + ". Add the plug-in of its dialect to the class path, or hand it to dialectProvider(…).",
                    context.productName(),
                    providers.names());
        }
        return knowing.get(0).dialect(context);
    }
}
