-- How far back the change stream goes: readers tell a client that asks for more that it is gone.

CREATE TABLE event_horizon (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    revision bigint NOT NULL CHECK (revision >= 0)
);
COMMENT ON TABLE event_horizon IS 'One row. Nothing takes events away yet; what does so one day moves it in the same transaction';
COMMENT ON COLUMN event_horizon.single IS 'There is one row';
COMMENT ON COLUMN event_horizon.revision IS 'Events of later revisions are all there; 0: every event since the first';

INSERT INTO event_horizon (revision) VALUES (0);
