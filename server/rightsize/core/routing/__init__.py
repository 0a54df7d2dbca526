"""Models, the one formula, policies, decisions and the ladder."""
