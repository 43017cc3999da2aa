--liquibase formatted sql

--changeset parley:messages-first
--comment The first questions of a chat: more than one if the first question was edited.
CREATE INDEX IF NOT EXISTS messages_first ON messages (chat_id, id) WHERE parent_id IS NULL;
