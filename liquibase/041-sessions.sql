--liquibase formatted sql

--changeset parley:users-deleted-at
--comment When the account was deleted, or NULL. Its data is then removed in the background, and the row last.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'users' AND column_name = 'deleted_at'
ALTER TABLE users ADD COLUMN deleted_at ${number};

--changeset parley:users-deleted
--comment folders_by_owner is for the deletion of an account: a partial index does not help its foreign key.
CREATE INDEX IF NOT EXISTS users_deleted ON users (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS folders_by_owner ON folders (user_id);

--changeset parley:sessions-last-seen-at
--comment Written every few minutes. Older sessions count as seen now, so that the update ends none of them.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'sessions' AND column_name = 'last_seen_at'
ALTER TABLE sessions ADD COLUMN last_seen_at ${number} NOT NULL DEFAULT 0;

--changeset parley:sessions-last-seen-at-of-old-sessions
UPDATE sessions SET last_seen_at = ${now} WHERE last_seen_at = 0;
