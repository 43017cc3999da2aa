--liquibase formatted sql

--changeset parley:own-servers
--comment The own model server of each user becomes a connection of its own, with the key that was entered for it. The models of that user belong to it; the demo belongs to none. Every statement can run again.
INSERT INTO connections (user_id, name, base_url, api_key, created_at)
SELECT s.user_id, ${server-host}, s.server_url, s.api_key, ${now}
FROM settings s
WHERE s.server_url IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM connections c WHERE c.user_id = s.user_id AND c.base_url = s.server_url);
CREATE TABLE IF NOT EXISTS own_servers (user_id ${number} PRIMARY KEY, prefix TEXT NOT NULL);
INSERT INTO own_servers (user_id, prefix)
SELECT s.user_id, '@' || MIN(c.id) || '/'
FROM settings s JOIN connections c ON c.user_id = s.user_id AND c.base_url = s.server_url
WHERE NOT EXISTS (SELECT 1 FROM own_servers o WHERE o.user_id = s.user_id)
GROUP BY s.user_id;
UPDATE messages
SET model = (SELECT o.prefix FROM own_servers o JOIN chats c ON c.user_id = o.user_id WHERE c.id = messages.chat_id) || model
WHERE chat_id IN (SELECT c.id FROM own_servers o JOIN chats c ON c.user_id = o.user_id)
  AND model <> 'demo'
  AND model NOT LIKE (SELECT o.prefix FROM own_servers o JOIN chats c ON c.user_id = o.user_id WHERE c.id = messages.chat_id) || '%';
UPDATE chats
SET model = (SELECT o.prefix FROM own_servers o WHERE o.user_id = chats.user_id) || model
WHERE user_id IN (SELECT user_id FROM own_servers)
  AND model <> 'demo'
  AND model NOT LIKE (SELECT o.prefix FROM own_servers o WHERE o.user_id = chats.user_id) || '%';
UPDATE presets
SET model = (SELECT o.prefix FROM own_servers o WHERE o.user_id = presets.user_id) || model
WHERE user_id IN (SELECT user_id FROM own_servers)
  AND model <> 'demo'
  AND model NOT LIKE (SELECT o.prefix FROM own_servers o WHERE o.user_id = presets.user_id) || '%';
UPDATE settings SET server_url = NULL, api_key = NULL, api_key_server = NULL WHERE server_url IS NOT NULL;
DROP TABLE own_servers;
