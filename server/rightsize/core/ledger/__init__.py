"""Ledger records and what they add up to."""
