-- Money is BIGINT nano-USD. Instants are BIGINT milliseconds since the epoch, UTC.
-- {{pk}} and {{blob}} stand for what the database at hand calls them.

CREATE TABLE projects (
  id {{pk}},
  uuid TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL,
  name TEXT NOT NULL,
  caps TEXT NOT NULL,
  defaults TEXT,
  active BIGINT NOT NULL,
  require_customer BIGINT NOT NULL,
  customer_from_body BIGINT NOT NULL,
  cache_enabled BIGINT NOT NULL,
  semantic_cache_enabled BIGINT NOT NULL,
  semantic_threshold_permille BIGINT NOT NULL,
  cache_ttl_seconds BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE api_keys (
  id {{pk}},
  uuid TEXT NOT NULL UNIQUE,
  project_id BIGINT NOT NULL REFERENCES projects(id),
  name TEXT NOT NULL,
  hash {{blob}} NOT NULL UNIQUE,
  shown TEXT NOT NULL,
  rate_per_minute BIGINT,
  caps TEXT NOT NULL,
  pinned_customer TEXT NOT NULL,
  active BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE tiers (
  project_id BIGINT NOT NULL REFERENCES projects(id),
  slug TEXT NOT NULL,
  limits TEXT NOT NULL,
  PRIMARY KEY (project_id, slug)
);

-- The gateway numbers customers itself, so that one exists in the same step as its first hold.
CREATE TABLE customers (
  id {{pk}},
  project_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  tier TEXT NOT NULL,
  override_limits TEXT,
  blocked BIGINT NOT NULL,
  first_seen BIGINT NOT NULL,
  UNIQUE (project_id, name)
);

-- Calls under way. What is left here after a crash is charged in full.
CREATE TABLE holds (
  request_id TEXT PRIMARY KEY,
  started_at BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  key_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL,
  tier TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  amount BIGINT NOT NULL
);

-- Append only. No foreign keys: what was spent is written down whatever else is missing.
CREATE TABLE requests (
  id {{pk}},
  request_id TEXT NOT NULL UNIQUE,
  started_at BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  key_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  customer_name TEXT NOT NULL,
  tier TEXT NOT NULL,
  labels TEXT NOT NULL,
  dialect TEXT NOT NULL,
  streamed BIGINT NOT NULL,
  model_asked TEXT NOT NULL,
  model_served TEXT NOT NULL,
  provider TEXT NOT NULL,
  status TEXT NOT NULL,
  http_status BIGINT NOT NULL,
  error_code TEXT NOT NULL,
  block_reason TEXT NOT NULL,
  estimate BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  actual BIGINT NOT NULL,
  avoided BIGINT NOT NULL,
  saved BIGINT NOT NULL,
  price_version TEXT NOT NULL,
  tokens_input BIGINT NOT NULL,
  tokens_cache_read BIGINT NOT NULL,
  tokens_cache_write_5m BIGINT NOT NULL,
  tokens_cache_write_1h BIGINT NOT NULL,
  tokens_output BIGINT NOT NULL,
  tokens_reasoning BIGINT NOT NULL,
  tokens_input_audio BIGINT NOT NULL,
  tokens_cache_read_audio BIGINT NOT NULL,
  tokens_output_audio BIGINT NOT NULL,
  tokens_input_image BIGINT NOT NULL,
  tokens_output_image BIGINT NOT NULL,
  web_searches BIGINT NOT NULL,
  prompt_tokens BIGINT NOT NULL,
  completion_tokens BIGINT NOT NULL,
  usage_estimated BIGINT NOT NULL,
  over_bound BIGINT NOT NULL,
  cache TEXT NOT NULL,
  total_us BIGINT NOT NULL,
  first_byte_us BIGINT NOT NULL,
  gateway_us BIGINT NOT NULL,
  attempts TEXT NOT NULL
);
CREATE INDEX requests_by_start ON requests (started_at);
CREATE INDEX requests_by_customer ON requests (customer_name, project_id, id);

-- bucket = started_at / 900000 (15 minutes). Outlives the rows it was summed from.
CREATE TABLE rollups (
  bucket BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  key_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
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
  PRIMARY KEY (bucket, project_id, key_id, customer_id, tier, model, provider)
);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Replaced rows stay: they are the history of what calls were priced with.
CREATE TABLE edited_prices (
  id {{pk}},
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  price TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  replaced_at BIGINT
);
CREATE INDEX edited_prices_by_model ON edited_prices (provider, model);

CREATE TABLE audit_events (
  id {{pk}},
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  before_json TEXT NOT NULL,
  after_json TEXT NOT NULL
);

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
