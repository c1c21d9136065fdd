-- Sets, changes and withdraws reasons of one source for versions of one crate, each change with its line of history. Called with
-- the write lock held. A reason that was about an earlier yank of the version counts as none, except where nobody knows when the
-- present one was seen. The answer: rows written, and how many versions had a reason before.
CREATE OR REPLACE FUNCTION write_yank_reasons(
    in_revision bigint,
    in_at timestamptz,
    in_source text,
    in_crate text,
    in_canonical text,
    in_versions text[],
    in_descriptions text[],
    in_advisories text[],
    in_yanked_at timestamptz[],
    in_yank_seen timestamptz[])
RETURNS TABLE (written integer, replaced integer) LANGUAGE sql AS $$
    WITH compared AS (
        SELECT
            wanted.nth, wanted.version, wanted.description, wanted.advisory, wanted.yanked_at, wanted.yank_seen,
            known.version IS NOT NULL AS stored,
            (known.description, known.advisory, known.yanked_at, known.yank_seen)
                IS DISTINCT FROM (wanted.description, wanted.advisory, wanted.yanked_at, wanted.yank_seen) AS other,
            CASE WHEN applies THEN known.description END AS before_description,
            CASE WHEN applies THEN known.advisory END AS before_advisory
        FROM unnest(in_versions, in_descriptions, in_advisories, in_yanked_at, in_yank_seen)
            WITH ORDINALITY AS wanted (version, description, advisory, yanked_at, yank_seen, nth)
        LEFT JOIN yank_reason AS known
            ON known.crate_canonical = in_canonical
            AND known.version = wanted.version
            AND known.source = in_source
        CROSS JOIN LATERAL (
            SELECT wanted.yank_seen IS NULL OR known.yank_seen IS NOT DISTINCT FROM wanted.yank_seen
        ) AS same_yank (applies)
    ),
    told AS (
        INSERT INTO yank_reason_event (
            revision, position, at, type, source, crate, crate_canonical, version,
            before_description, before_advisory, after_description, after_advisory)
        SELECT
            in_revision, row_number() OVER (ORDER BY nth) - 1, in_at,
            CASE WHEN description IS NULL THEN 'reason_withdrawn' ELSE 'reason_set' END,
            in_source, in_crate, in_canonical, version,
            before_description, before_advisory, description, advisory
        FROM compared
        WHERE (before_description, before_advisory) IS DISTINCT FROM (description, advisory)
    ),
    kept AS (
        INSERT INTO yank_reason AS known (
            crate_canonical, crate, version, source, revision, description, advisory, yanked_at, yank_seen, set_at)
        SELECT
            in_canonical, in_crate, version, in_source, in_revision, description, advisory, yanked_at, yank_seen, in_at
        FROM compared
        WHERE other
          AND (stored OR description IS NOT NULL OR yanked_at IS NOT NULL)
        ON CONFLICT (crate_canonical, version, source) DO UPDATE SET
            crate = excluded.crate,
            revision = excluded.revision,
            description = excluded.description,
            advisory = excluded.advisory,
            yanked_at = excluded.yanked_at,
            yank_seen = excluded.yank_seen,
            set_at = excluded.set_at
        RETURNING 1
    )
    SELECT
        (SELECT count(*)::integer FROM kept),
        (SELECT count(before_description)::integer FROM compared)
$$;
