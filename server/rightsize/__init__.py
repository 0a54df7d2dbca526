"""Rightsize: AI code actions on local models, each task on the cheapest model that is good enough, verified."""

from __future__ import annotations

__version__ = "0.1.0"
