# What one needs is Python (3.10 or newer, with venv) and make.  Each target makes .venv when it is missing.
#
#   make demo    real code is documented; no model is needed
#   make test    the tests, but for those over pipes
#   make slow    those over pipes: a real server, every state of a model server, real editors
#   make check   lint, types, import contracts, then all tests
#   make bench   the measurements of docs/benchmarks.md
#   make page    build the page again, from page/ (needs Node.js and npm)
#   make fmt     format, and repair what ruff can
#   make lock    lock the dependencies of pyproject.toml again (needs uv)

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test slow lint check bench page fmt lock clean

VENV := .venv
PY := $(VENV)/bin/python

# A Python that was removed leaves an environment without one.
$(shell test -x $(PY) || rm -rf $(VENV))

# What is installed is named after what was asked for, so that nothing is asked again until that changes.
digest = $(shell cat $(1) | cksum | cut -d' ' -f1)
RUN := $(VENV)/run-$(call digest,pyproject.toml requirements/run.txt)
DEV := $(VENV)/dev-$(call digest,pyproject.toml requirements/dev.txt)
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input

help:
	@sed -n 's/^#   //p' Makefile

demo: $(RUN)
	@$(PY) -m rightsize demo

test: $(DEV)
	@$(PY) -m pytest -n auto -m "not (slow or stdio or editor or browser)"

slow: $(DEV)
	@$(PY) -m pytest -n auto -m "slow or stdio or editor or browser"

lint: $(DEV)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-logo

check: lint test slow

bench: $(DEV)
	@$(PY) -m tests.bench

page:
	@npm ci --prefix page --silent
	@npm run --prefix page --silent check
	@npm run --prefix page --silent build

fmt: $(DEV)
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.10 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links

lock:
	$(LOCK) --group build --output-file requirements/run.txt
	$(LOCK) --group dev --constraint requirements/run.txt --output-file requirements/dev.txt

clean:
	rm -rf $(VENV)

# PYTHON=/path/to/python chooses another one.
PYTHON ?=
CANDIDATES := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python3.10 python)

$(PY):
	@for each in $(CANDIDATES); do \
	  if $$each -c 'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info[:2] < (3, 15))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$($$each --version) ..."; \
	    exec $$each -m venv $(VENV); \
	  fi; \
	done; \
	echo "Rightsize needs Python 3.10 to 3.14 with the venv module; none of these is one: $(CANDIDATES)." >&2; \
	echo "Install one (on Debian and Ubuntu: apt install python3-venv), or name one: make demo PYTHON=/path/to/python3" >&2; \
	exit 1

$(RUN): | $(PY)
	@echo "Installing what Rightsize runs on (once, about a minute) ..."
	@$(PIP) --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/run-* && touch $@

$(DEV): $(RUN)
	@echo "Installing what Rightsize is developed with ..."
	@$(PIP) --no-deps --require-hashes -r requirements/dev.txt
	@rm -f $(VENV)/dev-* && touch $@
