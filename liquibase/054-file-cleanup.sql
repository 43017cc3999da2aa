--liquibase formatted sql

--changeset parley:files-by-user
--comment For the sum of a user's files, without reading the files.
CREATE INDEX IF NOT EXISTS files_by_user ON files (user_id, bytes);

--changeset parley:attachment-trigger-sqlite dbms:sqlite endDelimiter:/
--comment A file is removed with its last attachment, whatever removes that: a user, a chat, a message, an account.
CREATE TRIGGER IF NOT EXISTS attachment_removed AFTER DELETE ON attachments
BEGIN
  DELETE FROM files WHERE id = OLD.file_id AND NOT EXISTS (SELECT 1 FROM attachments WHERE file_id = OLD.file_id);
END
/

--changeset parley:attachment-trigger-postgresql dbms:postgresql endDelimiter:/
--comment The first statement waits for transactions that attach the file again; only then can the second one see them.
CREATE OR REPLACE FUNCTION attachment_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM files WHERE id = OLD.file_id FOR UPDATE;
  DELETE FROM files WHERE id = OLD.file_id AND NOT EXISTS (SELECT 1 FROM attachments WHERE file_id = OLD.file_id);
  RETURN NULL;
END $$
/
CREATE OR REPLACE TRIGGER attachment_removed AFTER DELETE ON attachments
FOR EACH ROW EXECUTE FUNCTION attachment_removed()
/
