-- Requirements are kept with features from now on: whatever was read without them is read again. Until then it serves on.

UPDATE registry SET commit = NULL, committed_at = NULL;
UPDATE registry_crate SET content = '';
UPDATE registry_check SET etag = NULL, last_modified = NULL;
