--liquibase formatted sql

--changeset parley:messages-attachment-tokens
--comment The estimate for all attachments of a question, so that a history can be fitted without reading them.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'messages' AND column_name = 'attachment_tokens'
ALTER TABLE messages ADD COLUMN attachment_tokens ${number} NOT NULL DEFAULT 0;

--changeset parley:messages-attachment-bytes
--comment The bytes of all attachments of a question as they are sent to a model.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'messages' AND column_name = 'attachment_bytes'
ALTER TABLE messages ADD COLUMN attachment_bytes ${number} NOT NULL DEFAULT 0;

--changeset parley:messages-images-left-out
--comment The number of images that were not sent for an answer, because its model cannot see them.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'messages' AND column_name = 'images_left_out'
ALTER TABLE messages ADD COLUMN images_left_out ${number} NOT NULL DEFAULT 0;

--changeset parley:messages-with-attachments
CREATE INDEX IF NOT EXISTS messages_with_attachments ON messages (chat_id, id) WHERE attachment_tokens > 0;
