package io.retl.it;

import io.retl.warehouse.h2.H2DialectProvider;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import io.retl.warehouse.spi.WarehouseSpi;
import java.util.List;
import java.util.Set;

/** H2 as a later version of its dialect would serve it, which gives every row another checksum. */
final class NewerH2 implements DialectProvider {
    /** What the later version does with the checksums of the present one. */
    enum Earlier {
        /** It computes them. */
        COMPUTED,
        /** It does not know them any more. */
        FORGOTTEN
    }

    private final Earlier earlier;

    NewerH2(Earlier earlier) {
        this.earlier = earlier;
    }

    @Override
    public String name() {
        return "newer-h2";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    @Override
    public boolean recognises(DialectContext context) {
        return context.productName().equals("H2");
    }

    @Override
    public Dialect dialect(DialectContext context) {
        Dialect present = new H2DialectProvider().dialect(context);
        return new Newer(present, new NewerTypes(present.types(), earlier));
    }

    private record Newer(Dialect present, TypeRules types) implements Dialect {
        @Override
        public Set<Capability> capabilities() {
            return present.capabilities();
        }

        @Override
        public Set<SyntaxFeature> syntax() {
            return present.syntax();
        }

        @Override
        public Naming naming() {
            return present.naming();
        }

        @Override
        public StatementRules statements() {
            return () -> this;
        }

        @Override
        public List<String> grants(String schema, String role) {
            return present.grants(schema, role);
        }
    }
}
