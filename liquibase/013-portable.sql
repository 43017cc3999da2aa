--liquibase formatted sql

--changeset parley:users-email-lower-case
--comment Email addresses are compared in lower case, without NOCASE, which only SQLite has. Both change ASCII letters only.
UPDATE users SET email = lower(email);

--changeset parley:messages-streaming-in-chat
--comment With both columns, SQLite prefers this index to messages_by_chat, which has all messages of a chat.
CREATE INDEX IF NOT EXISTS messages_streaming_in_chat ON messages (chat_id, status) WHERE status = 'streaming';
DROP INDEX IF EXISTS messages_streaming_by_chat;
