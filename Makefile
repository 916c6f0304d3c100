# One command each; .venv is made by the first that needs it. More words for a command: make chat ARGS="--owner 7"
.DEFAULT_GOAL := help
python := .venv/bin/python
catalogues := handlers/texts/locale
resolve := uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 8

.PHONY: chat
chat: .venv/run.stamp ## talk to Jieli in this terminal: no token, no network
	@$(python) -m bot chat $(ARGS)

.PHONY: run
run: .venv/run.stamp ## serve Telegram: needs BOT_TOKEN in .env
	@$(python) -m bot run $(ARGS)

.PHONY: backup
backup: .venv/run.stamp ## make a verified copy of the database
	@$(python) -m bot backup $(ARGS)

.PHONY: test
test: .venv/dev.stamp ## run the tests with coverage; ARGS picks some, without coverage
	$(python) -m pytest $(if $(ARGS),$(ARGS),--cov --cov-report=)
	$(if $(ARGS),,$(python) -m coverage report --include='bot/*,handlers/*,storage/*' --fail-under=95)
	$(if $(ARGS),,$(python) -m coverage report --include='ties/*' --fail-under=100)

.PHONY: check
check: .venv/dev.stamp ## lint, format, types and the direction of imports
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	$(python) .venv/bin/lint-imports

.PHONY: bench
bench: .venv/dev.stamp ## measure against the floors; SHARED=... make bench-lookup and bench-capture score labelled data
	@$(python) -m bench $(ARGS)

.PHONY: bench-lookup bench-capture
bench-lookup bench-capture: .venv/dev.stamp
	@$(python) -m bench $(@:bench-%=%)

.PHONY: storm
storm: .venv/dev.stamp ## kill the real process 200 times under load and count what is lost
	$(python) -m tests.storm $(ARGS)

.PHONY: texts
texts: .venv/dev.stamp ## bring the catalogues up to date with the texts in the code, and compile them
	$(python) -m babel.messages.frontend --quiet extract --no-default-keywords -k t -k label -k later -k plural:1,2 \
		--no-location --sort-output --project=jieli -o .venv/jieli.pot handlers bot
	$(python) -m babel.messages.frontend --quiet update -D jieli -d $(catalogues) -i .venv/jieli.pot \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120
	$(python) -m babel.messages.frontend --quiet compile -D jieli -d $(catalogues)

.PHONY: lock
lock: ## choose the newest versions allowed and write them down with their hashes; needs uv
	$(resolve) --group build -o requirements/run.txt
	$(resolve) --group build --group dev -c requirements/run.txt -o requirements/dev.txt

.venv/run.stamp: requirements/run.txt requirements/install pyproject.toml
	@requirements/install run </dev/null
	@touch $@

.venv/dev.stamp: requirements/dev.txt requirements/run.txt requirements/install pyproject.toml
	@requirements/install dev </dev/null
	@touch .venv/run.stamp $@
