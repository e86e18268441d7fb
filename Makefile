# Everything a person does with a checkout. `make` alone tells what there is.
# All paths are relative, so that a checkout whose path has a space works.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8866

VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
LOWEST_TESTS ?= tests
INSTALLED := $(VENV)/.installed
INSTALLED_FOR_TESTS := $(VENV)/.installed-for-tests

.DEFAULT_GOAL := help
.PHONY: help serve lab test test-fast test-lowest test-pythons lrs lint bench clean

help:
	@echo "make serve   serve the exercises at http://$(HOST):$(PORT) (change with HOST=... PORT=...)"
	@echo "make lab     open the lessons in JupyterLab, as copies of your own"
	@echo "make test    run every test"
	@echo "make test-fast   run those that take a minute together"
	@echo "make test-lowest   run the fast tests with the lowest versions that are allowed, in a folder of its own"
	@echo "make test-pythons   run a few tests with every Python that is claimed, and with the lowest versions"
	@echo "make lrs     set up a learning record store, with which records are tested"
	@echo "make lint    check style (ruff) and types (mypy)"
	@echo "make bench   measure and print the times that people wait for"
	@echo "make clean   remove .venv, for a fresh start (what learners did is kept)"
	@echo
	@echo "The first call sets up .venv with pinned versions; PYTHON=... names the Python to take."

serve: $(INSTALLED)
	@exec $(VENV)/bin/salestrain serve --host "$(HOST)" --port "$(PORT)"

lab: $(INSTALLED)
	@exec $(VENV)/bin/salestrain lab

# Notebooks run one after the other: the cells of one share a kernel, which workers side by side would tear apart.
test: $(INSTALLED_FOR_TESTS)
	$(VENV)/bin/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder tests
	$(VENV)/bin/python -m pytest -q notebooks exercises

test-fast: $(INSTALLED_FOR_TESTS)
	$(VENV)/bin/python -m pytest -n auto -q -m "not slow and not browser" tests

# All fast tests; in an environment of its own below .pythons, slow to set up, so no part of `test`.
test-lowest: $(INSTALLED_FOR_TESTS)
	@$(VENV)/bin/python -m tools.each_python lowest $(LOWEST_TESTS)

# A few tests of each room with each Python that is claimed and is on this machine, and with the lowest versions.
test-pythons: $(INSTALLED_FOR_TESTS)
	@$(VENV)/bin/python -m tools.each_python

# A learning record store to test records against, in an environment of its own: it needs forty packages that nothing
# else here does. Without it one test is skipped, and says so.
lrs: | $(VENV)/bin/python
	@"$(VENV)/bin/python" -m venv .lrs
	@.lrs/bin/python -m pip --disable-pip-version-check install --quiet "ralph-malph[cli,lrs]==5.1.0" requests

lint: $(INSTALLED_FOR_TESTS)
	$(VENV)/bin/python -m ruff check .
	$(VENV)/bin/python -m mypy
	$(VENV)/bin/lint-imports

# A benchmark is a program; a file that starts with _ is shared by several.
bench: $(INSTALLED_FOR_TESTS)
	@for program in benchmarks/[!_]*.py; do \
		echo "== $$program"; \
		$(VENV)/bin/python "$$program" || exit 1; \
	done
	@echo "== benchmarks.understanding"; $(VENV)/bin/python -m benchmarks.understanding

clean:
	rm -rf $(VENV) .pythons

$(VENV)/bin/python:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "There is no program '$(PYTHON)'. Install Python 3.11 or newer, or name yours: make PYTHON=python3.12 ..." >&2; \
		exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "salestrain needs Python 3.11 or newer, and '$(PYTHON)' is $$("$(PYTHON)" --version 2>&1)." >&2; \
		echo "Name a newer one: make PYTHON=python3.12 ..." >&2; \
		exit 1; }
	@echo "Setting up $(VENV) (once, a minute or two) ..."
	@"$(PYTHON)" -m venv $(VENV)

# hatchling first and without build isolation, so that the builder is a pinned version too.
$(INSTALLED): pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) hatchling
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(INSTALLED_FOR_TESTS): $(INSTALLED)
	@$(PIP) --no-build-isolation --editable ".[test]"
	@touch $@
