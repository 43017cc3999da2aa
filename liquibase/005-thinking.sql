--liquibase formatted sql

--changeset parley:messages-thinking
--comment thinking_ms is how long the model thought before the answer, in milliseconds.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('messages') WHERE name = 'thinking_ms'
ALTER TABLE messages ADD COLUMN thinking_ms INTEGER;
