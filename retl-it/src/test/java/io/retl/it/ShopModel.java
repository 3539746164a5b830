package io.retl.it;

import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;

/**
 * A model that nothing is mapped from.
 *
 * @param query its query, with a column {@code id}
 */
record ShopModel(String query) {
    Retl retl(Source source) {
        return Retl.builder()
                .model(Model.builder("customers")
                        .source(source)
                        .query(query)
                        .uniqueIdentifier("id")
                        .build())
                .build();
    }
}
