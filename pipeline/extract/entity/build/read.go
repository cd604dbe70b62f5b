package main

import (
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// listing is one line of one source.
type listing struct {
	ticker, name, country, sector, isin, currency string
	suffix                                        string // of the ticker, "" in the United States
	size                                          int    // 5 mega cap ... 1 micro, 0 unknown
	major                                         bool   // member of a leading index
	editorial                                     bool   // the source writes names as an editor would
	delisted                                      bool
	issuer                                        string // what the source itself calls the issuer (CIK)
}

// readReference reads all sources in DIR; the first row of a ticker wins.
func readReference(dir string) ([]listing, error) {
	var all []listing
	for _, read := range []func(string) ([]listing, error){readSP500, readConstituents, readEquities, readSEC} {
		rows, err := read(dir)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return merge(all), nil
}

// merge makes one row of the rows of a ticker: the first name, and what any knows.
func merge(all []listing) []listing {
	at := map[string]int{}
	var out []listing
	for _, r := range all {
		r.name = tidy(r.name)
		if r.ticker == "" || r.name == "" || junk(r) {
			continue
		}
		i, ok := at[r.ticker]
		if !ok {
			at[r.ticker] = len(out)
			out = append(out, r)
			continue
		}
		o := &out[i]
		if !o.editorial && shouted(o.name) && !shouted(r.name) {
			o.name = r.name
		}
		for _, f := range []struct{ a, b *string }{{&o.country, &r.country}, {&o.sector, &r.sector}, {&o.isin, &r.isin}, {&o.currency, &r.currency}, {&o.issuer, &r.issuer}} {
			if *f.a == "" {
				*f.a = *f.b
			}
		}
		o.size = max(o.size, r.size)
		o.major = o.major || r.major
	}
	return out
}

func readCSV(path string, f func(map[string]string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	r := csv.NewReader(in)
	r.LazyQuotes = true
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		m := map[string]string{}
		for i, c := range cells {
			if i < len(head) {
				m[head[i]] = strings.TrimSpace(c)
			}
		}
		f(m)
	}
}

var sizes = map[string]int{"Mega Cap": 5, "Large Cap": 4, "Mid Cap": 3, "Small Cap": 2, "Micro Cap": 1}

func readEquities(dir string) (out []listing, err error) {
	err = readCSV(filepath.Join(dir, "equities.csv.gz"), func(m map[string]string) {
		t := m["symbol"]
		out = append(out, listing{ticker: t, name: m["name"], country: codes[m["country"]], sector: m["sector"], isin: m["isin"],
			currency: m["currency"], suffix: suffixOf(t), size: sizes[m["market_cap"]], delisted: m["delisted"] == "True"})
	})
	return out, err
}

func readSP500(dir string) (out []listing, err error) {
	err = readCSV(filepath.Join(dir, "sp500_constituents.csv"), func(m map[string]string) {
		out = append(out, listing{ticker: strings.ReplaceAll(m["Symbol"], ".", "-"), name: m["Security"], country: "US", sector: m["GICS Sector"],
			major: true, editorial: true, size: 4, issuer: strings.TrimLeft(m["CIK"], "0")})
	})
	return out, err
}

// readConstituents reads index members whose names are in Latin letters.
func readConstituents(dir string) (out []listing, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "index_constituents", "*.csv"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	for _, f := range files {
		home := map[string]string{"constituents-hsi.csv": "CN", "constituents-ftse100.csv": "GB", "constituents-dax.csv": "DE", "constituents-ftsemib.csv": "IT"}[filepath.Base(f)]
		err := readCSV(f, func(m map[string]string) {
			if !latin(m["Name"]) {
				return
			}
			t := strings.ReplaceAll(m["Symbol"], "/.", ".")
			t = strings.ReplaceAll(t, "/", "-")
			if !strings.Contains(filepath.Base(f), "sp500") && !strings.Contains(filepath.Base(f), "nasdaq") || suffixOf(t) == "" {
				t = strings.TrimSpace(t)
			}
			if s := suffixOf(t); len(s) == 1 && s != "L" && s != "T" {
				t = strings.ReplaceAll(t, ".", "-")
			}
			out = append(out, listing{ticker: t, name: m["Name"], country: home, suffix: suffixOf(t), major: true, editorial: home == "", size: 4})
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func readSEC(dir string) ([]listing, error) {
	b, err := os.ReadFile(filepath.Join(dir, "sec_company_tickers_exchange.json"))
	if err != nil {
		return nil, err
	}
	var doc struct {
		Data [][]any `json:"data"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		return nil, fmt.Errorf("sec_company_tickers_exchange.json: %w", err)
	}
	var out []listing
	for _, d := range doc.Data {
		if len(d) < 4 {
			continue
		}
		ticker, _ := d[2].(string)
		name, _ := d[1].(string)
		exchange, _ := d[3].(string)
		cik := fmt.Sprintf("%.0f", d[0])
		size := 3
		if exchange == "OTC" || exchange == "" {
			size = 1
		}
		out = append(out, listing{ticker: ticker, name: name, issuer: cik, size: size, currency: "USD"})
	}
	return out, nil
}

func suffixOf(ticker string) string {
	if i := strings.LastIndexByte(ticker, '.'); i >= 0 {
		return ticker[i+1:]
	}
	return ""
}

func latin(s string) bool {
	for _, r := range s {
		if r > 0x24F {
			return false
		}
	}
	return s != ""
}
