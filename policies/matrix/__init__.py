"""The whole access matrix of a policy: finite, so that nothing about it is sampled."""
