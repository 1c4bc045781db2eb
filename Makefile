# What one does with Parley. Each target makes its own environment first, in .venv or in the one that is active.
#   make PYTHON=… TARGET   uses another interpreter, as it is
.DEFAULT_GOAL := help
.PHONY: help install demo test test-all check quality gate model heads model-check bench bench-record bench-desk clean

VENV := $(or $(VIRTUAL_ENV),.venv)
ifdef PYTHON
READY :=
else
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.parley-ready
endif
PIP := $(PYTHON) -m pip --disable-pip-version-check
FIND := for p in python3.11 python3.12 python3.13 python3.14 python3; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done

help:  ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

$(VENV)/bin/python:
	@found=$$($(FIND)); test -n "$$found" || { echo "Parley needs Python 3.11 or newer; install it, then run make again." >&2; exit 1; }; \
	echo "Making $(VENV) with $$found …"; "$$found" -m venv $(VENV)

$(VENV)/.parley-ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Parley and what it needs into $(VENV) (a minute or two) …"
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

install: $(READY)  ## make the environment

demo: $(READY)  ## read the example coverage and print its record on one page
	@mkdir -p build && rm -f build/demo.db build/demo.db-*
	@$(PYTHON) -m parley read $(or $(wildcard examples/coverage),examples) --record build/demo.db $(if $(wildcard examples/case.toml),--case examples/case.toml)
	@echo
	@$(PYTHON) -m parley brief --record build/demo.db
	@echo
	@echo "Ask more:  $(PYTHON) -m parley show commitments --record build/demo.db"
	@echo "           $(PYTHON) -m parley why ID --record build/demo.db"
	@echo "Or read, check and correct it in your browser:  $(PYTHON) -m parley serve --record build/demo.db"

test: $(READY)  ## run the tests (under five minutes on two cores)
	$(PYTHON) -m pytest -q -n auto --maxprocesses 4 --dist worksteal

test-all: $(READY)  ## run the long tests too: a kill at every statement, the desk in a browser
	$(PYTHON) -m pytest -q -n auto --maxprocesses 4 --dist worksteal --slow

check: $(READY)  ## lint, formatting, types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

quality: $(READY)  ## measure the readings against annotations by hand, with the change against evals/baseline.toml
	$(PYTHON) -m quality

gate: $(READY)  ## fail if the readings of evals/ are worse than their floors
	$(PYTHON) -m quality gate evals hands

$(VENV)/.parley-model-ready: $(READY)
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev,model]'
	@touch $@

model: $(if $(READY),$(VENV)/.parley-model-ready)  ## make the reader model anew from ../shared/data (an hour on three cores)
	$(PYTHON) -m training

# In the order in which one rests on the other.
heads: $(if $(READY),$(VENV)/.parley-model-ready)  ## weigh anew what the rules find, after a new model, new rules or new annotations
	$(PYTHON) -m training.left_out
	$(PYTHON) -m training.antecedents
	$(PYTHON) -m training.incidents
	$(PYTHON) -m training.lines
	$(PYTHON) -m training.part
	$(PYTHON) -m quality calibrate
	$(PYTHON) -m training --card

model-check: $(READY)  ## measure the model that is shipped
	$(PYTHON) -m training.check

bench: $(READY)  ## measure speed and memory of reading on one core
	$(PYTHON) -m benchmarks

bench-record: $(READY)  ## measure the record as it grows to 100,000 generated articles (an hour; SIZES="1000 10000" for less)
	$(PYTHON) -m benchmarks.record $(if $(SIZES),--sizes $(SIZES))

bench-desk: $(READY)  ## measure the pages of the desk on a record of 20,000 generated articles (half an hour; RECORD=talks.db for another)
	$(PYTHON) -m benchmarks.desk $(if $(RECORD),--record $(RECORD))

clean:  ## remove what was built here, not the environment
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
