-- What a call under way was labelled with, so that a crash does not take its labels away.
ALTER TABLE holds ADD COLUMN labels TEXT NOT NULL DEFAULT '{}';
