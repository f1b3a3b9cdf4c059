"""What a policy is expected to answer, in sentences that a lawyer writes and reads."""
