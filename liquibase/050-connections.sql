--liquibase formatted sql

--changeset parley:connections
--comment Model servers besides that of OPENAI_BASE_URL. user_id is the owner; NULL if an admin shares it with all users. api_key and headers (lines such as "X-Title: Parley") are encrypted for the owner. own_keys: whether each user enters a key of their own.
CREATE TABLE IF NOT EXISTS connections (
  id         ${id},
  user_id    ${number} REFERENCES users (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  base_url   TEXT NOT NULL,
  api_key    ${bytes},
  headers    ${bytes},
  own_keys   ${number} NOT NULL DEFAULT 0,
  enabled    ${number} NOT NULL DEFAULT 1,
  created_at ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS connections_by_user ON connections (user_id, id);

--changeset parley:connection-keys
--comment The keys of users for shared connections with own_keys, encrypted for the user.
CREATE TABLE IF NOT EXISTS connection_keys (
  connection_id ${number} NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
  user_id       ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  api_key       ${bytes} NOT NULL,
  PRIMARY KEY (connection_id, user_id)
);
CREATE INDEX IF NOT EXISTS connection_keys_by_user ON connection_keys (user_id);
