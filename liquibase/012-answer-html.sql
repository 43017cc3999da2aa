--liquibase formatted sql

--changeset parley:answer-html
--comment Derived from messages: the HTML of finished answers, the version of the renderer, and the SHA-256 of the text. A missing row is rendered again.
CREATE TABLE IF NOT EXISTS answer_html (
  message_id ${number} PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
  version    ${number} NOT NULL,
  text_hash  TEXT NOT NULL,
  html       TEXT NOT NULL
);
