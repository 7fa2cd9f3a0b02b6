# SPDX-License-Identifier: MIT
# One command for each thing one does here. `make` alone lists them.

VENV := .venv
PY := $(VENV)/bin/python
PYTEST := $(PY) -m pytest
SOURCES := $(wildcard src tests benchmarks tools)
DRAWINGS := $(sort $(wildcard tools/draw_*.py))
# The program from the wheel, in an environment that holds only what the program needs.
E2E := build/e2e

.DEFAULT_GOAL := help
.PHONY: help setup run test test-core test-windows test-e2e check format draw bench pictures matrix wheel lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv ready for working on the program
	@tools/setup.sh dev

run: ## open the program; ARGS="practise upper-back" and the like are handed on
	@tools/setup.sh run
	@$(VENV)/bin/massage-trainer $(ARGS)

test: ## all tests: without Qt, then windows off screen, then the installed program on a virtual screen
	@$(MAKE) --no-print-directory test-core
	@$(MAKE) --no-print-directory test-windows
	@$(MAKE) --no-print-directory test-e2e

test-core: ## the tests that need no Qt, with Qt made impossible to import
	@tools/setup.sh dev
	$(PYTEST) -n auto -p no:pytest-qt -p tests.no_qt --ignore=tests/gui --ignore=tests/e2e $(ARGS)

test-windows: ## the tests of the windows, off screen
	@tools/setup.sh dev
	@if [ -d tests/gui ]; then set -x; QT_QPA_PLATFORM=offscreen $(PYTEST) -n auto tests/gui $(ARGS); fi

test-e2e: ## the installed program, in real windows on a virtual screen
	@tools/setup.sh e2e
	MASSAGE_TRAINER_PROGRAM="$(CURDIR)/$(E2E)/bin/massage-trainer" $(PYTEST) tests/e2e $(ARGS)

check: ## style, types, who may import whom, and whether the drawings are up to date
	@tools/setup.sh dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy $(SOURCES)
	$(VENV)/bin/lint-imports
	$(foreach drawing,$(DRAWINGS),$(PY) $(drawing) --check && ):

format: ## put the code into the one format
	@tools/setup.sh dev
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

draw: ## draw the body and the hands anew
	@tools/setup.sh dev
	$(foreach drawing,$(DRAWINGS),$(PY) $(drawing) && ):

bench: ## measure the speeds that are promised
	@tools/setup.sh dev
	env -u PYTHONDONTWRITEBYTECODE $(PY) -m benchmarks $(ARGS)

pictures: ## draw the README's pictures anew
	@tools/setup.sh dev
	QT_QPA_PLATFORM=offscreen $(PY) tools/pictures.py $(ARGS)

matrix: ## the tests without Qt and of the windows, on each Python from 3.10 to 3.13 found here
	@tools/matrix.sh

wheel: ## build the package into dist/
	@tools/setup.sh dev
	$(PY) -m build --no-isolation --outdir dist .

lock: ## pin the newest releases that are a week old
	@tools/lock.sh "$$(tools/python.sh)"

clean: ## remove everything that make made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
