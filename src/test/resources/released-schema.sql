BEGIN TRANSACTION;
CREATE TABLE DATABASECHANGELOG (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TEXT NOT NULL, ORDEREXECUTED INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255), LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255), DEPLOYMENT_ID VARCHAR(10));
INSERT INTO "DATABASECHANGELOG" VALUES('users','parley','liquibase/001-accounts.sql','2026-06-01 12:00:00',1,'EXECUTED','9:5aff79c10663d69873aea0e29e3b998d','sql','',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('sessions','parley','liquibase/001-accounts.sql','2026-06-01 12:00:00',2,'EXECUTED','9:d8960266d61568b756c04ab7fa349627','sql','Only the SHA-256 of a token is stored, so that nobody can sign in with the contents of this table.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('settings','parley','liquibase/001-accounts.sql','2026-06-01 12:00:00',3,'EXECUTED','9:3e31b99f210624e0d002411012e2360d','sql','api_key is encrypted (AES-GCM) with the installation''s secret key.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('chats','parley','liquibase/002-chats.sql','2026-06-01 12:00:00',4,'EXECUTED','9:69631ea329986ba76dff42ceb3bb3f87','sql','AUTOINCREMENT, so that the id of a deleted chat is never reused.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('messages','parley','liquibase/002-chats.sql','2026-06-01 12:00:00',5,'EXECUTED','9:9b71665df191d35d6cf7aa93038b9c63','sql','A tree: an edited question or a regenerated answer is a sibling. request_key prevents duplicates of a double submit.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('seed','parley','liquibase/seed.sql','2026-06-01 12:00:00',6,'EXECUTED','9:5acde6105ed999a5743822361f09079b','sql','For development only: demo@example.org with the password "demo demo demo", and chats with every kind of message.',NULL,'4.33.0','dev',NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('chats-active-at','parley','liquibase/003-chat-list.sql','2026-06-01 12:00:00',7,'EXECUTED','9:6505c07a3907a17d5a77d939142765d7','sql','active_at is the start time of the last question or answer. SQLite has no ADD COLUMN IF NOT EXISTS.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('chats-active-at-of-old-chats','parley','liquibase/003-chat-list.sql','2026-06-01 12:00:00',8,'EXECUTED','9:829c171d871acfb4ec435046241d1868','sql','',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('chats-deleted-at','parley','liquibase/003-chat-list.sql','2026-06-01 12:00:00',9,'EXECUTED','9:d7d8287dbe645e41580ece085974b330','sql','deleted_at is when the user deleted the chat. The chat is hidden from then on, and the row is deleted shortly after.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('chats-by-activity','parley','liquibase/003-chat-list.sql','2026-06-01 12:00:00',10,'EXECUTED','9:ed30013384352dc390526334be6a7549','sql','',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('messages-streaming-by-chat','parley','liquibase/004-streaming.sql','2026-06-01 12:00:00',11,'EXECUTED','9:24a11964ecff852098b281c15f4e0d20','sql','A small index of the chats in which an answer is streaming, however many messages there are.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('messages-thinking','parley','liquibase/005-thinking.sql','2026-06-01 12:00:00',12,'EXECUTED','9:100012a30926cfb44517bb4de1ea0094','sql','thinking_ms is how long the model thought before the answer, in milliseconds.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('attempts','parley','liquibase/010-attempts.sql','2026-06-01 12:00:00',13,'EXECUTED','9:764c2b8f1560d808b47be9c2fcdff3cd','sql','account is a hash of the submitted email, whether or not the account exists. A row counts until it expires.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('settings-system-prompt','parley','liquibase/011-system-prompt.sql','2026-06-01 12:00:00',14,'EXECUTED','9:5a7a424a4d8ce67041aa71a077048613','sql','NULL means the default prompt. An empty text means that no prompt is sent.',NULL,'4.33.0',NULL,NULL,'6030708800');
INSERT INTO "DATABASECHANGELOG" VALUES('answer-html','parley','liquibase/012-answer-html.sql','2026-06-01 12:00:00',15,'EXECUTED','9:dc96e08304253821381a909828cb564a','sql','Derived from messages: the HTML of finished answers, the version of the renderer, and the SHA-256 of the text. A missing row is rendered again.',NULL,'4.33.0',NULL,NULL,'6030708800');
CREATE TABLE DATABASECHANGELOGLOCK (ID INTEGER NOT NULL, LOCKED BOOLEAN NOT NULL, LOCKGRANTED TEXT, LOCKEDBY VARCHAR(255), CONSTRAINT PK_DATABASECHANGELOGLOCK PRIMARY KEY (ID));
INSERT INTO "DATABASECHANGELOGLOCK" VALUES(1,0,NULL,NULL);
CREATE TABLE answer_html (
  message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
  version    INTEGER NOT NULL,
  text_hash  TEXT NOT NULL,
  html       TEXT NOT NULL
);
INSERT INTO "answer_html" VALUES(2,1,'hash','<p>Rain</p>');
CREATE TABLE attempts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       TEXT NOT NULL,
  account    TEXT NOT NULL,
  address    TEXT NOT NULL,
  expires_at INTEGER NOT NULL
);
INSERT INTO "attempts" VALUES(1,'login','a','127.0.0.1',5);
CREATE TABLE chats (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id         INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title           TEXT NOT NULL,
  model           TEXT NOT NULL,
  current_leaf_id INTEGER,
  created_at      INTEGER NOT NULL
, active_at INTEGER NOT NULL DEFAULT 0, deleted_at INTEGER);
INSERT INTO "chats" VALUES(1,1,'Why is the sea salty?','demo',4,1767225600000,1767225661000,NULL);
INSERT INTO "chats" VALUES(2,1,'A table of planets','demo',6,1767312000000,1767312001000,NULL);
INSERT INTO "chats" VALUES(3,1,'An answer that failed','demo',8,1767398400000,1767398401000,NULL);
INSERT INTO "chats" VALUES(4,1,'An answer that was interrupted','demo',10,1767484800000,1767484801000,NULL);
INSERT INTO "chats" VALUES(70,2,'Deleted','demo',NULL,1,1,2);
CREATE TABLE messages (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id           INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  parent_id         INTEGER REFERENCES messages (id) ON DELETE CASCADE,
  role              TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  status            TEXT NOT NULL
                    CHECK (status IN ('streaming', 'complete', 'stopped', 'truncated', 'failed', 'interrupted')),
  content           TEXT NOT NULL DEFAULT '',
  reasoning         TEXT NOT NULL DEFAULT '',
  model             TEXT,
  finish_reason     TEXT,
  prompt_tokens     INTEGER,
  completion_tokens INTEGER,
  first_token_ms    INTEGER,
  duration_ms       INTEGER,
  error             TEXT,
  error_detail      TEXT,
  request_key       TEXT,
  created_at        INTEGER NOT NULL
, thinking_ms INTEGER);
INSERT INTO "messages" VALUES(1,1,NULL,'user','complete','Why is the sea salty?','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767225600000,NULL);
INSERT INTO "messages" VALUES(2,1,1,'assistant','complete','Rain dissolves a little of the **rock** it falls on, and rivers carry it down:

- the water leaves again as vapour,
- the salt stays behind.','The user asks about salt. Weathering, rivers, evaporation.','demo','stop',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767225601000,NULL);
INSERT INTO "messages" VALUES(3,1,2,'user','complete','And why are lakes not?','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767225660000,NULL);
INSERT INTO "messages" VALUES(4,1,3,'assistant','stopped','Most lakes have an outlet, so that the salt','','demo',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767225661000,NULL);
INSERT INTO "messages" VALUES(5,2,NULL,'user','complete','Give me a table of three planets and a line of Java.','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767312000000,NULL);
INSERT INTO "messages" VALUES(6,2,5,'assistant','complete','| Planet | Moons |
|--------|------:|
| Venus  |     0 |
| Earth  |     1 |
| Mars   |     2 |

```java
record Planet(String name, int moons) {}
```','','demo','stop',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767312001000,NULL);
INSERT INTO "messages" VALUES(7,3,NULL,'user','complete','Are you there?','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767398400000,NULL);
INSERT INTO "messages" VALUES(8,3,7,'assistant','failed','','','demo',NULL,NULL,NULL,NULL,NULL,'unreachable','',NULL,1767398401000,NULL);
INSERT INTO "messages" VALUES(9,4,NULL,'user','complete','Tell me a story.','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767484800000,NULL);
INSERT INTO "messages" VALUES(10,4,9,'assistant','interrupted','Once upon a time there was a server that','','demo',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1767484801000,NULL);
INSERT INTO "messages" VALUES(11,70,NULL,'assistant','streaming','half','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2:key',1,7);
CREATE TABLE sessions (
  token_hash BLOB PRIMARY KEY,
  user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
INSERT INTO "sessions" VALUES(X'00FF10',2,1,2);
CREATE TABLE settings (
  user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  api_key BLOB
, system_prompt TEXT);
INSERT INTO "settings" VALUES(2,X'DEADBEEF','');
CREATE TABLE users (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  email         TEXT NOT NULL COLLATE NOCASE UNIQUE,
  password_hash TEXT NOT NULL,
  admin         INTEGER NOT NULL DEFAULT 0,
  created_at    INTEGER NOT NULL
);
INSERT INTO "users" VALUES(1,'demo@example.org','$2a$10$Yb89cwjDJqR3fgiXQ1prmOoDO0GzYBPUP/IVhi9vzZMBecw3s1Vja',1,1767225600000);
INSERT INTO "users" VALUES(2,'Ada.Lovelace@Example.ORG','x',0,1767225600001);
INSERT INTO "users" VALUES(3,'Ärzte@Example.org','x',0,1767225600002);
INSERT INTO "users" VALUES(4,'ärzte@example.org','x',0,1767225600003);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE INDEX chats_by_user ON chats (user_id, id);
CREATE INDEX messages_by_chat ON messages (chat_id);
CREATE INDEX messages_by_parent ON messages (parent_id);
CREATE UNIQUE INDEX messages_by_request_key ON messages (request_key) WHERE request_key IS NOT NULL;
CREATE INDEX chats_by_activity ON chats (user_id, active_at, id) WHERE deleted_at IS NULL;
CREATE INDEX chats_deleted ON chats (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX messages_streaming_by_chat ON messages (chat_id) WHERE status = 'streaming';
CREATE INDEX attempts_by_account ON attempts (account, kind, expires_at);
CREATE INDEX attempts_by_address ON attempts (address, kind, expires_at);
CREATE INDEX attempts_by_expiry ON attempts (expires_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('users',90);
INSERT INTO "sqlite_sequence" VALUES('chats',70);
INSERT INTO "sqlite_sequence" VALUES('messages',11);
INSERT INTO "sqlite_sequence" VALUES('attempts',1);
COMMIT;
