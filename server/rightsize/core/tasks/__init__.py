"""Task kinds, tasks, their complexity, and what replies hold."""
