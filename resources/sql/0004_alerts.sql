-- When to tell of spend, and what was told. A rule's text is kept with what it told, so that it may go.
CREATE TABLE alert_rules (
  id {{pk}},
  scope TEXT NOT NULL,
  project_id BIGINT NOT NULL,
  customer TEXT,
  time_window TEXT NOT NULL,
  basis TEXT NOT NULL,
  percent BIGINT,
  amount BIGINT,
  enabled BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE alerts (
  id {{pk}},
  rule_id BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  customer TEXT NOT NULL,
  window_start BIGINT NOT NULL,
  window_end BIGINT NOT NULL,
  threshold BIGINT NOT NULL,
  cap BIGINT,
  spent BIGINT NOT NULL,
  forecast BIGINT,
  fired_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  snoozed_until BIGINT NOT NULL,
  rule_scope TEXT NOT NULL,
  rule_project_id BIGINT NOT NULL,
  rule_customer TEXT,
  rule_window TEXT NOT NULL,
  rule_basis TEXT NOT NULL,
  rule_percent BIGINT,
  rule_amount BIGINT,
  UNIQUE (rule_id, project_id, customer, window_start, threshold)
);
CREATE INDEX alerts_by_end ON alerts (window_end);
