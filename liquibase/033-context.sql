--liquibase formatted sql

--changeset parley:messages-history-from-id
--comment history_from_id is the first message that was sent to the model for an answer, if older ones were left out; history_left_out is their number.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'messages' AND column_name = 'history_from_id'
ALTER TABLE messages ADD COLUMN history_from_id ${number};

--changeset parley:messages-history-left-out
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'messages' AND column_name = 'history_left_out'
ALTER TABLE messages ADD COLUMN history_left_out ${number};

--changeset parley:context-windows
--comment The context windows that model servers have told in an error, in tokens.
CREATE TABLE IF NOT EXISTS context_windows (
  base_url  TEXT NOT NULL,
  model     TEXT NOT NULL,
  tokens    ${number} NOT NULL,
  learnt_at ${number} NOT NULL,
  PRIMARY KEY (base_url, model)
);
