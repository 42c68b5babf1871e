# Two commands matter: `make run` shows the product, `make test` proves it. Each works alone on a fresh clone.
# `make help` lists the rest.

HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
MINGZE := $(BIN)/mingze
WORKERS ?= auto

# A stamp carries the checksum of what it was made from: a changed lock file makes another stamp, so packages are
# installed again exactly when they have to be.
RUN_STAMP := $(VENV)/.run-$(shell cat requirements/run.lock pyproject.toml | cksum | cut -d' ' -f1)
DEV_STAMP := $(VENV)/.dev-$(shell cat requirements/dev.lock pyproject.toml | cksum | cut -d' ' -f1)

.DEFAULT_GOAL := help
.PHONY: help run demo test quick check format docs bench opensearch lock vendor clean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

##@ Use

run: $(RUN_STAMP) ## Start the product with a demo agency on http://127.0.0.1:8000 (HOST=, PORT= to change)
	@$(MINGZE) prepare --demo
	@exec $(MINGZE) run --host $(HOST) --port $(PORT)

demo: $(RUN_STAMP) ## Prepare all that `make run` needs, without starting the server
	@$(MINGZE) prepare --demo

##@ Prove

test: $(DEV_STAMP) ## Run the whole suite on SQLite, then all that needs a database on PostgreSQL; browser walks included
	@WORKERS=$(WORKERS) scripts/test

quick: $(DEV_STAMP) ## Take a first look in about a minute: each test once, none that is slow, no browser
	@scripts/in-throwaway-folder $(BIN)/pytest -q -n $(WORKERS) --quick

check: $(DEV_STAMP) ## Format, lint, types, import directions, migrations, catalogue, translations, documentation
	@scripts/in-throwaway-folder scripts/check

bench: $(DEV_STAMP) ## Measure against the budgets in docs/reference/performance.md
	@scripts/in-throwaway-folder $(BIN)/python -m bench

opensearch: ## Start one OpenSearch node for tests, say where, and stop it with Ctrl-C (needs Java and Maven)
	@scripts/with-opensearch sleep infinity

##@ Work on it

format: $(DEV_STAMP) ## Put code in the house's layout
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(DEV_STAMP) ## Print the generated reference pages anew
	@scripts/in-throwaway-folder scripts/print-docs

lock: $(DEV_STAMP) ## Compile the lock files from pyproject.toml
	@scripts/lock

vendor: ## Fetch the browser parts named in package.json and copy them into the source tree (needs Node)
	@npm ci && npm run vendor

clean: ## Remove the virtual environment and all caches; data in var/ stays
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage

$(RUN_STAMP):
	@scripts/prepare run $@

# The packages for working on the code include those for running it.
$(DEV_STAMP):
	@scripts/prepare dev $@ $(RUN_STAMP)
