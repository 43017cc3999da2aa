--liquibase formatted sql

--changeset parley:chats
--comment The id of a deleted chat is never used again.
CREATE TABLE IF NOT EXISTS chats (
  id              ${id},
  user_id         ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title           TEXT NOT NULL,
  model           TEXT NOT NULL,
  current_leaf_id ${number},
  created_at      ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS chats_by_user ON chats (user_id, id);

--changeset parley:messages
--comment A tree: an edited question or a regenerated answer is a sibling. request_key prevents duplicates of a double submit.
CREATE TABLE IF NOT EXISTS messages (
  id                ${id},
  chat_id           ${number} NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  parent_id         ${number} REFERENCES messages (id) ON DELETE CASCADE,
  role              TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  status            TEXT NOT NULL
                    CHECK (status IN ('streaming', 'complete', 'stopped', 'truncated', 'failed', 'interrupted')),
  content           TEXT NOT NULL DEFAULT '',
  reasoning         TEXT NOT NULL DEFAULT '',
  model             TEXT,
  finish_reason     TEXT,
  prompt_tokens     ${number},
  completion_tokens ${number},
  first_token_ms    ${number},
  duration_ms       ${number},
  error             TEXT,
  error_detail      TEXT,
  request_key       TEXT,
  created_at        ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_chat ON messages (chat_id);
CREATE INDEX IF NOT EXISTS messages_by_parent ON messages (parent_id);
CREATE UNIQUE INDEX IF NOT EXISTS messages_by_request_key ON messages (request_key) WHERE request_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS messages_streaming ON messages (id) WHERE status = 'streaming';
