# Warmdesk: `make run` to use it, `make test` to check it. Needs make and a Python 3 with venv; everything else is fetched.
SHELL := /bin/sh
.DEFAULT_GOAL := help

PORT ?= 8000
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .venv/uv/bin/uv
# Compiled once here rather than at each start: Rasa is thousands of modules.
SYNC = $(UV) pip sync --require-hashes --compile-bytecode --python
SERVICE := .venv/service/bin
TEST := .venv/test/bin
BOT := .venv/bot/bin
MODEL := var/models/warmdesk.tar.gz
ENCODER := var/models/encoder/.ready

WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -name '.*' -not -name '*.png')
BOT_SOURCES := $(shell find bot data/faq data/nlu data/rules -type f \( -name "*.yml" -o -name "*.py" \))

export RASA_TELEMETRY_ENABLED := false

.PHONY: help run setup test protocol lock baseline turns screenshots clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

run: setup ## Start everything (PORT=8000) with a demo organization; Ctrl-C stops it
	@WARMDESK_DEMO=1 WARMDESK_PORT=$(PORT) $(SERVICE)/warmdesk run

setup: .venv/service/.ready .venv/bot/.ready web/dist/.ready $(MODEL) ## Environments, web build and trained model

test: .venv/test/.ready .venv/bot/.ready web/dist/.ready $(MODEL) ## Every test: Python, web, bot, browser
	@$(TEST)/ruff check . && $(TEST)/ruff format --check --quiet .
	@cd web && PATH="$(CURDIR)/$(TEST):$$PATH" npm test --silent
	@$(TEST)/pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

protocol: .venv/test/.ready web/node_modules/.ready ## Generate web/shared/protocol.ts and the policy's JSON Schemas
	@$(TEST)/warmdesk protocol | (cd web && PATH="$(CURDIR)/$(SERVICE):$$PATH" npm run --silent protocol) > var/protocol.ts
	@mv var/protocol.ts web/shared/protocol.ts
	@$(TEST)/warmdesk policy-schema > data/policy/escalation.schema.json
	@$(TEST)/warmdesk policy-schema --routing > data/policy/routing.schema.json
	@$(TEST)/warmdesk policy-schema --organization > data/policy/organizations/organization.schema.json
	@$(TEST)/warmdesk policy-schema --waiting > data/policy/waiting.schema.json
	@$(TEST)/warmdesk policy-schema --sla > data/policy/sla.schema.json
	@$(TEST)/warmdesk policy-schema --notices > data/policy/notices.schema.json
	@$(TEST)/warmdesk policy-schema --canned > data/canned/canned.schema.json
	@$(TEST)/warmdesk policy-schema --risk > data/policy/risk.schema.json
	@$(TEST)/warmdesk policy-schema --automations > data/policy/automations.schema.json

turns: .venv/test/.ready .venv/bot/.ready .venv/baseline/.ready $(MODEL) ## Bot turns per second, ours beside Rasa's default set-up, which is trained first
	@$(TEST)/python -m tests.load.turns $(ARGS)

screenshots: .venv/test/.ready web/dist/.ready $(MODEL) ## Every screen and state, light, dark and narrow, into screenshots/
	@$(TEST)/python -m tests.e2e.screenshots

lock: $(UV) ## Compile the lock files anew from pyproject.toml
	@$(UV) pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.12 pyproject.toml -o handoff/requirements.txt
	@$(UV) pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.12 pyproject.toml --group test -c handoff/requirements.txt -o tests/requirements.txt
	@$(UV) pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.10 --group bot -o bot/requirements.txt
	@$(UV) pip compile -q --no-config --universal --generate-hashes --no-annotate --no-header --python-version 3.10 --group baseline -c bot/requirements.txt -o tests/eval/requirements.txt

baseline: .venv/baseline/.ready ## Rasa with its default pipeline, which tests/eval and tests/load compare the bot with

clean: ## Remove environments, builds, the model and the demo's data
	@rm -rf .venv var web/dist web/node_modules screenshots

$(UV):
	@echo "[1/5] Fetching uv, which fetches the rest …"
	@$(PYTHON) -m venv .venv/uv && .venv/uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/service/.ready: handoff/requirements.txt pyproject.toml | $(UV)
	@echo "[2/5] The service's environment (Python 3.12) …"
	@$(UV) venv --quiet --clear --python 3.12 .venv/service
	@$(SYNC) .venv/service handoff/requirements.txt
	@$(UV) pip install --quiet --python .venv/service --no-deps --editable .
	@touch $@

.venv/test/.ready: tests/requirements.txt pyproject.toml | $(UV)
	@echo "      The tests' environment (Python 3.12) …"
	@$(UV) venv --quiet --clear --python 3.12 .venv/test
	@$(SYNC) .venv/test tests/requirements.txt
	@$(UV) pip install --quiet --python .venv/test --no-deps --editable .
	@touch $@

.venv/bot/.ready: bot/requirements.txt | $(UV)
	@echo "[3/5] The bot's environment (Python 3.10) …"
	@$(UV) venv --quiet --clear --python 3.10 .venv/bot
	@$(SYNC) .venv/bot bot/requirements.txt
	@touch $@

.venv/baseline/.ready: tests/eval/requirements.txt | $(UV)
	@echo "      Rasa with TensorFlow, to compare with (2.5 GB) …"
	@$(UV) venv --quiet --clear --python 3.10 .venv/baseline
	@$(SYNC) .venv/baseline tests/eval/requirements.txt
	@touch $@

web/node_modules/.ready: web/package-lock.json | .venv/service/.ready
	@echo "[4/5] The web build …"
	@cd web && PATH="$(CURDIR)/$(SERVICE):$$PATH" npm ci --silent
	@touch $@

web/dist/.ready: $(WEB_SOURCES) web/node_modules/.ready
	@cd web && PATH="$(CURDIR)/$(SERVICE):$$PATH" npm run --silent build
	@touch $@

$(ENCODER): bot/components/build_encoder.py bot/components/encoder_graph.py .venv/bot/.ready
	@echo "      The sentence encoder, from its published weights …"
	@PYTHONPATH=. $(BOT)/python -m bot.components.build_encoder $(@D)
	@touch $@

$(MODEL): $(BOT_SOURCES) .venv/bot/.ready $(ENCODER)
	@printf '[5/5] Training the bot, because bot/ or data/ is new (a minute; what it says is in var/log/train.log) '
	@mkdir -p var/log
	@PYTHONPATH=. $(BOT)/python -m bot train --quiet --config bot/config.yml --domain bot/domain \
		--data data/faq data/nlu data/rules --out var/models --fixed-model-name warmdesk >var/log/train.log 2>&1 & \
	training=$$!; trap 'kill $$training' INT TERM; \
	while kill -0 $$training 2>/dev/null; do printf .; sleep 3; done; \
	wait $$training && echo " done." || { echo " failed:"; tail -n 25 var/log/train.log; exit 1; }
	@touch $@
