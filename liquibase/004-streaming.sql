--liquibase formatted sql

--changeset parley:messages-streaming-by-chat
--comment Few rows, however many messages there are: whether an answer is being written in a chat, and in which chats.
CREATE INDEX IF NOT EXISTS messages_streaming_by_chat ON messages (chat_id) WHERE status = 'streaming';
DROP INDEX IF EXISTS messages_streaming;
