--liquibase formatted sql

--changeset parley:api-tokens
--comment Personal tokens, with which programs use the API. Only the SHA-256 hash is stored, and the last characters to recognise a token by. scopes: words separated by blanks, see dev.parley.account.TokenScope. expires_at is NULL for a token that never expires.
CREATE TABLE IF NOT EXISTS api_tokens (
  id           ${id},
  user_id      ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  token_hash   ${bytes} NOT NULL UNIQUE,
  ending       TEXT NOT NULL,
  scopes       TEXT NOT NULL,
  created_at   ${number} NOT NULL,
  expires_at   ${number},
  last_used_at ${number}
);
CREATE INDEX IF NOT EXISTS api_tokens_by_user ON api_tokens (user_id, id);

--changeset parley:messages-of-chat dbms:postgresql
--comment For a page of the messages of a chat. In SQLite, every index ends with the id already.
CREATE INDEX IF NOT EXISTS messages_of_chat ON messages (chat_id, id);
