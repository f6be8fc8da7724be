# pmdocs: one word per chore. `make` alone lists them.
#
# Needs Python 3.11 or newer with venv, and make. On Debian and Ubuntu the system libraries are installed
# where this may be done (as root, or with sudo that asks no password); elsewhere the one command is printed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

# The releases with which the approved texts and pictures were made: a newer Babel writes amounts in other words, and
# a test would fail on a machine where nothing was changed. `make test VERSIONS=` tries the newest instead.
VERSIONS := constraints.txt
PINNED    = $(if $(VERSIONS),--constraint $(VERSIONS))

# Stamps say what has been done; they live in the environment, so removing it forgets everything.
NEW    := $(VENV)/.stamp-new
READY  := $(VENV)/.stamp-ready
DEV    := $(VENV)/.stamp-dev

# Pango lays out the text of a PDF; HarfBuzz's subset library makes writing it much faster.
LIBRARIES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# The tests open every Word file in LibreOffice (with the face that stands in for Calibri), read every PDF back, and
# print Chinese, Japanese and Arabic names and emoji.
TESTERS   := libreoffice-writer poppler-utils qpdf fonts-noto-core fonts-noto-cjk \
             fonts-noto-color-emoji fonts-crosextra-carlito

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types pictures versions bench clean libraries testers

help:  ## list the chores
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r chore what; do printf '  make %-8s %s\n' "$$chore" "$$what"; done

demo: libraries $(READY)  ## set this machine up and build the sample project into out/
	@$(BIN)/pmdocs build samples/orion --out out || [ $$? -eq 3 ]
	@$(BIN)/pmdocs status samples/orion --date 2026-11-20 --out out --quiet || [ $$? -eq 3 ]  # a week of trouble
	@echo; echo "In $(CURDIR)/out:"; ls -l out

test: testers lint types  ## everything CI runs
	$(BIN)/python -m pytest -n 2 --dist loadscope

lint: $(DEV)  ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV)  ## put formatting right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(DEV)  ## types
	$(BIN)/mypy

pictures: testers $(DEV)  ## store the pages as they look now, after you have looked
	$(BIN)/python -m tests.visual.renew

versions: $(DEV)  ## store the releases installed now, after `make clean test VERSIONS=` has passed
	$(BIN)/python -m pip freeze --exclude-editable --disable-pip-version-check > constraints.txt

bench: libraries $(DEV)  ## time and memory against the bare libraries, into docs/benchmarks.md
	$(BIN)/python -m benchmarks --write

clean:  ## remove the environment and the caches; your documents in out/ stay
	rm -rf tests/visual/differences
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

libraries:
	@scripts/system-packages $(LIBRARIES)

testers:
	@scripts/system-packages $(LIBRARIES) $(TESTERS)

$(NEW):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "pmdocs needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	    echo "Name a newer one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	    echo "Python cannot make an environment here. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(READY): $(NEW) pyproject.toml $(VERSIONS)
	@echo "Installing pmdocs into $(VENV) ..."
	@$(PIP) $(PINNED) --editable .
	@touch $@

$(DEV): $(NEW) pyproject.toml $(VERSIONS)
	@echo "Installing pmdocs and its development tools into $(VENV) ..."
	@$(PIP) $(PINNED) --editable '.[dev]'
	@touch $(READY) $@
