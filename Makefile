# Both commands of the README make their own environment in .venv; nothing else is touched.
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
BIN := .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test coverage test-debian check benchmark benchmark-policies benchmark-pages lock clean

demo: .venv/.run  ## start the demonstration on loopback; Ctrl-C stops everything
	@$(BIN)/registerpoort demo

test: check .venv/.browser  ## lint, type-check and test
	@$(BIN)/python -m pytest -n auto

coverage: .venv/.browser  ## the tests once more, and which branches they leave out; twice as long
	@$(BIN)/python -m pytest -n auto --cov --cov-report=term

check: .venv/.test  ## every static check of the gate
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/sqlfluff lint --disable-progress-bar sql
	@$(BIN)/squawk --reporter gcc sql/migrations/*.sql
	@if find templates -name '*.html' | grep -q .; then $(BIN)/djlint --check --lint --quiet templates; fi

test-debian: .venv/.browser  ## the tests on Debian's PostgreSQL instead of the embedded one
	@REGISTERPOORT_POSTGRES_BIN=$$(ls -d /usr/lib/postgresql/*/bin | tail -n 1) $(BIN)/python -m pytest -n auto

benchmark: .venv/.test  ## the gateway beside a bare statement in the same process; needs wrk
	@$(BIN)/python -m tests.benchmarks

benchmark-policies: .venv/.test  ## what rules cost, from 20 to 100,000 of them
	@$(BIN)/python -m tests.benchmarks.policies

benchmark-pages: .venv/.test  ## what every page costs on the demonstration's data
	@$(BIN)/python -m tests.benchmarks.pages

lock:  ## pin requirements*.in, with hashes and without hosts
	@for set in requirements requirements-test; do uv pip compile --universal --generate-hashes \
		--no-annotate --no-header --no-strip-extras --no-emit-index-url --python-version 3.11 --quiet $$set.in -o $$set.txt; done

clean:  ## remove the environment and the demonstration's data
	@rm -rf .venv var tests/browser/node_modules

.venv/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install -y python3-venv make"; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "venv is missing: apt-get install -y python3-venv make"; exit 2; }
	@touch $@

.venv/.run: .venv/.made requirements.txt pyproject.toml
	@echo "Installing what registerpoort needs into .venv ..."
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.run requirements-test.txt
	@echo "Installing what the tests need into .venv ..."
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements-test.txt
	@touch $@

.venv/.browser: .venv/.test tests/browser/package.json tests/browser/package-lock.json
	@for program in chromium node npm; do command -v $$program >/dev/null || { \
		echo "The tests of the pages need Chromium and Node: apt-get install -y chromium nodejs npm"; exit 2; }; done
	@echo "Installing what the tests of the pages need into tests/browser/node_modules ..."
	@npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent
	@touch $@
