# Every command of the project. Needs python3 (3.11 or newer) and make; the rest goes into .venv.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python

# The theme's warning about MkDocs 2 is for authors of new projects; this one pins MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site test test-environment check update bench-wall drift pdf offline new lock clean

help: ## List these commands
	@echo "make <command>"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: .venv/.docs ## Build the site and show it on http://127.0.0.1:8000 while you edit
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

site: .venv/.docs ## Build the site into site/; a warning is an error
	GUIDE_MARKDOWN=true $(BIN)/mkdocs build --strict --site-dir site

test: test-environment ## Run every test
	$(BIN)/pytest

test-environment: .venv/.test .venv/.azure-cli tests/node_modules/.package-lock.json ## Install what the tests need, and nothing else
	@$(BIN)/python overrides/tools/chromium.py

check: .venv/.test ## Check some places: FILES="snippets/jobs/command-job docs/jobs/command-job.md"
	@test -n "$(FILES)" || { echo 'make check: name what to check, for example' >&2; \
	  echo '  make check FILES="snippets/jobs/command-job docs/jobs/command-job.md"' >&2; exit 2; }
	@PYTHONPATH=tests:overrides/hooks $(BIN)/python -m support.check $(FILES)

update: .venv/.test ## Rewrite what is produced: outputs, diagrams, versions, coverage (FILES="…" for some outputs)
	PYTHONPATH=tests:overrides/hooks $(BIN)/python -m support.update $(FILES)
	$(BIN)/python overrides/tools/diagrams.py
	$(BIN)/python overrides/tools/toolchain.py write
	$(BIN)/python overrides/tools/emulator_coverage.py write

bench-wall: .venv/.test ## Make small mistakes in the guide and count what is caught (ARGS="--each 5")
	PYTHONPATH=tests:overrides/hooks $(BIN)/python -m wall.bench $(ARGS)

drift: .venv/.test ## Try the newest releases in an environment of its own, and say what broke (ARGS="--issue drift.md")
	$(BIN)/python overrides/tools/newest.py $(ARGS)

pdf: test-environment ## Print cheat sheets, booklets and the whole guide into dist/pdf (WHAT=sheets for some)
	$(BIN)/python overrides/tools/pdf.py $(WHAT)

offline: .venv/.docs ## Pack the site into dist/dp100-guide-offline.zip, which opens from disk
	$(BIN)/python overrides/tools/offline.py

new: .venv/.test ## Start a task: TASK=jobs/my-task SKILL=dp100-job-run-script
	@$(BIN)/python overrides/tools/scaffold.py --task '$(TASK)' --skill '$(SKILL)'

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-annotate --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
EMULATOR := tests/emulator/pyproject.toml

lock: .venv/.bootstrap ## Rewrite the requirements-*.txt from pyproject.toml (UPGRADE=1 for newer versions)
	$(COMPILE) --group pyproject.toml:bootstrap -o requirements-bootstrap.txt
	$(COMPILE) --group pyproject.toml:test $(EMULATOR) -o requirements-test.txt
	$(COMPILE) --group pyproject.toml:docs -c requirements-test.txt -o requirements-docs.txt
	$(COMPILE) --group pyproject.toml:jobs -c requirements-test.txt -o requirements-jobs.txt
	$(COMPILE) --group pyproject.toml:lab $(EMULATOR) -c requirements-test.txt -o requirements-lab.txt
	$(COMPILE) --group pyproject.toml:azure-cli -o requirements-azure-cli.txt
	$(BIN)/python overrides/tools/toolchain.py write

clean: ## Remove what was built and cached; .venv stays
	rm -rf site dist .cache .pytest_cache .ruff_cache test-results
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

# Stamps: each group is installed once, and again when its lock changes. A group is added to what is
# there, never taken away, so a smaller one does not remove a larger one.
.venv/.bootstrap: requirements-bootstrap.txt
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) not found. Cure, on Debian or Ubuntu:" \
	  "sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $$($(PYTHON) --version)" \
	  "is too old, 3.11 is the oldest that works. Cure: install a newer one, then name it, for example:" \
	  "sudo apt-get install python3.11 python3.11-venv && make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "make: $(PYTHON) has no venv module." \
	  "Cure, on Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/.docs: requirements-docs.txt .venv/.bootstrap
	@echo "Installing what builds the site into .venv (once; about a minute)"
	$(INSTALL) -r $<
	@touch $@

.venv/.test: requirements-test.txt tests/emulator/pyproject.toml .venv/.bootstrap
	@echo "Installing what the tests need into .venv (once; some minutes)"
	$(INSTALL) -r $<
	$(INSTALL) --no-deps --editable tests/emulator
	@touch $@ .venv/.docs

.venv/.azure-cli: requirements-azure-cli.txt .venv/.bootstrap
	@echo "Installing the Azure CLI, which the emulator is tried with, into .venv/azure-cli (once)"
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python .venv/azure-cli
	$(BIN)/uv pip install --quiet --python .venv/azure-cli/bin/python -r $<
	@touch $@

# npm writes this file itself. Without npm, the tests that need Azurite say that they are skipped.
tests/node_modules/.package-lock.json: tests/package-lock.json
	@if ! command -v npm >/dev/null; then echo "No npm: the emulator is not compared with Azurite"; \
	else echo "Installing Azurite, which the emulator is compared with, into tests/node_modules (once)"; \
	  npm ci --prefix tests --ignore-scripts --no-progress --loglevel=error && touch $@; fi
