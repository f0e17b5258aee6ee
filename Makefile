# Everything one does here. Each target sets up what it needs inside the project and changes nothing outside it.
# Needs: make, git and any Python from 3.8 on; scripts/bootstrap.py finds the one that the site runs on.

# The first Python that really starts; a version manager's shim may stand for none.
ANY_PYTHON := $(shell for p in python3 "$$COALITION_PYTHON" python; do "$$p" -c '' 2>/dev/null && echo "$$p" && break; done)
PYTHON = .venv/bin/python
ARGS ?=

.PHONY: help run test check bench format messages lock runtime development

help:
	@echo "make run       serve the demonstration (PORT=8000, VAR_DIR=var)"
	@echo "make test      run every test (ARGS='tests/reports -k sign' for some)"
	@echo "make check     format, lint, types, imports, migrations, catalogues, deploy check"
	@echo "make bench     the benchmarks, as ratios"
	@echo "make format    format the code"
	@echo "make messages  bring the message catalogues up to date"
	@echo "make lock      pin the requirements again (needs uv; ARGS=--upgrade for newer versions)"

run: runtime
	@$(PYTHON) -m scripts.run

test: development
	@$(PYTHON) -m scripts.test $(ARGS)

check: development
	@$(PYTHON) -m scripts.check

bench: development
	@$(PYTHON) -m bench $(ARGS)

format: development
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

messages: runtime
	@$(PYTHON) -m scripts.messages extract

LOCK = uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(ARGS)

lock:
	$(LOCK) -o requirements.txt requirements.in
	$(LOCK) -c requirements.txt -o requirements-dev.txt requirements-dev.in

runtime:
	@$(or $(ANY_PYTHON),$(error No Python was found: install Python 3.13)) scripts/bootstrap.py requirements.txt

development:
	@$(or $(ANY_PYTHON),$(error No Python was found: install Python 3.13)) scripts/bootstrap.py requirements-dev.txt
