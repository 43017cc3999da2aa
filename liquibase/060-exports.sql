--liquibase formatted sql

--changeset parley:origin
--comment The random id of the installation, see dev.parley.installation.InstallationSetting.
INSERT INTO installation_settings (name, value)
SELECT 'origin', ${random}
WHERE NOT EXISTS (SELECT 1 FROM installation_settings WHERE name = 'origin');

--changeset parley:exports
--comment The last export of all data of each user. done and total count messages. state is running, finished or failed; an export that has long not been updated has ended with its server.
CREATE TABLE IF NOT EXISTS exports (
  user_id    ${number} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  state      TEXT NOT NULL,
  done       ${number} NOT NULL,
  total      ${number} NOT NULL,
  started_at ${number} NOT NULL,
  updated_at ${number} NOT NULL
);
