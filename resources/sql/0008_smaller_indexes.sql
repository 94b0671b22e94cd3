-- Most rows name no customer, and a refused call is part of no replay: they need no entry here. A query has to
-- repeat the condition (storage/sql/requestconditions.h).
DROP INDEX requests_by_customer;
CREATE INDEX requests_by_customer ON requests (customer_name, project_id, id) WHERE customer_name <> '';
DROP INDEX requests_replay;
CREATE INDEX requests_replay ON requests (customer_id, started_at, id, estimate, actual, status)
  WHERE customer_id > 0 AND status <> 'refused';
