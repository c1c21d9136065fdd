-- The facts of the advisory sources, the revisions that brought them, and the stream of what changed.

CREATE TABLE revision (
    number bigint PRIMARY KEY CHECK (number > 0),
    at timestamptz NOT NULL,
    cause text NOT NULL CHECK (cause IN ('seed', 'fetch', 'retire'))
);
COMMENT ON TABLE revision IS 'One row for each published change of the facts; written under one lock, so numbers ascend in the order of commits';
COMMENT ON COLUMN revision.number IS 'Ascending; gaps mean nothing';
COMMENT ON COLUMN revision.at IS 'When it was published';
COMMENT ON COLUMN revision.cause IS 'seed: the facts in the jar; fetch: a source; retire: a source that is no longer configured';

CREATE TABLE advisory_source (
    name text PRIMARY KEY,
    rustsec boolean NOT NULL,
    seed boolean NOT NULL,
    first_revision bigint NOT NULL REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    commit text NOT NULL CHECK (commit ~ '^[0-9a-f]{40}$'),
    committed_at timestamptz NOT NULL,
    fetched_at timestamptz,
    checked_at timestamptz,
    CHECK (seed OR (fetched_at IS NOT NULL AND checked_at IS NOT NULL))
);
COMMENT ON TABLE advisory_source IS 'The advisory databases whose records are kept, each with the head that was taken';
COMMENT ON COLUMN advisory_source.name IS 'URL or path without credentials';
COMMENT ON COLUMN advisory_source.rustsec IS 'Whether it is RustSec''s own database';
COMMENT ON COLUMN advisory_source.seed IS 'Whether its records are those of the jar and nothing was fetched yet';
COMMENT ON COLUMN advisory_source.first_revision IS 'The revision that loaded it whole for the first time; the fetch that replaces a seed counts as the first';
COMMENT ON COLUMN advisory_source.commit IS 'Head commit of what is stored, 40 hex digits';
COMMENT ON COLUMN advisory_source.committed_at IS 'The committer''s time of that commit';
COMMENT ON COLUMN advisory_source.fetched_at IS 'When that commit was fetched; null for the seed';
COMMENT ON COLUMN advisory_source.checked_at IS 'When upstream last said what its head is; null for the seed';

CREATE TABLE advisory (
    source text NOT NULL REFERENCES advisory_source (name),
    id text NOT NULL,
    path text NOT NULL,
    blob text NOT NULL,
    revision bigint NOT NULL REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    crate text NOT NULL,
    crate_canonical text NOT NULL,
    collection text NOT NULL CHECK (collection IN ('crates', 'rust')),
    title text NOT NULL,
    description text NOT NULL,
    description_html text NOT NULL,
    date text NOT NULL,
    aliases text[] NOT NULL,
    related text[] NOT NULL,
    categories text[] NOT NULL,
    keywords text[] NOT NULL,
    cvss text,
    informational text,
    reference_urls text[] NOT NULL,
    source_id text,
    url text,
    withdrawn text,
    license text NOT NULL,
    expect_deleted boolean NOT NULL,
    patched text[] NOT NULL,
    unaffected text[] NOT NULL,
    affected jsonb CHECK (jsonb_typeof(affected) = 'object'),
    created_at timestamptz NOT NULL,
    created_on date NOT NULL,
    modified_at timestamptz NOT NULL,
    modified_on date NOT NULL,
    PRIMARY KEY (source, id),
    -- Deferred: one run may swap the paths of two records.
    UNIQUE (source, path) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX advisory_revision_idx ON advisory (revision);
CREATE INDEX advisory_crate_idx ON advisory (crate_canonical);
CREATE INDEX advisory_aliases_idx ON advisory USING gin (aliases);
COMMENT ON TABLE advisory IS 'Every advisory of every source, in its last version that could be read';
COMMENT ON COLUMN advisory.source IS 'The advisory source that publishes it';
COMMENT ON COLUMN advisory.id IS 'As written: RUSTSEC-2020-0071';
COMMENT ON COLUMN advisory.path IS 'Of its file in the source: crates/time/RUSTSEC-2020-0071.md';
COMMENT ON COLUMN advisory.blob IS 'Git''s id of the content that it was read from';
COMMENT ON COLUMN advisory.revision IS 'The revision that brought this content';
COMMENT ON COLUMN advisory.crate IS 'The package key, as written';
COMMENT ON COLUMN advisory.crate_canonical IS 'The same as names are compared: ASCII lower case, _ as -';
COMMENT ON COLUMN advisory.collection IS 'The folder: crates, or rust for parts of the toolchain';
COMMENT ON COLUMN advisory.title IS 'Markdown, one line';
COMMENT ON COLUMN advisory.description IS 'Markdown';
COMMENT ON COLUMN advisory.description_html IS 'The description rendered and sanitised';
COMMENT ON COLUMN advisory.date IS 'Day of disclosure, YYYY-MM-DD, as written';
COMMENT ON COLUMN advisory.aliases IS 'Ids of the same matter elsewhere';
COMMENT ON COLUMN advisory.related IS 'Ids of related matters';
COMMENT ON COLUMN advisory.categories IS 'As written';
COMMENT ON COLUMN advisory.keywords IS 'As written';
COMMENT ON COLUMN advisory.cvss IS 'The vector in canonical form; score and level follow from it';
COMMENT ON COLUMN advisory.informational IS 'unsound, unmaintained, notice, or a newer word; null for a vulnerability';
COMMENT ON COLUMN advisory.reference_urls IS 'The references key: absolute URLs';
COMMENT ON COLUMN advisory.source_id IS 'The source key: a Cargo source id, verbatim';
COMMENT ON COLUMN advisory.url IS 'Absolute URL';
COMMENT ON COLUMN advisory.withdrawn IS 'Day of withdrawal, YYYY-MM-DD; null for a live advisory';
COMMENT ON COLUMN advisory.license IS 'SPDX id';
COMMENT ON COLUMN advisory.expect_deleted IS 'The expect-deleted key';
COMMENT ON COLUMN advisory.patched IS 'Cargo version requirements, in order';
COMMENT ON COLUMN advisory.unaffected IS 'Cargo version requirements, in order';
COMMENT ON COLUMN advisory.affected IS '{"arch": [], "os": [], "functions": [{"path", "versions"}]}, functions in order; null where the file has no such table';
COMMENT ON COLUMN advisory.created_at IS 'When the oldest commit that touches the file was made';
COMMENT ON COLUMN advisory.created_on IS 'That day in the committer''s own time zone';
COMMENT ON COLUMN advisory.modified_at IS 'When the latest commit that touches the file was made';
COMMENT ON COLUMN advisory.modified_on IS 'That day in the committer''s own time zone';

CREATE TABLE quarantine (
    source text NOT NULL REFERENCES advisory_source (name),
    path text NOT NULL,
    blob text NOT NULL,
    reason text NOT NULL CHECK (reason ~ '^[a-z0-9_]+$'),
    detail text NOT NULL,
    since timestamptz NOT NULL,
    serves_older boolean NOT NULL,
    PRIMARY KEY (source, path)
);
COMMENT ON TABLE quarantine IS 'Files of a source that could not be read';
COMMENT ON COLUMN quarantine.source IS 'The advisory source that publishes it';
COMMENT ON COLUMN quarantine.path IS 'Of the file in the source';
COMMENT ON COLUMN quarantine.blob IS 'Git''s id of the content that was refused';
COMMENT ON COLUMN quarantine.reason IS 'The rejection, in snake case';
COMMENT ON COLUMN quarantine.detail IS 'What was read and what was expected';
COMMENT ON COLUMN quarantine.since IS 'When the file was first refused; a later refusal of other content keeps it';
COMMENT ON COLUMN quarantine.serves_older IS 'Whether the last good version goes on serving';

CREATE TABLE event (
    revision bigint NOT NULL REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    position integer NOT NULL CHECK (position >= 0),
    at timestamptz NOT NULL,
    type text NOT NULL CHECK (type IN ('advisory_added', 'advisory_changed', 'advisory_withdrawn')),
    crate text NOT NULL,
    crate_canonical text NOT NULL,
    advisory text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (revision, position)
);
CREATE INDEX event_crate_idx ON event (crate_canonical, revision);
COMMENT ON TABLE event IS 'The change stream: what each revision added, changed or withdrew; rows are never changed';
COMMENT ON COLUMN event.revision IS 'The revision that brought it';
COMMENT ON COLUMN event.position IS 'Order within the revision, from 0';
COMMENT ON COLUMN event.at IS 'When it was published';
COMMENT ON COLUMN event.type IS 'A removed advisory counts as withdrawn, a reinstated one as added';
COMMENT ON COLUMN event.crate IS 'The crate, as the advisory writes it';
COMMENT ON COLUMN event.crate_canonical IS 'The same as names are compared';
COMMENT ON COLUMN event.advisory IS 'The id of the advisory';
COMMENT ON COLUMN event.source IS 'The source that published it; it may have been retired since';

CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed';
END
$$;
CREATE TRIGGER event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_event();

CREATE TABLE ingest_run (
    source text PRIMARY KEY,
    at timestamptz,
    outcome text NOT NULL CHECK (outcome ~ '^[a-z0-9_]+$'),
    detail text NOT NULL,
    next_run_at timestamptz
);
COMMENT ON TABLE ingest_run IS 'The last run of each source that is configured, also of one that was never loaded';
COMMENT ON COLUMN ingest_run.source IS 'Name of the source';
COMMENT ON COLUMN ingest_run.at IS 'When the run ended; null where none has ended yet';
COMMENT ON COLUMN ingest_run.outcome IS 'What came of it, in snake case; pending where none has ended yet';
COMMENT ON COLUMN ingest_run.detail IS 'One sentence without credentials, may be empty';
COMMENT ON COLUMN ingest_run.next_run_at IS 'When the next run is due; null where none is planned';
