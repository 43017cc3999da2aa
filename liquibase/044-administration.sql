--liquibase formatted sql

--changeset parley:users-admins
--comment The admins, who are few: the last one cannot be removed.
CREATE INDEX IF NOT EXISTS users_admins ON users (id) WHERE admin = 1;

--changeset parley:users-email-order dbms:postgresql
--comment In the order of their bytes, as in SQLite, so that the index finds all addresses that begin with a text.
ALTER TABLE users ALTER COLUMN email TYPE TEXT COLLATE "C";

--changeset parley:audit-kind
--comment The group of the action, by which the list is filtered; see AuditKind.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'audit' AND column_name = 'kind'
ALTER TABLE audit ADD COLUMN kind TEXT NOT NULL DEFAULT 'account';

--changeset parley:audit-indexes
CREATE INDEX IF NOT EXISTS audit_by_kind ON audit (kind, id);
CREATE INDEX IF NOT EXISTS audit_by_actor ON audit (actor, id) WHERE actor <> '';
CREATE INDEX IF NOT EXISTS audit_by_subject ON audit (subject, id) WHERE subject <> '';

--changeset parley:invitations
--comment Links for signing up. Only the SHA-256 of a token is stored. email is empty if anyone may use the link.
CREATE TABLE IF NOT EXISTS invitations (
  id         ${id},
  token_hash ${bytes} NOT NULL UNIQUE,
  note       TEXT NOT NULL,
  email      TEXT NOT NULL,
  group_id   ${number} REFERENCES user_groups (id) ON DELETE SET NULL,
  created_by TEXT NOT NULL,
  created_at ${number} NOT NULL,
  expires_at ${number} NOT NULL,
  uses_max   ${number} NOT NULL,
  uses       ${number} NOT NULL DEFAULT 0,
  revoked_at ${number}
);
CREATE INDEX IF NOT EXISTS invitations_by_group ON invitations (group_id) WHERE group_id IS NOT NULL;

--changeset parley:invitation-uses
--comment Who signed up with an invitation.
CREATE TABLE IF NOT EXISTS invitation_uses (
  invitation_id ${number} NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
  user_id       ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  PRIMARY KEY (invitation_id, user_id)
);
CREATE INDEX IF NOT EXISTS invitation_uses_by_user ON invitation_uses (user_id);

--changeset parley:password-resets
--comment One-time links with which a user sets a new password. A new link replaces the older one.
CREATE TABLE IF NOT EXISTS password_resets (
  user_id    ${number} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  token_hash ${bytes} NOT NULL UNIQUE,
  expires_at ${number} NOT NULL
);

--changeset parley:password-resets-by-expiry
CREATE INDEX IF NOT EXISTS password_resets_by_expiry ON password_resets (expires_at);
