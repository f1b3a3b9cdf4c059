-- Which municipal systems may ask the decision point; none unless it is said.
ALTER TABLE access.client ADD COLUMN decides boolean NOT NULL DEFAULT false;
