"""Use cases: async, reaching the world only through ports."""
