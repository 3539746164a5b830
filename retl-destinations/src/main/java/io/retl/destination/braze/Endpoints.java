package io.retl.destination.braze;

import io.retl.destination.spi.FieldChoice;
import java.util.List;

/** The instances of Braze: an account belongs to one, whose address its dashboard shows. */
final class Endpoints {
    static final String FIRST = "https://rest.iad-01.braze.com";

    static final List<FieldChoice> ALL = List.of(
            new FieldChoice(FIRST, "US-01\t(https://dashboard-01.braze.com)"),
            new FieldChoice("https://rest.iad-02.braze.com", "US-02\t(https://dashboard-02.braze.com)"),
            new FieldChoice("https://rest.iad-03.braze.com", "US-03\t(https://dashboard-03.braze.com)"),
            new FieldChoice("https://rest.iad-04.braze.com", "US-04\t(https://dashboard-04.braze.com)"),
            new FieldChoice("https://rest.iad-05.braze.com", "US-05\t(https://dashboard-05.braze.com)"),
            new FieldChoice("https://rest.iad-06.braze.com", "US-06\t(https://dashboard-06.braze.com)"),
            new FieldChoice("https://rest.iad-07.braze.com", "US-07\t(https://dashboard-07.braze.com)"),
            new FieldChoice("https://rest.iad-08.braze.com", "US-08\t(https://dashboard-08.braze.com)"),
            new FieldChoice("https://rest.us-09.braze.com", "US-09\t(https://dashboard-09.braze.com)"),
            new FieldChoice("https://rest.us-10.braze.com", "US-10\t(https://dashboard-10.braze.com)"),
            new FieldChoice("https://rest.fra-01.braze.eu", "EU-01\t(https://dashboard-01.braze.eu)"),
            new FieldChoice("https://rest.fra-02.braze.eu", "EU-02\t(https://dashboard-02.braze.eu)"),
            new FieldChoice("https://rest.au-01.braze.com", "AU-01 (https://dashboard.au-01.braze.com)"),
            new FieldChoice("https://rest.id-01.braze.com", "ID-01 (https://dashboard.id-01.braze.com)"),
            new FieldChoice("https://rest.jp-01.braze.com", "JP-01 (https://dashboard.jp-01.braze.com)"));

    private Endpoints() {}
}
