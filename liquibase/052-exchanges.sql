--liquibase formatted sql

--changeset parley:exchanges
--comment The requests for answers and the replies of model servers, without keys. Headers are JSON; request and reply are bodies as raw deflate streams. The times (headers_ms ...) are milliseconds since started_at.
CREATE TABLE IF NOT EXISTS exchanges (
  id              ${id},
  message_id      ${number} NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  user_id         ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  started_at      ${number} NOT NULL,
  method          TEXT NOT NULL,
  url             TEXT NOT NULL,
  request_headers TEXT NOT NULL,
  request_bytes   ${number} NOT NULL,
  request_cut     ${number} NOT NULL,
  status          ${number},
  reply_headers   TEXT NOT NULL,
  reply_bytes     ${number} NOT NULL,
  reply_cut       ${number} NOT NULL,
  headers_ms      ${number},
  first_byte_ms   ${number},
  first_delta_ms  ${number},
  end_ms          ${number} NOT NULL,
  ended           TEXT NOT NULL,
  failure         TEXT NOT NULL,
  request         ${bytes} NOT NULL,
  reply           ${bytes} NOT NULL
);
CREATE INDEX IF NOT EXISTS exchanges_by_message ON exchanges (message_id, id);
CREATE INDEX IF NOT EXISTS exchanges_by_user ON exchanges (user_id, message_id);
CREATE INDEX IF NOT EXISTS exchanges_by_age ON exchanges (started_at);
