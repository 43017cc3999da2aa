--liquibase formatted sql

--changeset parley:users
CREATE TABLE IF NOT EXISTS users (
  id            ${id},
  email         TEXT NOT NULL ${nocase} UNIQUE,
  password_hash TEXT NOT NULL,
  admin         ${number} NOT NULL DEFAULT 0,
  created_at    ${number} NOT NULL
);

--changeset parley:sessions
--comment Only the SHA-256 of a token is stored, so that nobody can sign in with the contents of this table.
CREATE TABLE IF NOT EXISTS sessions (
  token_hash ${bytes} PRIMARY KEY,
  user_id    ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at ${number} NOT NULL,
  expires_at ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS sessions_by_user ON sessions (user_id);
CREATE INDEX IF NOT EXISTS sessions_by_expiry ON sessions (expires_at);

--changeset parley:settings
--comment api_key is encrypted (AES-GCM) with the installation's secret key.
CREATE TABLE IF NOT EXISTS settings (
  user_id ${number} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  api_key ${bytes}
);
