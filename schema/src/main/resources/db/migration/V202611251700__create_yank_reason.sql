-- Why versions were yanked: what the registry and the operator say now, what they said, and how the registry's web API is asked.

CREATE TABLE yank_reason (
    crate_canonical text NOT NULL,
    crate text NOT NULL,
    version text NOT NULL,
    source text NOT NULL CHECK (source IN ('registry', 'operator')),
    revision bigint NOT NULL REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    description text,
    advisory text,
    yanked_at timestamptz,
    yank_seen timestamptz,
    set_at timestamptz NOT NULL,
    PRIMARY KEY (crate_canonical, version, source),
    CHECK (description IS NOT NULL OR advisory IS NULL),
    CHECK (source = 'registry' OR yanked_at IS NULL)
);
CREATE INDEX yank_reason_revision_idx ON yank_reason (revision);
COMMENT ON TABLE yank_reason IS 'The reasons that hold now, one a version and source; a row that lost its reason stays, so that readers see the change';
COMMENT ON COLUMN yank_reason.crate_canonical IS 'The name as names are compared: ASCII lower case, _ as -';
COMMENT ON COLUMN yank_reason.crate IS 'The name as the registry spells it';
COMMENT ON COLUMN yank_reason.version IS 'The version as the index writes it';
COMMENT ON COLUMN yank_reason.source IS 'registry: its web API; operator: whoever runs this installation';
COMMENT ON COLUMN yank_reason.revision IS 'The revision that brought this content';
COMMENT ON COLUMN yank_reason.description IS 'The reason; null where it was withdrawn, or the registry gives none';
COMMENT ON COLUMN yank_reason.advisory IS 'Id of the advisory that it names';
COMMENT ON COLUMN yank_reason.yanked_at IS 'The registry''s own time of the yank; null where it gives none';
COMMENT ON COLUMN yank_reason.yank_seen IS 'The yank that it is about: when that was first seen; null for one that was there when the crate was first loaded';
COMMENT ON COLUMN yank_reason.set_at IS 'When it was last written';

CREATE TABLE yank_reason_event (
    revision bigint NOT NULL REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED,
    position integer NOT NULL CHECK (position >= 0),
    at timestamptz NOT NULL,
    type text NOT NULL CHECK (type IN ('reason_set', 'reason_withdrawn')),
    source text NOT NULL CHECK (source IN ('registry', 'operator')),
    crate text NOT NULL,
    crate_canonical text NOT NULL,
    version text NOT NULL,
    before_description text,
    before_advisory text,
    after_description text,
    after_advisory text,
    PRIMARY KEY (revision, position),
    CHECK ((type = 'reason_set') = (after_description IS NOT NULL)),
    CHECK (before_description IS NOT NULL OR before_advisory IS NULL),
    CHECK (after_description IS NOT NULL OR after_advisory IS NULL)
);
CREATE INDEX yank_reason_event_crate_idx ON yank_reason_event (crate_canonical, revision);
COMMENT ON TABLE yank_reason_event IS 'Every change of a reason; rows are never changed';
COMMENT ON COLUMN yank_reason_event.revision IS 'The revision that brought it';
COMMENT ON COLUMN yank_reason_event.position IS 'Order within the revision, from 0';
COMMENT ON COLUMN yank_reason_event.at IS 'When it was written';
COMMENT ON COLUMN yank_reason_event.type IS 'Whether there is a reason afterwards';
COMMENT ON COLUMN yank_reason_event.source IS 'Whose reason it is';
COMMENT ON COLUMN yank_reason_event.crate IS 'The name as the registry spells it';
COMMENT ON COLUMN yank_reason_event.crate_canonical IS 'The name as names are compared';
COMMENT ON COLUMN yank_reason_event.version IS 'The version as the index writes it';
COMMENT ON COLUMN yank_reason_event.before_description IS 'The reason before; null for none';
COMMENT ON COLUMN yank_reason_event.before_advisory IS 'The advisory that it named';
COMMENT ON COLUMN yank_reason_event.after_description IS 'The reason afterwards; null for none';
COMMENT ON COLUMN yank_reason_event.after_advisory IS 'The advisory that it names';

CREATE FUNCTION refuse_change_of_yank_reason_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of yank reasons is never changed';
END
$$;
CREATE TRIGGER yank_reason_event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON yank_reason_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_yank_reason_event();

CREATE TABLE yank_inquiry (
    crate_canonical text PRIMARY KEY,
    yanks text NOT NULL,
    outcome text NOT NULL CHECK (outcome ~ '^[a-z0-9_]+$'),
    asked_at timestamptz NOT NULL,
    again_at timestamptz NOT NULL
);
CREATE INDEX yank_inquiry_again_idx ON yank_inquiry (again_at);
COMMENT ON TABLE yank_inquiry IS 'For which crates the registry''s web API was asked why their versions were yanked';
COMMENT ON COLUMN yank_inquiry.crate_canonical IS 'The name as names are compared';
COMMENT ON COLUMN yank_inquiry.yanks IS 'Digest of the yanks that it was asked about; other yanks are asked about at once';
COMMENT ON COLUMN yank_inquiry.outcome IS 'What came of it, in snake case';
COMMENT ON COLUMN yank_inquiry.asked_at IS 'When it was asked';
COMMENT ON COLUMN yank_inquiry.again_at IS 'When it is to be asked again about the same yanks';

CREATE TABLE yank_api (
    name text PRIMARY KEY,
    resumes_at timestamptz NOT NULL,
    failures integer NOT NULL CHECK (failures > 0),
    outcome text NOT NULL CHECK (outcome ~ '^[a-z0-9_]+$')
);
COMMENT ON TABLE yank_api IS 'A web API that is not to be asked for a while; no row where nothing is in the way';
COMMENT ON COLUMN yank_api.name IS 'Its URL';
COMMENT ON COLUMN yank_api.resumes_at IS 'When it may be asked again';
COMMENT ON COLUMN yank_api.failures IS 'How many questions in a row went wrong';
COMMENT ON COLUMN yank_api.outcome IS 'How the last one went wrong, in snake case';
