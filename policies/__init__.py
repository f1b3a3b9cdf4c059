"""Who may read, filter on and write which field: Casbin rules, decided for whole schemas."""
