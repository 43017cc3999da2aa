--liquibase formatted sql

--changeset parley:chats-active-at
--comment active_at is the start time of the last question or answer. SQLite has no ADD COLUMN IF NOT EXISTS.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'chats' AND column_name = 'active_at'
ALTER TABLE chats ADD COLUMN active_at ${number} NOT NULL DEFAULT 0;

--changeset parley:chats-active-at-of-old-chats
UPDATE chats
SET active_at = COALESCE((SELECT MAX(m.created_at) FROM messages m WHERE m.chat_id = chats.id), created_at)
WHERE active_at = 0;

--changeset parley:chats-deleted-at
--comment deleted_at is when the user deleted the chat. The chat is hidden from then on, and the row is deleted shortly after.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'chats' AND column_name = 'deleted_at'
ALTER TABLE chats ADD COLUMN deleted_at ${number};

--changeset parley:chats-by-activity
CREATE INDEX IF NOT EXISTS chats_by_activity ON chats (user_id, active_at, id) WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS chats_deleted ON chats (deleted_at) WHERE deleted_at IS NOT NULL;
