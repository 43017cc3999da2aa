--liquibase formatted sql

--changeset parley:shares
--comment The snapshots of chats under links that need no account. expires_at is NULL for one that never expires; a revoked one expires at once. is_cut says that the branch has earlier messages that are not part of it. The token is readable, because the link is shown again, and all that it opens is in this database.
CREATE TABLE IF NOT EXISTS shares (
  id         ${id},
  user_id    ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  chat_id    ${number} NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  token      TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  is_cut     ${number} NOT NULL DEFAULT 0,
  created_at ${number} NOT NULL,
  expires_at ${number}
);
CREATE INDEX IF NOT EXISTS shares_by_user ON shares (user_id, id);
CREATE INDEX IF NOT EXISTS shares_by_chat ON shares (chat_id, id);
CREATE INDEX IF NOT EXISTS shares_by_expiry ON shares (expires_at) WHERE expires_at IS NOT NULL;

--changeset parley:share-messages
--comment The messages of a snapshot, from position 1. message_id is the copied message, which may be gone. version, text_hash and html are as in answer_html.
CREATE TABLE IF NOT EXISTS share_messages (
  id         ${id},
  share_id   ${number} NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
  position   ${number} NOT NULL,
  message_id ${number} NOT NULL,
  role       TEXT NOT NULL,
  status     TEXT NOT NULL,
  content    TEXT NOT NULL,
  reasoning  TEXT NOT NULL,
  model      TEXT,
  version    ${number},
  text_hash  TEXT,
  html       TEXT,
  UNIQUE (share_id, position)
);

--changeset parley:share-files
--comment The files of a snapshot, from number 1, which the link names: the id of an attachment would tell how many there are. An attachment never changes, and goes with its chat, as the snapshot does.
CREATE TABLE IF NOT EXISTS share_files (
  share_id      ${number} NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
  number        ${number} NOT NULL,
  position      ${number} NOT NULL,
  attachment_id ${number} NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
  PRIMARY KEY (share_id, number)
);
CREATE INDEX IF NOT EXISTS share_files_by_attachment ON share_files (attachment_id);
