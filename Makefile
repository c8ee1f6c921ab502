# Needs make and Python >= 3.11 with venv; everything else goes into .venv.
# Windows without make: see the README, "conda".

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo lab course widget test lint bench study oracle lock format messages clean

OUT := demo
ARGS :=
VENV := .venv
READY := $(VENV)/.ready
# nbgrader starts other programs by name, so the bin folder has to be on PATH.
RUN = PATH="$(CURDIR)/$(VENV)/bin:$$PATH"
# Functions and methods that take a sentence of the interface.
MESSAGE_KEYWORDS := _ say translate Message QuickscanError mark title place step
CATALOGUE := quickscan_sim/data/locale/nl/LC_MESSAGES/quickscan_sim.po
NOTEBOOKS = $(wildcard course/nl/*.ipynb course/en/*.ipynb)

help:  ## Deze lijst / this list
	@echo "make demo   eerste quickscan: simuleren, lezen, rapport in $(OUT)/"
	@echo "            first quickscan: simulate, read, report in $(OUT)/"
	@echo "            (make demo OUT=map ARGS='--language en --seed 7')"
	@echo "make lab    open de lessen in JupyterLab / open the lessons in JupyterLab"
	@echo "make test   alle controles en tests / all checks and tests"
	@echo "make course lessen opnieuw bouwen uit course/src / build the lessons from course/src"
	@echo "make widget netwerkbeeld en werksessie voor de browser bouwen (Node nodig) /"
	@echo "            build network picture and workshop page (needs Node)"
	@echo "make bench  metingen van snelheid / measurements of speed"
	@echo "make study  grote herhaalde trekkingen, tabellen in studies/ / large repeated draws"
	@echo "make oracle getallen naast die van R leggen (R nodig) / compare with R (needs R)"
	@echo "make format code opmaken / format the code"
	@echo "make messages  zinnen voor de vertaling bijwerken / update the sentences to translate"
	@echo "make lock   requirements.lock opnieuw schrijven / rewrite requirements.lock"
	@echo "            (make lock ARGS=--upgrade: nieuwste versies / newest versions)"
	@echo "make clean  opruimen wat make maakte / remove what make made"
	@echo "PYTHON=...  kies zelf een Python >= 3.11 / choose a Python >= 3.11 yourself"

demo: $(READY)
	@$(RUN) quickscan demo --out "$(OUT)" --force $(ARGS)

lab: $(READY)
	@$(RUN) quickscan lab $(ARGS)

course: $(READY)
	@$(RUN) python course/build_notebooks.py
	@$(RUN) python course/build_workshop.py
	@for page in misconceptions glossary review; do \
		$(RUN) python docs/write_$$page.py || exit 1; \
	done

# Needs Node and npm; the built files are committed, so users of the kit need neither.
widget:
	cd javascript && npm install --silent && npm run --silent build

lint: $(READY)
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) lint-imports
ifneq ($(NOTEBOOKS),)
	$(RUN) nbstripout --keep-id --verify $(NOTEBOOKS)
endif

# Bytecode is kept, also where the machine says not to: collecting tests then takes half the time.
test: lint
	@$(RUN) python tests/browser.py
	@$(RUN) python tests/sandbox.py
	PYTHONDONTWRITEBYTECODE= $(RUN) python -m pytest -q --numprocesses 2 --dist loadfile $(ARGS)

bench: $(READY)
	@if [ -d benchmarks ]; then \
		for file in benchmarks/measure_*.py; do $(RUN) python "$$file" || exit 1; done; \
	else echo "Er zijn nog geen metingen. / There are no measurements yet."; fi

# Long: every study in studies/, or one (make study ARGS=calibration). Writes dated tables there.
study: $(READY)
	@for file in studies/study_$(or $(ARGS),*).py; do $(RUN) python "$$file" || exit 1; done

# Runs the R scripts of tests/oracle again and compares; needs R, see tests/oracle/README.md.
oracle: $(READY)
	@$(RUN) python tests/oracle/rerun.py

format: $(READY)
	$(RUN) ruff check --fix
	$(RUN) ruff format

# Puts new sentences of the code into the Dutch catalogue (to be translated there by hand)
# and takes out those that are gone.
messages: $(READY)
	@template=$$(mktemp) && $(RUN) pybabel --quiet extract --mapping babel.cfg --no-location \
		--no-default-keywords $(MESSAGE_KEYWORDS:%=--keyword %) --output "$$template" . && \
	$(RUN) pybabel --quiet update --locale nl --input-file "$$template" \
		--output-file $(CATALOGUE) --no-fuzzy-matching --ignore-obsolete --width 100 && \
	rm -f "$$template"

# One lock for Python 3.11 to 3.13 and every system, with hashes, without addresses.
# The versions of the direct dependencies go by hand into environment.yml; a test compares.
lock: $(READY)
	@$(RUN) uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--fork-strategy fewest --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --quiet --output-file requirements.lock $(ARGS)
	@$(MAKE) --no-print-directory $(READY)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
	find quickscan_sim tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up, done again only when the lock or the package's description changed.
# Hashes are checked; uv itself comes from the same lock. Where uv cannot reach the
# packages (a campus proxy that only pip knows), pip does the same work more slowly.
$(READY): requirements.lock pyproject.toml
	@python="$(PYTHON)"; \
	tested='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'; \
	newer='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'; \
	if [ -z "$$python" ]; then \
		for name in python3 python3.13 python3.12 python3.11 python; do \
			if "$$name" -c "$$tested" 2>/dev/null; then python="$$name"; break; fi; \
		done; \
	fi; \
	python="$${python:-python3}"; \
	if ! "$$python" -c "$$newer" 2>/dev/null; then \
		echo "Er is Python 3.11 of nieuwer nodig, met venv; $$python is dat niet." >&2; \
		echo "Installeer die (Debian/Ubuntu: apt-get install python3 python3-venv)" >&2; \
		echo "of wijs hem aan: make PYTHON=/pad/naar/python3.12" >&2; \
		echo "Python 3.11 or newer with venv is needed; $$python is not." >&2; \
		echo "Install it, or point to it: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi; \
	if ! $(VENV)/bin/python -m pip --version >/dev/null 2>&1; then \
		echo "Eenmalig klaarzetten in $(VENV) (een paar minuten) /"; \
		echo "setting up once in $(VENV) (a few minutes)"; \
		"$$python" -m venv --clear $(VENV); \
	fi
	@awk '/^[^ ]/ {uv = /^uv==/} uv && !/#/' requirements.lock > $(VENV)/uv.txt
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement $(VENV)/uv.txt
	@UV_SYSTEM_CERTS=true $(VENV)/bin/uv pip install --quiet --python $(VENV)/bin/python \
		--require-hashes --requirement requirements.lock \
	|| $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement requirements.lock
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --no-index --editable .
	@touch $@
