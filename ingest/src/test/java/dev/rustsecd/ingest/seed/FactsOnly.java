package dev.rustsecd.ingest.seed;

import dev.rustsecd.advisory.Advisory;

/** An advisory without its title and its prose, to compare the rest. */
final class FactsOnly {
    private FactsOnly() {}

    static Advisory of(Advisory advisory) {
        return new Advisory(
                advisory.id(),
                advisory.crate(),
                "",
                "",
                advisory.date(),
                advisory.aliases(),
                advisory.related(),
                advisory.collection(),
                advisory.categories(),
                advisory.keywords(),
                advisory.severity(),
                advisory.informational(),
                advisory.references(),
                advisory.source(),
                advisory.url(),
                advisory.withdrawn(),
                advisory.license(),
                advisory.expectDeleted(),
                advisory.versions(),
                advisory.affected());
    }
}
