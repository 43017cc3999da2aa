--liquibase formatted sql

--changeset parley:shares-request-key
--comment Prevents a second link when a form is submitted twice.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'shares' AND column_name = 'request_key'
ALTER TABLE shares ADD COLUMN request_key TEXT;

--changeset parley:shares-by-request-key
CREATE UNIQUE INDEX IF NOT EXISTS shares_by_request_key ON shares (chat_id, request_key) WHERE request_key IS NOT NULL;
