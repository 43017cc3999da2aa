--liquibase formatted sql

--changeset parley:files
--comment The files of each user, each content once: hash is the SHA-256 of content. text is the extracted text; NULL for an image. media_type is that of the content, whatever its name says.
CREATE TABLE IF NOT EXISTS files (
  id         ${id},
  user_id    ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  hash       ${bytes} NOT NULL,
  media_type TEXT NOT NULL,
  bytes      ${number} NOT NULL,
  tokens     ${number} NOT NULL,
  pages      ${number},
  width      ${number},
  height     ${number},
  text       TEXT,
  content    ${bytes} NOT NULL,
  created_at ${number} NOT NULL,
  UNIQUE (user_id, hash)
);

--changeset parley:attachments
--comment Where files are used. message_id is NULL from the upload until the question is sent. The order of a message's attachments is that of their ids.
CREATE TABLE IF NOT EXISTS attachments (
  id         ${id},
  user_id    ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  file_id    ${number} NOT NULL REFERENCES files (id),
  message_id ${number} REFERENCES messages (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  created_at ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS attachments_by_message ON attachments (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attachments_by_file ON attachments (file_id);
CREATE INDEX IF NOT EXISTS attachments_unsent ON attachments (created_at) WHERE message_id IS NULL;
CREATE INDEX IF NOT EXISTS attachments_by_user ON attachments (user_id);
