"""Rightsize: AI code actions on local models, each task on the cheapest model that is good enough, verified."""
