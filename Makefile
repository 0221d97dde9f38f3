# Thin by intent: CMake does the work. `make help` lists the targets.
SHELL := /bin/bash
.DELETE_ON_ERROR:

PACKAGES := g++ cmake ninja-build pkg-config ccache git libpugixml-dev libicu-dev libpcre2-dev libfmt-dev \
    libboost-program-options-dev libzip-dev libexpected-dev nlohmann-json3-dev doctest-dev \
    libxml2-utils python3
CHECK_PACKAGES := clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev
BENCH_PACKAGES := unzip libreoffice-writer-nogui
ifneq ($(shell id -u),0)
SUDO := sudo
endif
JOBS ?= $(shell nproc)
SOURCES = $(shell git ls-files 'cli/*.cpp' 'cli/*.h' 'lib/*.cpp' 'lib/*.h' 'tests/*.cpp' 'tests/*.h')
CTEST := ctest --output-on-failure --no-tests=error -j $(JOBS)

# $(call install,PACKAGES): installs what dpkg does not know as installed, and only then asks apt.
define install
@missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}\n' $$p 2>/dev/null \
    | grep -q '^install ok installed' || echo $$p; done); \
if [ -n "$$missing" ]; then \
    $(SUDO) apt-get update -qq && \
    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
fi
endef

.PHONY: help deps deps-check deps-bench program build test demo check check-code check-format format check-layers \
    check-rules tidy sanitize sanitize-threads sanitize-corpus docs golden samples quality fuzz bench corpus install clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

deps:
	$(call install,$(PACKAGES))
deps-check: deps
	$(call install,$(CHECK_PACKAGES))
deps-bench: deps
	$(call install,$(BENCH_PACKAGES))

program: deps ## build/review, optimised
	cmake --preset release $(CONFIGURE)
	cmake --build build -j $(JOBS) --target review

build: program ## the program and its tests
	cmake --build build -j $(JOBS)

test: build ## everything is built and every test run
	$(CTEST) --test-dir build

demo: program ## reviews a sample contract
	@echo '$$ build/review samples/service-contract.docx'
	@build/review samples/service-contract.docx || [ $$? -eq 1 ]

check: check-code test ## all that CI runs

check-code: check-format check-layers check-rules tidy sanitize ## all of check but the last tests

check-format: deps-check ## clang-format finds nothing to change
	@clang-format-14 --dry-run --Werror $(SOURCES)

format: deps-check ## clang-format in place
	clang-format-14 -i $(SOURCES)

check-layers: deps ## includes follow the one direction
	python3 tests/layers.py

check-rules: program ## rule files: schema, examples, generated pages
	build/review rules test
	build/review rules docs -o build/rules-docs
	diff -r rules/docs build/rules-docs

tidy: deps-check ## clang-tidy over cli/ and lib/, each stage as one file
	cmake --preset tidy
	sed -n 's/^ *"file": "\(.*\)",\?$$/\1/p' build-tidy/compile_commands.json | tac \
	    | xargs -P $(JOBS) -n 1 clang-tidy-14 --quiet -p build-tidy

sanitize: deps-check ## tests under AddressSanitizer and UndefinedBehaviorSanitizer
	cmake --preset sanitize
	cmake --build build-sanitize -j $(JOBS)
	$(CTEST) --test-dir build-sanitize

sanitize-threads: deps-check ## tests under ThreadSanitizer; not part of check
	cmake --preset threads
	cmake --build build-threads -j $(JOBS)
	TSAN_OPTIONS=suppressions=$(CURDIR)/tests/threads.supp \
	    $(CTEST) --test-dir build-threads -E hostile_input

sanitize-corpus: deps-check ## a folder of real files under the sanitizers: CORPUS=DIR
	@test -n "$(CORPUS)" || { echo 'make sanitize-corpus CORPUS=DIR'; exit 2; }
	cmake --preset sanitize
	cmake --build build-sanitize -j $(JOBS) --target review
	@for command in check text facts; do \
	    ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99 \
	        build-sanitize/review $$command "$(CORPUS)" >build-sanitize/$$command.out 2>build-sanitize/$$command.err; \
	    status=$$?; \
	    case $$status in 0|1|3) echo "$$command: exit $$status, no report" ;; \
	        *) tail -40 build-sanitize/$$command.err; exit 1 ;; esac; \
	done

docs: program ## rules/docs from the rule files
	build/review rules docs -o rules/docs

samples: ## the sample documents from their source
	python3 samples/make_samples.py

golden: program ## rewrites the expected reviews of samples/ and the examples of rules/README.md
	python3 tests/golden.py --update build/review
	python3 tests/facts/schema.py --update build/review

fuzz: deps-check ## libFuzzer over the docx reader and the rule loader, SECONDS each
	cmake --preset fuzz
	cmake --build build-fuzz -j $(JOBS) --target docx_fuzz rules_fuzz
	tests/fuzz/run.sh build-fuzz $(or $(SECONDS_EACH),600)

bench: program deps-bench ## speed: cold start, batch, length, rules; with CORPUS=DIR throughput over it
	cmake --build build -j $(JOBS) --target review_pack_cost
	python3 tests/bench/bench.py build/review build/tests/bench/review_pack_cost
	@test -z "$(CORPUS)" || { cmake --build build -j $(JOBS) --target review_throughput && \
	    build/tests/bench/review_throughput rules "$(CORPUS)"; }

quality: program ## what the rules find of planted faults, how often each speaks; RULES=DIR CORPUS=DIR
	python3 tests/quality/run.py build/review $(addprefix --rules ,$(RULES)) $(CORPUS)

corpus: program deps-bench ## reads a folder of real files: make corpus CORPUS=DIR
	@test -n "$(CORPUS)" || { echo 'make corpus CORPUS=DIR'; exit 2; }
	python3 tests/corpus/run.py build/review "$(CORPUS)"

install: program ## to PREFIX (default /usr/local)
	cmake --install build --prefix $(or $(PREFIX),/usr/local)

clean: ## removes every build folder
	rm -rf build build-*
