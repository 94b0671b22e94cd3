-- Caching of requests that ask for chance, and answers shared within one customer only.
ALTER TABLE projects ADD COLUMN cache_random BIGINT NOT NULL DEFAULT 1;
ALTER TABLE projects ADD COLUMN cache_per_customer BIGINT NOT NULL DEFAULT 0;
-- NULL: as the project.
ALTER TABLE api_keys ADD COLUMN cache_enabled BIGINT;
ALTER TABLE api_keys ADD COLUMN semantic_cache_enabled BIGINT;
