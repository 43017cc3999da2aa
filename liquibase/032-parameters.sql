--liquibase formatted sql

--changeset parley:chat-parameters
--comment What the user has set for a chat, in a table of its own, because lists of chats do not need it. NULL means not set: the system prompt is then the one in settings, and a parameter is not sent. An empty system_prompt means that none is sent.
CREATE TABLE IF NOT EXISTS chat_parameters (
  chat_id          ${number} PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
  system_prompt    TEXT,
  temperature      DOUBLE PRECISION,
  top_p            DOUBLE PRECISION,
  max_tokens       ${number},
  reasoning_effort TEXT
);

--changeset parley:presets
--comment The columns from system_prompt on are as in chat_parameters. model is NULL if the preset keeps the model of the chat.
CREATE TABLE IF NOT EXISTS presets (
  id               ${id},
  user_id          ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name             TEXT NOT NULL,
  model            TEXT,
  shared           ${number} NOT NULL DEFAULT 0,
  system_prompt    TEXT,
  temperature      DOUBLE PRECISION,
  top_p            DOUBLE PRECISION,
  max_tokens       ${number},
  reasoning_effort TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS presets_by_name ON presets (user_id, name);
CREATE INDEX IF NOT EXISTS presets_shared ON presets (shared) WHERE shared = 1;
