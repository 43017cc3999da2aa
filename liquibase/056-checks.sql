--liquibase formatted sql

--changeset parley:model-traits
--comment What requests and checks have learnt about model servers, see dev.parley.provider.Trait. model is empty for a whole server. holds: whether the trait holds.
CREATE TABLE IF NOT EXISTS model_traits (
  base_url  TEXT NOT NULL,
  model     TEXT NOT NULL,
  trait     TEXT NOT NULL,
  holds     ${number} NOT NULL,
  learnt_at ${number} NOT NULL,
  PRIMARY KEY (base_url, model, trait)
);
CREATE INDEX IF NOT EXISTS model_traits_by_time ON model_traits (learnt_at);

--changeset parley:connection-checks
--comment The last check of each connection; 0 is the first connection. user_id is the owner of the connection; NULL if it is shared. steps is JSON, without secrets.
CREATE TABLE IF NOT EXISTS connection_checks (
  connection_id ${number} PRIMARY KEY,
  user_id       ${number} REFERENCES users (id) ON DELETE CASCADE,
  model         TEXT NOT NULL,
  checked_at    ${number} NOT NULL,
  steps         TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS connection_checks_by_user ON connection_checks (user_id);
