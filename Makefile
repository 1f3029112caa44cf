# The one task file. `make` lists what can be done; a target says so after its `##`.

PYTHON ?= python3
BIN := .venv/bin
VENV := .venv/made
USERS := .venv/pins-installed
READY := .venv/project-installed
TESTS := .venv/tests-installed
INSTALL_PROJECT := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALL := $(INSTALL_PROJECT) --only-binary :all:
UV := .venv-pins/bin/uv

# The one version of uv that writes the pins, so that two people get the same files.
UV_VERSION := 0.13.9
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make pins"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check bench browser pins clean

help: ## List what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## Install eduapp into .venv and serve it at http://127.0.0.1:8000, with people to log in as
	@$(BIN)/eduapp demo

# Each file of tests runs in one process, as many processes as there are cores.
test: check browser ## Install what the tests need into .venv, then run the linters and every test
	$(BIN)/python -m pytest -n auto --dist loadfile

browser: $(TESTS) ## Find a browser for the tests, and install one where there is none
	@$(BIN)/python -m tests.browser.install

check: $(TESTS) ## Run only the linters: style, format, types, and which room may import which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(TESTS) ## Measure how fast learners are served and large cases are checked
	$(BIN)/python -m bench

pins: $(UV) ## Write requirements/*.txt anew, with the newest versions that fit together
	$(COMPILE) --upgrade pyproject.toml -o requirements/run.txt
	$(COMPILE) --upgrade requirements/build.in -c requirements/run.txt -o requirements/build.txt
	$(COMPILE) --upgrade pyproject.toml requirements/build.in requirements/test.in --extra maps \
		-c requirements/run.txt -c requirements/build.txt -o requirements/test.txt

clean: ## Remove .venv and everything else that the tools made
	rm -rf .venv .venv-pins build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name .git -prune -o -type d -name __pycache__ -exec rm -rf {} +

# Stamps: new pins make the whole environment anew, so that nothing old stays in it; a change of
# pyproject.toml only installs the project again. The pins go first and alone, because pip refuses a
# folder (which has no hash) beside hashes; the project then finds its build tool already there.
$(VENV): requirements/run.txt requirements/build.txt requirements/test.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "eduapp needs Python 3.11 or newer, and $(PYTHON) is not: try 'make demo PYTHON=python3.12'."; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

$(USERS): $(VENV)
	$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@touch $@

$(READY): $(USERS) pyproject.toml eduapp/__init__.py
	$(INSTALL_PROJECT) --no-deps --no-build-isolation -e .
	@touch $@

$(TESTS): $(READY)
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

# uv has an environment of its own: it has to work when the pins do not.
$(UV): Makefile
	$(PYTHON) -m venv --clear .venv-pins
	.venv-pins/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
