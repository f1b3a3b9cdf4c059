"""Decision records: what they hold, the same decisions made again, and a proposal beside them."""
