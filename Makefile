# The one task file. `make` lists what can be done; a target says so after its `##`.

PYTHON ?= python3
BIN := .venv/bin
PINS := .venv/pins-installed
READY := .venv/project-installed
UV := .venv-pins/bin/uv

# The one version of uv that writes the pins, so that two people get the same files.
UV_VERSION := 0.13.9
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make pins"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help test check bench pins clean

help: ## List what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

test: check ## Install what the tests need into .venv, then run the linters and every test
	$(BIN)/python -m pytest

check: $(READY) ## Run only the linters: style, format, types, and which room may import which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(READY) ## Measure how fast the checker explores large cases
	$(BIN)/python -m bench

pins: $(UV) ## Write requirements/*.txt anew, with the newest versions that fit together
	$(COMPILE) --upgrade pyproject.toml -o requirements/run.txt
	$(COMPILE) --upgrade pyproject.toml requirements/test.in --extra maps -c requirements/run.txt \
		-o requirements/test.txt

clean: ## Remove .venv and everything else that the tools made
	rm -rf .venv .venv-pins build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name .git -prune -o -type d -name __pycache__ -exec rm -rf {} +

# Two stamps: new pins make the whole environment anew, so that nothing old stays in it; a change of
# pyproject.toml only installs the project again. The pins go first and alone, because pip refuses a
# folder (which has no hash) beside hashes; the project then finds its build tool already there.
$(PINS): requirements/test.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "eduapp needs Python 3.11 or newer, and $(PYTHON) is not: try 'make test PYTHON=python3.12'."; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
		-r requirements/test.txt
	@touch $@

$(READY): $(PINS) pyproject.toml eduapp/__init__.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# uv has an environment of its own: it has to work when the pins do not.
$(UV): Makefile
	$(PYTHON) -m venv --clear .venv-pins
	.venv-pins/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
