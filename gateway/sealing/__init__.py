"""The chain of disclosures: batches that are sealed, verified, and destroyed with a proof."""
