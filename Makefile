# run, test, check and wheel each set up what they need in .venv; nothing else on the machine is touched.
PYTHON ?= python3
VENV ?= .venv
# More than two cores would have: many tests wait for a terminal or a timer.
WORKERS ?= 4
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
SOURCES := $(wildcard indexdir/*.py indexdir/*/*.py indexdir/*/*/*.py tui/*.py tui/*/*.py tui/*/*/*.py seeds/*.py)
COMPILED_STAMP := $(VENV)/.compiled
RUN_STAMP := $(VENV)/.run-ready
DEV_STAMP := $(VENV)/.dev-ready

.PHONY: run test check format wheel pictures pages clean

run: $(RUN_STAMP) $(COMPILED_STAMP)  ## open the DTTI collection
	@$(BIN)/dtti-tui

test: $(DEV_STAMP)  ## the whole suite
	$(BIN)/python -m pytest -n $(WORKERS)

check: $(DEV_STAMP)  ## format, lint, types, import contracts, the cards of the collection
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dtti-tui cards check --cards-only

format: $(DEV_STAMP)  ## put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: $(DEV_STAMP)  ## build dist/*.whl
	$(BIN)/python -m build --wheel

pictures: $(DEV_STAMP)  ## draw the pictures of the README anew
	$(BIN)/python docs/pictures.py

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# An editable copy is compiled when it is first run, and at every start where Python is told to write nothing.
$(COMPILED_STAMP): $(RUN_STAMP) $(SOURCES)
	$(BIN)/python -m compileall -q indexdir tui seeds
	@touch $@

$(DEV_STAMP): $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUN_STAMP)

pages: $(DEV_STAMP)  ## write docs/search.md and docs/keys.md anew
	$(BIN)/python docs/pages.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
