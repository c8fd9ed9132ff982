# Every task of the project. `make help` lists them.

PORT ?= 8000
BIN := .venv/bin
export DJANGO_SETTINGS_MODULE := socai.config.settings

# The first Python that is new enough; the plain one when there is none, for its message.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$python >/dev/null 2>&1 \
	&& $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && exit; done; echo python3)

.DEFAULT_GOAL := help
.PHONY: help install develop run test bench bench-proofread format lock messages specifications

help: ## List every task
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: ## Make the virtual environment; the command is then .venv/bin/socai
	@$(PYTHON) tools/install.py runtime

run: install ## Start on http://127.0.0.1:8000 with a demo when empty (PORT= changes the port)
	@$(BIN)/python -m django migrate --no-input --verbosity 0
	@$(BIN)/socai demo --if-empty
	@exec $(BIN)/socai serve --port $(PORT)

develop: ## Install what developing needs as well
	@$(PYTHON) tools/install.py development

test: ## Run everything CI runs
	@$(PYTHON) tools/packages.py
	@$(PYTHON) tools/install.py development
	@$(BIN)/python -m tools.checks

bench: develop ## Measure what design and README promise
	@$(BIN)/python -m bench

bench-proofread: develop ## Measure the proofreader on reports whose truth is known
	@$(BIN)/python -m bench.proofread

format: develop ## Put the code in its one form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: develop ## Write the lock files anew from pyproject.toml (WITH=--upgrade for newer versions)
	@$(BIN)/python -m pip --quiet install --require-hashes --requirement requirements/lock.txt
	@$(BIN)/python -m tools.lock $(WITH)

messages: develop ## Bring the English catalog up to the sources and compile it
	@$(BIN)/python -m tools.messages

specifications: develop ## Write docs/specifications.md from the tables under tests/spec
	@$(BIN)/python -m tools.specifications
