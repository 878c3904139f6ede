# The front door. `make help` explains; src/setup.sh and the go-idioms tool (src/cli) do the work.

PORT ?= 8080
BASE ?= /

# What set-up may have put where PATH does not look; a tool of the user's own comes first.
export PATH := $(PATH):$(HOME)/.cargo/bin:$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/go-idioms/go/bin

TOOL := cargo run -q -p cli --

.PHONY: help serve dev build test test-site fmt fixes fuzz bench bench-site bench-peers evaluate index setup setup-test

help:
	@echo "make serve   build the site and serve it on http://127.0.0.1:8080  (PORT=8081 for another port)"
	@echo "make dev     the same for writing: every change is built and shown at once"
	@echo "make build   write the release site to dist/  (BASE=/repo/ for a site below a host's root)"
	@echo "make test    run every test: Rust, the content with real Go, the built site in a real browser"
	@echo "make fmt     format the Rust code"
	@echo "make fixes   try every fix in Go's standard library, and type-check what the safe ones leave"
	@echo "make fuzz    let a fuzzer look for texts that break the analyzer, an hour for each target  (FUZZ_SECONDS=60)"
	@echo "make bench   time the rules on Go's standard library, against a bare parse of the same files, and keystrokes"
	@echo "make bench-site, make bench-peers   the same in a browser, and beside the linters that check the same"
	@echo "make evaluate   count what the rules find in others' code, and of what other linters are tested to find"
	@echo "make index   renew what the rules know of Go's standard library and of well-known modules, from the Go on PATH"
	@echo
	@echo "Each sets up what it needs first, and says what to install where it cannot."

serve: build
	@$(TOOL) site serve --port $(PORT) --base $(BASE)

dev: setup
	@$(TOOL) site serve --watch --dir target/dev-site --port $(PORT) --base $(BASE)

build: setup
	@echo "Building the site; the first time compiles everything, which takes some minutes."
	@cargo run -p cli -- site build --base $(BASE)

test: setup-test
	cargo fmt --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test --workspace
	cargo run -p cli -- content check
	$(MAKE) test-site

# The site is tested at a host's root and below it.
test-site: setup-test
	$(TOOL) site build --out target/test-site/root
	$(TOOL) site build --out target/test-site/below --base /go-idioms/ --keep-wasm
	cd tests/browser && CHROMIUM="$$(../../src/setup.sh chromium)" \
		DIST="$(CURDIR)/target/test-site/root:$(CURDIR)/target/test-site/below" node --test --test-concurrency=2

fmt:
	cargo fmt

fixes: setup-test
	FIXES=1 cargo test --release -p analyzer --test fixes -- --nocapture
	tests/typecheck/run.sh

fuzz: setup-test
	tests/fuzz/run.sh

bench:
	@cargo bench -q -p analyzer --bench standard_library
	@cargo bench -q -p analyzer --bench keystroke

bench-site: setup-test
	@[ -d target/test-site/root ] || $(TOOL) site build --out target/test-site/root
	@CHROMIUM="$$(src/setup.sh chromium)" node tests/bench/browser.mjs target/test-site/root

bench-peers:
	@tests/bench/peers.sh

evaluate: setup-test
	@cargo build -q --release -p cli
	@PATH="$(CURDIR)/target/release:$$PATH" node tests/evaluation/findings.mjs
	@PATH="$(CURDIR)/target/release:$$PATH" node tests/evaluation/recall.mjs

index:
	cd src/analyzer/index && go generate

setup:
	@src/setup.sh serve

setup-test:
	@src/setup.sh test
