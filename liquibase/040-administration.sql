--liquibase formatted sql

--changeset parley:users-disabled
--comment When the admin disabled the account, or NULL.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'users' AND column_name = 'disabled_at'
ALTER TABLE users ADD COLUMN disabled_at ${number};

--changeset parley:groups
--comment Groups of users. A user is in one group at most.
CREATE TABLE IF NOT EXISTS user_groups (
  id         ${id},
  name       TEXT NOT NULL UNIQUE,
  created_at ${number} NOT NULL
);

--changeset parley:users-group
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'users' AND column_name = 'group_id'
ALTER TABLE users ADD COLUMN group_id ${number} REFERENCES user_groups (id) ON DELETE SET NULL;
CREATE INDEX IF NOT EXISTS users_by_group ON users (group_id) WHERE group_id IS NOT NULL;

--changeset parley:sessions-address
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'sessions' AND column_name = 'address'
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';

--changeset parley:sessions-user-agent
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'sessions' AND column_name = 'user_agent'
ALTER TABLE sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';

--changeset parley:sessions-method
--comment How the user logged in; see LoginMethod. Older sessions began with a password.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'sessions' AND column_name = 'method'
ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT 'password';

--changeset parley:audit
--comment Who did what, when and from where. actor and subject are texts, because the accounts may be deleted later.
CREATE TABLE IF NOT EXISTS audit (
  id      ${id},
  at      ${number} NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS audit_by_time ON audit (at);

--changeset parley:installation-settings
--comment Settings that the admin has changed. Values set in the environment take precedence.
CREATE TABLE IF NOT EXISTS installation_settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
