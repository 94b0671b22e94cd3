-- What the window's pages need beside the log.

-- One-time additions to the cap of a scope in one window.
CREATE TABLE allowances (
  scope TEXT NOT NULL,
  scope_id BIGINT NOT NULL,
  span TEXT NOT NULL,
  window_start BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (scope, scope_id, span, window_start)
);

-- What the owner has looked at and let pass.
CREATE TABLE reviewed (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (kind, subject)
);

-- A replay of caps reads a customer's calls from this index alone.
CREATE INDEX requests_replay ON requests (customer_id, started_at, id, estimate, actual, status);
CREATE INDEX requests_unpriced ON requests (started_at, model_asked) WHERE error_code = 'model_unpriced';
CREATE INDEX rollups_by_customer ON rollups (customer_id, bucket);

-- What the owner charges a customer of the tier a month; nothing is enforced by it.
ALTER TABLE tiers ADD COLUMN monthly_price BIGINT;

-- A rotated key answers to its old hash until then.
ALTER TABLE api_keys ADD COLUMN old_hash {{blob}};
ALTER TABLE api_keys ADD COLUMN old_hash_until BIGINT;
