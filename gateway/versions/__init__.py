"""The life of a policy version: proposed, submitted, approved by another, activated."""
