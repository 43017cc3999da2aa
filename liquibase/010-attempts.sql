--liquibase formatted sql

--changeset parley:attempts
--comment account is a hash of the submitted email, whether or not the account exists. A row counts until it expires.
CREATE TABLE IF NOT EXISTS attempts (
  id         ${id},
  kind       TEXT NOT NULL,
  account    TEXT NOT NULL,
  address    TEXT NOT NULL,
  expires_at ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS attempts_by_account ON attempts (account, kind, expires_at);
CREATE INDEX IF NOT EXISTS attempts_by_address ON attempts (address, kind, expires_at);
CREATE INDEX IF NOT EXISTS attempts_by_expiry ON attempts (expires_at);
