# make report   set up, then build the report into reports/
# make test     set up, then run every test
# make lab      set up, then open JupyterLab on the notebooks
# make lint     what the linters and the type checker say
# make lock     pin the newest versions that pyproject.toml admits (needs uv)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: report test lab lint lock clean

report: $(STAMP)
	$(BIN)/ukchina report

test: $(STAMP)
	$(BIN)/python -m pytest

lab: $(STAMP)
	@if [ "$$(id -u)" = 0 ] && [ -z "$(ROOT)" ]; then \
	  echo "make lab: JupyterLab does not start for root, who may change anything on this machine;" \
	    "run it as another user or, in a container of your own: make lab ROOT=1" >&2; exit 2; fi
	$(BIN)/jupyter lab --notebook-dir notebooks $(if $(ROOT),--allow-root) notebooks/explore.ipynb

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ukchina needs Python 3.11 or newer; this is " + sys.version.split()[0] + " (try: make PYTHON=python3.12)")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --upgrade pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV)
