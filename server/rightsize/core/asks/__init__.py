"""Asks: free text split into tasks, each with its kind and the words that say so; no model reads it."""
