--liquibase formatted sql

--changeset parley:totp-factors
--comment The authenticator app of a user. Active once a code was typed; before, it can be activated until setup_until.
--comment last_step is the time step of the last accepted code: neither that code nor an older one is accepted again.
CREATE TABLE IF NOT EXISTS totp_factors (
  user_id     ${number} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  secret      ${bytes} NOT NULL,
  setup_until ${number} NOT NULL,
  active_at   ${number},
  last_step   ${number} NOT NULL DEFAULT 0
);

--changeset parley:recovery-codes
--comment Only hashes. A used code is deleted.
CREATE TABLE IF NOT EXISTS recovery_codes (
  user_id   ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  code_hash ${bytes} NOT NULL,
  PRIMARY KEY (user_id, code_hash)
);

--changeset parley:pending-logins
--comment Logins that wait for the code, by the hash of a token. password_mark is a hash of the user's password_hash then, so a new password ends them.
CREATE TABLE IF NOT EXISTS pending_logins (
  token_hash    ${bytes} PRIMARY KEY,
  user_id       ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  password_mark ${bytes} NOT NULL,
  next          TEXT NOT NULL,
  failures      ${number} NOT NULL DEFAULT 0,
  expires_at    ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS pending_logins_by_user ON pending_logins (user_id, expires_at);
CREATE INDEX IF NOT EXISTS pending_logins_by_expiry ON pending_logins (expires_at);

--changeset parley:passkeys
--comment credential_id and credential (id and public key in the format of WebAuthn) are base64url.
CREATE TABLE IF NOT EXISTS passkeys (
  id            ${id},
  user_id       ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  credential_id TEXT NOT NULL UNIQUE,
  credential    TEXT NOT NULL,
  sign_count    ${number} NOT NULL,
  name          TEXT NOT NULL,
  created_at    ${number} NOT NULL,
  used_at       ${number}
);
CREATE INDEX IF NOT EXISTS passkeys_by_user ON passkeys (user_id, id);

--changeset parley:passkey-challenges
--comment What an authenticator must sign, by the hash of a token. user_id is NULL for a login. label is the name of a new passkey, or the page to open after a login.
CREATE TABLE IF NOT EXISTS passkey_challenges (
  token_hash ${bytes} PRIMARY KEY,
  challenge  TEXT NOT NULL,
  user_id    ${number} REFERENCES users (id) ON DELETE CASCADE,
  label      TEXT NOT NULL,
  expires_at ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS passkey_challenges_by_user ON passkey_challenges (user_id);
CREATE INDEX IF NOT EXISTS passkey_challenges_by_expiry ON passkey_challenges (expires_at);
