--liquibase formatted sql

--changeset parley:identities
--comment The accounts at OpenID Connect providers with which users log in. email is the one that the provider gave, for display.
CREATE TABLE IF NOT EXISTS identities (
  id         ${id},
  user_id    ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  provider   TEXT NOT NULL,
  issuer     TEXT NOT NULL,
  subject    TEXT NOT NULL,
  email      TEXT NOT NULL,
  created_at ${number} NOT NULL,
  UNIQUE (issuer, subject)
);
CREATE INDEX IF NOT EXISTS identities_by_user ON identities (user_id);

--changeset parley:identity-logins
--comment Logins that wait for the provider. Only hashes of the secrets are stored. user_id: who connects an identity, or NULL.
CREATE TABLE IF NOT EXISTS identity_logins (
  state_hash   ${bytes} PRIMARY KEY,
  browser_hash ${bytes} NOT NULL,
  provider     TEXT NOT NULL,
  next         TEXT NOT NULL,
  user_id      ${number} REFERENCES users (id) ON DELETE CASCADE,
  address      TEXT NOT NULL,
  expires_at   ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS identity_logins_by_expiry ON identity_logins (expires_at);
CREATE INDEX IF NOT EXISTS identity_logins_by_address ON identity_logins (address);
CREATE INDEX IF NOT EXISTS identity_logins_by_user ON identity_logins (user_id) WHERE user_id IS NOT NULL;

--changeset parley:identity-links
--comment Identities whose email is that of an existing account. They are connected when the browser logs in to that account.
CREATE TABLE IF NOT EXISTS identity_links (
  browser_hash ${bytes} PRIMARY KEY,
  user_id      ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  provider     TEXT NOT NULL,
  issuer       TEXT NOT NULL,
  subject      TEXT NOT NULL,
  email        TEXT NOT NULL,
  next         TEXT NOT NULL,
  expires_at   ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS identity_links_by_expiry ON identity_links (expires_at);
CREATE INDEX IF NOT EXISTS identity_links_by_user ON identity_links (user_id);
