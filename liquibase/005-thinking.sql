--liquibase formatted sql

--changeset parley:messages-thinking
--comment thinking_ms is how long the model thought before the answer, in milliseconds.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'messages' AND column_name = 'thinking_ms'
ALTER TABLE messages ADD COLUMN thinking_ms ${number};
