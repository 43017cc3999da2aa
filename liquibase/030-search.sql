--liquibase formatted sql

--changeset parley:search-queue
--comment The messages that are to be indexed again. Triggers add rows, so no code that writes messages can forget to.
CREATE TABLE IF NOT EXISTS search_queue (
  id         ${id},
  message_id ${number} NOT NULL
);
CREATE INDEX IF NOT EXISTS search_queue_by_message ON search_queue (message_id);

--changeset parley:search-documents
--comment The words of each message, as they are indexed, separated by blanks.
CREATE TABLE IF NOT EXISTS search_documents (
  message_id ${number} PRIMARY KEY,
  user_id    ${number} NOT NULL,
  words      TEXT NOT NULL
);

--changeset parley:search-index-sqlite dbms:sqlite endDelimiter:/
--comment Without the positions of words. prefix: also an index of the first 1 to 6 characters. secure-delete: removed words are overwritten at once.
CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5 (
  words, content = 'search_documents', content_rowid = 'message_id', detail = 'none', prefix = '1 2 3 4 5 6',
  tokenize = "unicode61 tokenchars '_'")
/
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)
/
CREATE TRIGGER IF NOT EXISTS search_document_added AFTER INSERT ON search_documents
BEGIN INSERT INTO search_index (rowid, words) VALUES (NEW.message_id, NEW.words); END
/
CREATE TRIGGER IF NOT EXISTS search_document_removed AFTER DELETE ON search_documents
BEGIN INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', OLD.message_id, OLD.words); END
/

--changeset parley:search-index-postgresql dbms:postgresql
--comment The words are not parsed again, so that both databases find the same.
ALTER TABLE search_documents ADD COLUMN IF NOT EXISTS
  lexemes tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED;
CREATE INDEX IF NOT EXISTS search_documents_by_lexeme ON search_documents USING gin (lexemes);
CREATE INDEX IF NOT EXISTS search_documents_by_user ON search_documents (user_id, message_id);

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
