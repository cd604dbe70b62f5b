// Command build makes the data files of package entity that are not written by
// hand, from public reference data:
//
//	go run ./pipeline/extract/entity/build -reference DIR
//	    companies.txt.zst: listed companies and their lines, from
//	    equities.csv.gz (FinanceDatabase), sec_company_tickers_exchange.json,
//	    sp500_constituents.csv and index_constituents/*.csv in DIR
//	go run ./pipeline/extract/entity/build -corpus FILE.jsonl.gz
//	    lexicon/words/common.txt, rare.txt and first_names.txt: words counted over the
//	    articles of FILE
//
// The output is the same bytes for the same input. NOTICE names the licences.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	reference := flag.String("reference", "", "directory of the reference data")
	corpus := flag.String("corpus", "", "articles to count words in, JSON lines, gzip")
	out := flag.String("out", "pipeline/extract/entity", "directory of package entity")
	flag.Parse()
	if err := run(*reference, *corpus, *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(reference, corpus, out string) error {
	if reference == "" && corpus == "" {
		return fmt.Errorf("nothing to do: give -reference DIR or -corpus FILE")
	}
	if corpus != "" {
		if err := countWords(corpus, filepath.Join(out, "lexicon", "words")); err != nil {
			return err
		}
	}
	if reference == "" {
		return nil
	}
	rows, err := readReference(reference)
	if err != nil {
		return err
	}
	issuers := group(rows)
	text := pack(issuers)
	fmt.Printf("%d lines of %d issuers, %d bytes before compression\n", lines(issuers), len(issuers), len(text))
	return writeCompressed(filepath.Join(out, "companies.txt.zst"), text)
}
