"""Adapters to the disk: the ledger."""
