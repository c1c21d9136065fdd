package dev.rustsecd.ingest.store;

import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.plan.KnownCrate.Stored;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads what is stored of single crates. */
final class KnownCrates {
    private KnownCrates() {}

    private static final String CRATES = /* language=SQL */ """
            SELECT crate_canonical, crate, first_loaded_at, releases, requirements
            FROM registry_crate
            WHERE crate_canonical = ANY ($1)
            """;

    // What the stream says of versions whose crate is not stored: it was forgotten, or never loaded.
    private static final String YANKED = /* language=SQL */ """
            SELECT crate_canonical, version
            FROM (
                SELECT DISTINCT ON (crate_canonical, version) crate_canonical, version, type
                FROM event
                WHERE crate_canonical = ANY ($1)
                  AND version IS NOT NULL
                  AND NOT EXISTS (
                      SELECT FROM registry_crate WHERE registry_crate.crate_canonical = event.crate_canonical)
                ORDER BY crate_canonical, version, revision DESC, position DESC
            ) AS last
            WHERE type = 'version_yanked'
            """;

    /** Those of them of which anything is known, by canonical name. */
    static Future<Map<String, KnownCrate>> read(SqlClient client, Collection<String> canonicals) {
        Tuple names = Tuple.tuple().addArrayOfString(canonicals.toArray(String[]::new));
        Map<String, KnownCrate> known = new HashMap<>();
        return client.preparedQuery(CRATES)
                .execute(names)
                .compose(rows -> {
                    rows.forEach(
                            row -> known.put(row.getString("crate_canonical"), new KnownCrate(stored(row), Set.of())));
                    return known.size() == canonicals.size()
                            ? Future.succeededFuture(Map.<String, Set<String>>of())
                            : yanked(client, names);
                })
                .map(yanked -> {
                    yanked.forEach((crate, versions) -> known.putIfAbsent(crate, new KnownCrate(null, versions)));
                    return known;
                });
    }

    private static Future<Map<String, Set<String>>> yanked(SqlClient client, Tuple names) {
        return client.preparedQuery(YANKED).execute(names).map(rows -> {
            Map<String, Set<String>> versions = new HashMap<>();
            rows.forEach(row -> versions.computeIfAbsent(row.getString("crate_canonical"), crate -> new HashSet<>())
                    .add(row.getString("version")));
            return versions;
        });
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.getString("crate"),
                row.getOffsetDateTime("first_loaded_at").toInstant(),
                PackedReleases.ofBytes(row.getBuffer("releases").getBytes()),
                PackedRequirements.ofBytes(row.getBuffer("requirements").getBytes()));
    }
}
