# Every target sets up .venv by itself and is quick when nothing has changed.

PYTHON ?= python3
PORT ?=
ARCHIVE ?=
EXTRAS ?=
ARGS ?=
FOLDERS ?=
CORPUS ?=
SPLIT ?= development
DATE ?=

# Many short programs are started, the app's own workers too; each would compile all it imports.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
RUNTIME := $(VENV)/.installed-runtime
DEV := $(VENV)/.installed-dev
PIP_INSTALL := $(PY) -m pip install -qq --disable-pip-version-check
# For every system and Python from 3.11 on; no registry's address is written down.
LOCK := $(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

# On every core, a file at a time but browser tests one by one; see tests/conftest.py.
PYTEST := $(PY) -m pytest -q -n auto --dist loadscope --no-loadscope-reorder
COVERAGE := --cov

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-slow coverage lint fix validate shots bench bench-scale load \
	bench-extraction bench-matching train-tagger lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

run: $(RUNTIME) $(EXTRAS:%=$(VENV)/.installed-%) ## open the dashboard (PORT=8502, ARCHIVE=folder or s3://bucket/prefix, EXTRAS=similar or spark)
	@$(if $(ARCHIVE),CLAIMSCOPE_CASES="$(ARCHIVE)") $(PY) -m streamlit run dashboard.py $(if $(PORT),--server.port $(PORT))

test: $(DEV) ## what every change must pass: lint, cases, quick tests (ARGS='-k map' for some)
	@chromium=$$($(PY) tools/find_chromium.py) || exit; \
	said=$$(mktemp); \
	{ $(MAKE) --no-print-directory lint validate >"$$said" 2>&1; ended=$$?; cat "$$said"; exit $$ended; } & \
	CLAIMSCOPE_CHROMIUM="$$chromium" $(PYTEST) -m 'not slow' $(ARGS); tested=$$?; \
	wait $$!; checked=$$?; \
	[ $$checked -eq 0 ] || { echo; echo "Lint or a case failed:"; cat "$$said"; }; \
	rm -f "$$said"; exit $$((tested + checked))

test-slow: $(DEV) $(VENV)/.installed-spark ## the rest: every browser test, 200 killed saves (ARGS='-k map' for some)
	@chromium=$$($(PY) tools/find_chromium.py) && \
	CLAIMSCOPE_CHROMIUM="$$chromium" $(PYTEST) -m slow $(ARGS)

coverage: $(DEV) ## which lines the tests without a browser run
	@chromium=$$($(PY) tools/find_chromium.py) && \
	CLAIMSCOPE_CHROMIUM="$$chromium" $(PYTEST) -m 'not slow and not browser' $(COVERAGE) $(ARGS)

lint: $(DEV) ## style, types and the direction of imports
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-logo

fix: $(DEV) ## mend what ruff can mend and format the code
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

validate: $(DEV) ## check every case as a Data Package
	@for package in data/cases/*/datapackage.json; do \
		report=$$($(PY) -m frictionless validate "$$package" 2>&1) || \
			{ printf '%s\n' "$$report"; exit 1; }; \
		echo "$$package is a valid Data Package"; \
	done

shots: $(DEV) ## take the screenshots again
	@$(PY) -m tools.shots

bench: $(DEV) ## measure the Overview against an empty page
	@$(PY) -m tools.bench

bench-scale: $(DEV) ## measure cases of 1,000 to 100,000 assertions (ARGS=--million for more)
	@$(PY) -m tools.bench_scale $(ARGS)

load: $(DEV) ## measure 20 sessions at once for a minute (ARGS='--sessions 5 --seconds 20')
	@$(PY) -m tools.load $(ARGS)

bench-extraction: $(DEV) ## measure who says what (FOLDERS='dev samples' CORPUS=texts SPLIT=test)
	@$(PY) -m tools.bench_extraction $(FOLDERS) $(if $(CORPUS),--corpus $(CORPUS) --split $(SPLIT))

bench-matching: $(DEV) ## measure how well the claim is found that a sentence is about
	@$(PY) -m tools.bench_matching

train-tagger: $(DEV) ## train the model of who says what (CORPUS=texts DATE=2026-11-27)
	@$(PY) -m tools.tagger.train $(CORPUS) --date '$(DATE)'

lock: $(DEV) ## pin and hash what the lists of requirements ask for
	@$(LOCK) requirements.txt -o requirements.lock
	@$(LOCK) requirements-similar.txt -c requirements.lock -o requirements-similar.lock
	@$(LOCK) requirements-dev.txt -c requirements.lock -o requirements-dev.lock
	@$(LOCK) requirements-spark.txt -c requirements-dev.lock -o requirements-spark.lock

clean: ## remove .venv and every cache
	@rm -rf $(VENV) .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Claimscope needs Python 3.11 or newer, and '$(PYTHON)' is not that." >&2; \
		echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make a virtual environment." >&2; \
		echo "On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; \
		exit 1; }
	@echo "Setting up $(VENV); the first time takes a minute or two."
	@$(PYTHON) -m venv --clear $(VENV)

$(RUNTIME): requirements.lock $(PY)
	@$(PIP_INSTALL) --no-deps --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed-%: requirements-%.lock $(RUNTIME)
	@$(PIP_INSTALL) --no-deps --require-hashes -r $<
	@touch $@
