-- Each entry of the audit holds the hash of the one before it and of its own content (storage/sql/auditrow.h).
-- The program hashes what is there already and then forbids changes (migrator.cpp).
ALTER TABLE audit_events ADD COLUMN hash {{blob}};
