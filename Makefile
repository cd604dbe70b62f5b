# make run    the whole job on the articles of testdata/raw: a new ./lake, reports, summary
# make test   every test
# make score  what extraction is worth on testdata/labelled, by type; how many phrases of each type it finds
# make golden rewrites what tests expect to be printed, README included; read the diff
# make lint   gofmt, go vet, staticcheck
# make race   the tests under the race detector; the long crash tests in short
# make interop  the example questions in the newest DuckDB of PyPI (needs python3 and a network)
# make bench  benchmarks
# make bench-ratio  how many times as long extraction takes as tokenising (about 35 in November 2026), and the costliest patterns: before a rule lands; CORPUS=articles.jsonl.gz
# make bench-wink  the extract stage beside winkNLP on the same text (needs node and a network); CORPUS=articles.jsonl.gz
# make clean  removes what the others made

GO          ?= go
# As-of is fixed so that the example is the same on every day and machine.
AS_OF       := 2024-03-15T00:00:00Z
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

export CGO_ENABLED := 1

.PHONY: run build test score golden lint race interop bench bench-ratio bench-wink clean setup

run: build
	rm -rf lake
	bin/wiremill run --lake lake --backfill --as-of $(AS_OF) testdata/raw
	bin/wiremill report --lake lake --from 2024-03-12 --to 2024-03-14
	bin/wiremill check --lake lake

build: setup
	$(GO) build -o bin/wiremill ./cmd/wiremill

setup:
	@GO="$(GO)" .ci/setup

test: setup
	$(GO) test -timeout 20m ./...

score: setup
	$(GO) test ./pipeline/extract -run '^(TestLabelled|TestPhrases)$$' -v -count=1

golden: setup
	WIREMILL_UPDATE=1 $(GO) test -count=1 ./cmd/wiremill ./pipeline/ingest ./pipeline/report

lint: setup
	@files=$$(gofmt -l cmd pipeline schema sql); if [ -n "$$files" ]; then echo "gofmt -w these:" $$files; exit 1; fi
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

race: setup
	$(GO) test -race -short -timeout 40m ./...

interop: build
	rm -rf .cache/interop
	python3 -m venv .cache/interop
	.cache/interop/bin/pip install -q --upgrade duckdb
	bin/wiremill run --lake .cache/interop/lake --backfill --as-of $(AS_OF) testdata/raw
	.cache/interop/bin/python testdata/interop/catalog.py .cache/interop/lake

bench: setup
	$(GO) test -run '^$$' -bench . -benchmem -timeout 30m ./...
	WIREMILL_BENCH=1 $(GO) test -count=1 -run "^TestLinearTime$$" ./pipeline/extract/...

CORPUS ?= $(CURDIR)/testdata/labelled/articles.jsonl
bench-ratio: setup
	WIREMILL_CORPUS="$(CORPUS)" $(GO) test -run '^$$' -bench '^BenchmarkRatio$$' -benchtime 20x ./pipeline/extract

# Installed in .cache, which is no part of the repository; versions are pinned in package.json.
bench-wink: setup
	mkdir -p .cache/wink
	cp testdata/interop/package.json testdata/interop/wink.mjs .cache/wink/
	npm install --silent --no-audit --no-fund --prefix .cache/wink
	node .cache/wink/wink.mjs "$(CORPUS)"

clean:
	rm -rf bin lake .cache
