--liquibase formatted sql

--changeset parley:folders
--comment Folders of chats. deleted_at is when the user deleted the folder, which can be undone for a short time.
CREATE TABLE IF NOT EXISTS folders (
  id         ${id},
  user_id    ${number} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  created_at ${number} NOT NULL,
  deleted_at ${number}
);
CREATE INDEX IF NOT EXISTS folders_by_user ON folders (user_id) WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS folders_deleted ON folders (deleted_at) WHERE deleted_at IS NOT NULL;

--changeset parley:chats-pinned
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'chats' AND column_name = 'pinned'
ALTER TABLE chats ADD COLUMN pinned ${number} NOT NULL DEFAULT 0;

--changeset parley:chats-archived
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'chats' AND column_name = 'archived'
ALTER TABLE chats ADD COLUMN archived ${number} NOT NULL DEFAULT 0;

--changeset parley:chats-temporary
--comment A temporary chat is in no list, and is deleted some time after it was last active.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'chats' AND column_name = 'temporary'
ALTER TABLE chats ADD COLUMN temporary ${number} NOT NULL DEFAULT 0;

--changeset parley:chats-folder-id
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'chats' AND column_name = 'folder_id'
ALTER TABLE chats ADD COLUMN folder_id ${number};

--changeset parley:chats-left-folder-id
--comment The deleted folder to which the chat returns if the deletion is undone.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'chats' AND column_name = 'left_folder_id'
ALTER TABLE chats ADD COLUMN left_folder_id ${number};

--changeset parley:chats-by-place
--comment One index for each list of chats, so that no list has to skip the chats of another.
CREATE INDEX IF NOT EXISTS chats_current ON chats (user_id, active_at, id)
  WHERE deleted_at IS NULL AND archived = 0 AND temporary = 0;
DROP INDEX IF EXISTS chats_by_activity;
CREATE INDEX IF NOT EXISTS chats_unplaced ON chats (user_id, active_at, id)
  WHERE deleted_at IS NULL AND archived = 0 AND temporary = 0 AND pinned = 0 AND folder_id IS NULL;
CREATE INDEX IF NOT EXISTS chats_pinned ON chats (user_id, active_at, id) WHERE pinned = 1;
CREATE INDEX IF NOT EXISTS chats_archived ON chats (user_id, active_at, id)
  WHERE deleted_at IS NULL AND archived = 1;
CREATE INDEX IF NOT EXISTS chats_in_folder ON chats (folder_id, active_at, id) WHERE folder_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS chats_left_folder ON chats (left_folder_id) WHERE left_folder_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS chats_temporary ON chats (active_at) WHERE temporary = 1;

--changeset parley:chats-by-folder
--comment The archived chats of a folder are apart from the others, so that its list does not have to skip them.
CREATE INDEX IF NOT EXISTS chats_by_folder ON chats (folder_id, archived, active_at, id) WHERE folder_id IS NOT NULL;
DROP INDEX IF EXISTS chats_in_folder;
