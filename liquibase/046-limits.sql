--liquibase formatted sql

--changeset parley:limit-entries
--comment What counts against a limit, see dev.parley.limit. A row counts until it expires.
CREATE TABLE IF NOT EXISTS limit_entries (
  id         ${id},
  name       TEXT NOT NULL,
  subject    TEXT NOT NULL,
  expires_at ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS limit_entries_by_subject ON limit_entries (subject, name, expires_at);
CREATE INDEX IF NOT EXISTS limit_entries_by_expiry ON limit_entries (expires_at);

--changeset parley:settings-server-url
--comment The URL of the user's own model server, or NULL for the one of the installation. The key belongs to this URL.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'settings' AND column_name = 'server_url'
ALTER TABLE settings ADD COLUMN server_url TEXT;
