--liquibase formatted sql

--changeset parley:search-queue
--comment The messages whose words are to be indexed again. Triggers add rows, so no code that writes messages can forget to.
CREATE TABLE IF NOT EXISTS search_queue (
  id         ${id},
  message_id ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS search_queue_by_message ON search_queue (message_id);

--changeset parley:search-documents
--comment The indexed messages. In block 0 are the latest, with their words; the words of the others are in search_words.
CREATE TABLE IF NOT EXISTS search_documents (
  message_id ${number} PRIMARY KEY,
  user_id    ${number} NOT NULL,
  block      ${number} NOT NULL,
  words      TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS search_documents_by_block ON search_documents (user_id, block, message_id);

--changeset parley:search-blocks
--comment A block has some hundred messages of a user. Its number is not below their ids, and first_id is the lowest of them.
CREATE TABLE IF NOT EXISTS search_blocks (
  user_id  ${number} NOT NULL,
  block    ${number} NOT NULL,
  first_id ${number} NOT NULL,
  PRIMARY KEY (user_id, block)
) ${clustered};

--changeset parley:search-words
--comment The ids of the messages of a block that have this word: how much lower each is than the one before it, in base 36.
CREATE TABLE IF NOT EXISTS search_words (
  user_id ${number} NOT NULL,
  block   ${number} NOT NULL,
  word    TEXT ${bytewise} NOT NULL,
  ids     TEXT NOT NULL,
  PRIMARY KEY (user_id, block, word)
) ${clustered};

--changeset parley:search-triggers-sqlite dbms:sqlite endDelimiter:/
--comment A streaming answer is indexed when it ends.
CREATE TRIGGER IF NOT EXISTS search_message_added AFTER INSERT ON messages WHEN NEW.status <> 'streaming'
BEGIN INSERT INTO search_queue (message_id) VALUES (NEW.id); END
/
CREATE TRIGGER IF NOT EXISTS search_message_ended AFTER UPDATE OF status ON messages WHEN NEW.status <> OLD.status
BEGIN INSERT INTO search_queue (message_id) VALUES (NEW.id); END
/
CREATE TRIGGER IF NOT EXISTS search_message_removed AFTER DELETE ON messages
BEGIN INSERT INTO search_queue (message_id) VALUES (OLD.id); END
/
CREATE TRIGGER IF NOT EXISTS search_chat_renamed AFTER UPDATE OF title ON chats WHEN NEW.title <> OLD.title
BEGIN
  INSERT INTO search_queue (message_id) SELECT id FROM messages WHERE chat_id = NEW.id AND parent_id IS NULL;
END
/

--changeset parley:search-triggers-postgresql dbms:postgresql endDelimiter:/
CREATE OR REPLACE FUNCTION search_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO search_queue (message_id) VALUES (COALESCE(NEW.id, OLD.id)); RETURN NULL; END $$
/
CREATE OR REPLACE FUNCTION search_chat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_queue (message_id) SELECT id FROM messages WHERE chat_id = NEW.id AND parent_id IS NULL;
  RETURN NULL;
END $$
/
CREATE OR REPLACE TRIGGER search_message_added AFTER INSERT ON messages
FOR EACH ROW WHEN (NEW.status <> 'streaming') EXECUTE FUNCTION search_message()
/
CREATE OR REPLACE TRIGGER search_message_ended AFTER UPDATE OF status ON messages
FOR EACH ROW WHEN (NEW.status <> OLD.status) EXECUTE FUNCTION search_message()
/
CREATE OR REPLACE TRIGGER search_message_removed AFTER DELETE ON messages
FOR EACH ROW EXECUTE FUNCTION search_message()
/
CREATE OR REPLACE TRIGGER search_chat_renamed AFTER UPDATE OF title ON chats
FOR EACH ROW WHEN (NEW.title <> OLD.title) EXECUTE FUNCTION search_chat()
/

--changeset parley:search-queue-of-old-messages
--comment They are indexed in the background, the newest first, so that a million messages do not delay the start.
INSERT INTO search_queue (message_id)
SELECT id FROM messages WHERE status <> 'streaming' AND NOT EXISTS (SELECT 1 FROM search_queue);
