--liquibase formatted sql

--changeset parley:settings-system-prompt
--comment NULL means the default prompt. An empty text means that no prompt is sent.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('settings') WHERE name = 'system_prompt'
ALTER TABLE settings ADD COLUMN system_prompt TEXT;
