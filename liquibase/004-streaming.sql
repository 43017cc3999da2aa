--liquibase formatted sql

--changeset parley:messages-streaming-by-chat
--comment A small index of the chats in which an answer is streaming, however many messages there are.
CREATE INDEX IF NOT EXISTS messages_streaming_by_chat ON messages (chat_id) WHERE status = 'streaming';
DROP INDEX IF EXISTS messages_streaming;
