--liquibase formatted sql

--changeset parley:usage
--comment What models have used, one row for each user, day and model. day is the number of days since 1970 in UTC. estimated_tokens are those of prompt_tokens and completion_tokens that the model server did not report. Costs are millionths of the currency: cost_micros with the shared key, own_cost_micros with the key of the user. The rows of a deleted user stay, without the user, so that totals do not change.
CREATE TABLE IF NOT EXISTS usage (
  user_id           ${number} REFERENCES users (id) ON DELETE SET NULL,
  day               ${number} NOT NULL,
  model             TEXT NOT NULL,
  answers           ${number} NOT NULL,
  prompt_tokens     ${number} NOT NULL,
  completion_tokens ${number} NOT NULL,
  estimated_tokens  ${number} NOT NULL,
  cost_micros       ${number} NOT NULL,
  own_cost_micros   ${number} NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS usage_of_user ON usage (user_id, day, model);
CREATE INDEX IF NOT EXISTS usage_by_day ON usage (day);

--changeset parley:usage-months
--comment The sums of usage for each user and month, such as 202611, so that a limit is checked by reading one row.
CREATE TABLE IF NOT EXISTS usage_months (
  user_id         ${number} REFERENCES users (id) ON DELETE SET NULL,
  month           ${number} NOT NULL,
  answers         ${number} NOT NULL,
  tokens          ${number} NOT NULL,
  cost_micros     ${number} NOT NULL,
  own_cost_micros ${number} NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS usage_months_of_user ON usage_months (user_id, month);
CREATE INDEX IF NOT EXISTS usage_months_by_tokens ON usage_months (month, tokens, user_id);

--changeset parley:usage-group-months
--comment The same for the group in which the user was when the answer ended.
CREATE TABLE IF NOT EXISTS usage_group_months (
  group_id        ${number} NOT NULL REFERENCES user_groups (id) ON DELETE CASCADE,
  month           ${number} NOT NULL,
  answers         ${number} NOT NULL,
  tokens          ${number} NOT NULL,
  cost_micros     ${number} NOT NULL,
  own_cost_micros ${number} NOT NULL,
  PRIMARY KEY (group_id, month)
);
CREATE INDEX IF NOT EXISTS usage_group_months_by_month ON usage_group_months (month);

--changeset parley:usage-limits
--comment Monthly limits. A row for a user replaces the default of the installation. NULL means no limit.
CREATE TABLE IF NOT EXISTS user_limits (
  user_id         ${number} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  tokens_max      ${number},
  cost_micros_max ${number}
);
CREATE TABLE IF NOT EXISTS group_limits (
  group_id        ${number} PRIMARY KEY REFERENCES user_groups (id) ON DELETE CASCADE,
  tokens_max      ${number},
  cost_micros_max ${number}
);

--changeset parley:prices
--comment Prices for a million tokens, in millionths of the currency. A pattern is the id of a model, or its beginning and an asterisk.
CREATE TABLE IF NOT EXISTS prices (
  pattern       TEXT PRIMARY KEY,
  input_micros  ${number} NOT NULL,
  output_micros ${number} NOT NULL
);

--changeset parley:settings-api-key-server
--comment The host and port for which a user has entered the API key. It is sent to no other server. NULL for older keys.
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM ${columns} WHERE table_name = 'settings' AND column_name = 'api_key_server'
ALTER TABLE settings ADD COLUMN api_key_server TEXT;
CREATE INDEX IF NOT EXISTS settings_without_server ON settings (user_id) WHERE api_key IS NOT NULL AND api_key_server IS NULL;
