--liquibase formatted sql

--changeset parley:settings-system-prompt
--comment NULL means the default prompt. An empty text means that no prompt is sent.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'settings' AND column_name = 'system_prompt'
ALTER TABLE settings ADD COLUMN system_prompt TEXT;
