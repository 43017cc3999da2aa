CREATE TABLE about (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE chats (
  id                 INTEGER PRIMARY KEY,
  title              TEXT NOT NULL,
  model              TEXT NOT NULL,
  system_prompt      TEXT,
  temperature        REAL,
  top_p              REAL,
  max_tokens         INTEGER,
  reasoning_effort   TEXT,
  folder             TEXT,
  pinned             INTEGER NOT NULL,
  archived           INTEGER NOT NULL,
  current_message_id INTEGER,
  created_at         TEXT NOT NULL,
  active_at          TEXT NOT NULL
);
CREATE TABLE messages (
  id                INTEGER PRIMARY KEY,
  chat_id           INTEGER NOT NULL REFERENCES chats (id),
  parent_id         INTEGER REFERENCES messages (id),
  role              TEXT NOT NULL,
  status            TEXT NOT NULL,
  content           TEXT NOT NULL,
  reasoning         TEXT NOT NULL,
  model             TEXT,
  column_number     INTEGER,
  finish_reason     TEXT,
  prompt_tokens     INTEGER,
  completion_tokens INTEGER,
  first_token_ms    INTEGER,
  thinking_ms       INTEGER,
  duration_ms       INTEGER,
  error             TEXT,
  error_detail      TEXT,
  created_at        TEXT NOT NULL
);
CREATE TABLE files (
  id         INTEGER PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes      INTEGER NOT NULL,
  text       TEXT,
  content    BLOB NOT NULL
);
CREATE TABLE attachments (
  id         INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  file_id    INTEGER NOT NULL REFERENCES files (id),
  name       TEXT NOT NULL
);
CREATE INDEX messages_by_chat ON messages (chat_id, id);
CREATE INDEX attachments_by_message ON attachments (message_id, id);
CREATE VIEW shown_messages AS
WITH RECURSIVE shown (id, parent_id) AS (
  SELECT m.id, m.parent_id FROM chats c JOIN messages m ON m.id = c.current_message_id
  UNION ALL
  SELECT m.id, m.parent_id FROM shown s JOIN messages m ON m.id = s.parent_id)
SELECT m.* FROM shown s JOIN messages m ON m.id = s.id ORDER BY m.chat_id, m.id;
