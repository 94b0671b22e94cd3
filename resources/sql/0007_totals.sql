-- The roll-ups without their customers, written in the same transaction: reports of many days read few rows.
-- The program sums what is there already (migrator.cpp).
CREATE TABLE totals (
  bucket BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  key_id BIGINT NOT NULL,
  tier TEXT NOT NULL,
  model TEXT NOT NULL,
  provider TEXT NOT NULL,
  requests BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  cache_hits BIGINT NOT NULL,
  cost BIGINT NOT NULL,
  saved BIGINT NOT NULL,
  avoided BIGINT NOT NULL,
  prompt_tokens BIGINT NOT NULL,
  completion_tokens BIGINT NOT NULL,
  total_us BIGINT NOT NULL,
  PRIMARY KEY (bucket, project_id, key_id, tier, model, provider)
);
