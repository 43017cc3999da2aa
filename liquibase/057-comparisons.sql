--liquibase formatted sql

--changeset parley:messages-column-number
--comment The column in which an answer is shown beside other answers to the same question, from 1; NULL for an answer that is shown alone.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'messages' AND column_name = 'column_number'
ALTER TABLE messages ADD COLUMN column_number ${number};
