--liquibase formatted sql

--changeset parley:seed context:dev
--comment For development only: demo@example.org with the password "demo demo demo", and chats with every kind of message.
INSERT INTO users (id, email, password_hash, admin, created_at)
VALUES (1, 'demo@example.org', '$2a$10$Yb89cwjDJqR3fgiXQ1prmOoDO0GzYBPUP/IVhi9vzZMBecw3s1Vja', 1, 1767225600000);

INSERT INTO chats (id, user_id, title, model, current_leaf_id, created_at) VALUES
  (1, 1, 'Why is the sea salty?', 'demo', 4, 1767225600000),
  (2, 1, 'A table of planets', 'demo', 6, 1767312000000),
  (3, 1, 'An answer that failed', 'demo', 8, 1767398400000),
  (4, 1, 'An answer that was interrupted', 'demo', 10, 1767484800000);

INSERT INTO messages (id, chat_id, parent_id, role, status, content, reasoning, model, finish_reason, error, error_detail, created_at) VALUES
  (1, 1, NULL, 'user', 'complete', 'Why is the sea salty?', '', NULL, NULL, NULL, NULL, 1767225600000),
  (2, 1, 1, 'assistant', 'complete', 'Rain dissolves a little of the **rock** it falls on, and rivers carry it down:

- the water leaves again as vapour,
- the salt stays behind.', 'The user asks about salt. Weathering, rivers, evaporation.', 'demo', 'stop', NULL, NULL, 1767225601000),
  (3, 1, 2, 'user', 'complete', 'And why are lakes not?', '', NULL, NULL, NULL, NULL, 1767225660000),
  (4, 1, 3, 'assistant', 'stopped', 'Most lakes have an outlet, so that the salt', '', 'demo', NULL, NULL, NULL, 1767225661000),
  (5, 2, NULL, 'user', 'complete', 'Give me a table of three planets and a line of Java.', '', NULL, NULL, NULL, NULL, 1767312000000),
  (6, 2, 5, 'assistant', 'complete', '| Planet | Moons |
|--------|------:|
| Venus  |     0 |
| Earth  |     1 |
| Mars   |     2 |

```java
record Planet(String name, int moons) {}
```', '', 'demo', 'stop', NULL, NULL, 1767312001000),
  (7, 3, NULL, 'user', 'complete', 'Are you there?', '', NULL, NULL, NULL, NULL, 1767398400000),
  (8, 3, 7, 'assistant', 'failed', '', '', 'demo', NULL, 'unreachable', '', 1767398401000),
  (9, 4, NULL, 'user', 'complete', 'Tell me a story.', '', NULL, NULL, NULL, NULL, 1767484800000),
  (10, 4, 9, 'assistant', 'interrupted', 'Once upon a time there was a server that', '', 'demo', NULL, NULL, NULL, 1767484801000);

--changeset parley:seed-sequences context:dev dbms:postgresql
--comment The ids above were chosen, which PostgreSQL does not notice.
SELECT setval(pg_get_serial_sequence('users', 'id'), MAX(id)) FROM users;
SELECT setval(pg_get_serial_sequence('chats', 'id'), MAX(id)) FROM chats;
SELECT setval(pg_get_serial_sequence('messages', 'id'), MAX(id)) FROM messages;
