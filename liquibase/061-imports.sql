--liquibase formatted sql

--changeset parley:imports
--comment The imports of a user. failure is why it ended early. bytes and bytes_read are of what is read, which is more than the file if that is compressed.
CREATE TABLE IF NOT EXISTS imports (
  id         ${id},
  user_id    ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('running', 'complete', 'stopped', 'failed', 'interrupted')),
  failure    TEXT,
  bytes      ${number} NOT NULL DEFAULT 0,
  bytes_read ${number} NOT NULL DEFAULT 0,
  chats      ${number} NOT NULL DEFAULT 0,
  grown      ${number} NOT NULL DEFAULT 0,
  known      ${number} NOT NULL DEFAULT 0,
  messages   ${number} NOT NULL DEFAULT 0,
  files      ${number} NOT NULL DEFAULT 0,
  problems   ${number} NOT NULL DEFAULT 0,
  created_at ${number} NOT NULL,
  ended_at   ${number}
);
CREATE INDEX IF NOT EXISTS imports_by_user ON imports (user_id, id);
CREATE UNIQUE INDEX IF NOT EXISTS imports_running ON imports (user_id) WHERE status = 'running';

--changeset parley:import-problems
--comment What an import has skipped: the name of the item, and the reason as a code.
CREATE TABLE IF NOT EXISTS import_problems (
  id        ${id},
  import_id ${number} NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  item      TEXT NOT NULL,
  reason    TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS import_problems_by_import ON import_problems (import_id, id);

--changeset parley:chat-origins
--comment Which chat of which application an imported chat was, so that importing it again adds only its new messages. The row goes with the chat.
CREATE TABLE IF NOT EXISTS chat_origins (
  chat_id   ${number} PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
  user_id   ${number} NOT NULL,
  format    TEXT NOT NULL,
  origin_id TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS chat_origins_by_id ON chat_origins (user_id, format, origin_id);

--changeset parley:message-origins
CREATE TABLE IF NOT EXISTS message_origins (
  message_id ${number} PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
  chat_id    ${number} NOT NULL,
  origin_id  TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS message_origins_by_id ON message_origins (chat_id, origin_id);
