package entity

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// row is one line of the curated lexicon, or of an --entities file.
type row struct {
	Entity
	aliases, people, lines, rics []string
}

// lexiconFiles are read in this order: where two rows share a name, the earlier wins.
var lexiconFiles = []string{
	"ignore", "countries", "cities", "indices", "more_indices", "companies", "more_companies", "private", "asia", "west", "etfs", "crypto",
	"currencies", "commodities", "institutions", "bodies", "people", "more_people", "markets",
}

// readRows calls f for every row of a curated file.
func readRows(file string, f func(*row) error) error {
	kind := ""
	var cols []string
	return eachLine("lexicon/"+file+".txt", func(line string, comment bool) error {
		if comment {
			if k, ok := directive(line, "kind"); ok {
				kind = k
			}
			if c, ok := directive(line, "columns"); ok {
				cols = strings.Split(c, "|")
			}
			return nil
		}
		cells := strings.Split(line, "|")
		if len(cells) > len(cols) {
			return fmt.Errorf("%d cells under %d columns", len(cells), len(cols))
		}
		r := row{Entity: Entity{Kind: kind, curated: true}}
		for i, c := range cells {
			if err := r.set(cols[i], strings.TrimSpace(c)); err != nil {
				return err
			}
		}
		return f(&r)
	})
}

// directive reads "# key: value".
func directive(line, key string) (string, bool) {
	return strings.CutPrefix(strings.TrimSpace(line[1:]), key+": ")
}

// set fills one column of a row.
func (r *row) set(col, v string) (err error) {
	switch col {
	case "name":
		r.Name = v
	case "kind":
		r.Kind = v
	case "ticker":
		r.Ticker = v
	case "mic":
		r.MIC = v
	case "isin":
		r.ISIN = v
	case "country":
		r.Country = v
	case "currency":
		r.Currency = v
	case "sector":
		r.Sector = v
	case "tz":
		r.TimeZone = v
	case "parent":
		r.Parent = v
	case "title":
		r.Title = v
	case "adj":
		r.Adj = v
	case "from":
		r.From, err = optionalDate(v)
	case "to":
		r.To, err = optionalDate(v)
	case "aliases":
		r.aliases = list(v, ";")
	case "people":
		r.people = list(v, ";")
	case "lines":
		r.lines = strings.Fields(v)
	case "ric":
		r.rics = strings.Fields(v)
	case "yahoo", "codes", "root": // exchanges.go reads these
	default:
		err = fmt.Errorf("unknown column %q", col)
	}
	return err
}

func optionalDate(v string) (schema.Date, error) {
	if v == "" {
		return 0, nil
	}
	return schema.ParseDate(v)
}

func list(v, sep string) []string {
	var out []string
	for _, s := range strings.Split(v, sep) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// readOverride reads an --entities file: CSV whose header names the columns of
// Entity (name is required; aliases are separated by ";").
func readOverride(in io.Reader, f func(*row) error) error {
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	cols, err := r.Read()
	if err != nil {
		return fmt.Errorf("entities file: no header line (want e.g. name,kind,ticker,aliases): %w", err)
	}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("entities file: %w", err)
		}
		n, _ := r.FieldPos(0)
		w := row{Entity: Entity{Kind: schema.KindCompany, curated: true}}
		for i, c := range cells {
			if i >= len(cols) {
				return fmt.Errorf("entities file, line %d: more cells than the header has columns", n)
			}
			if err := w.set(strings.TrimSpace(strings.ToLower(cols[i])), strings.TrimSpace(c)); err != nil {
				return fmt.Errorf("entities file, line %d: %w (columns: name kind ticker mic isin country currency sector tz from to aliases)", n, err)
			}
		}
		if w.Name == "" {
			return fmt.Errorf("entities file, line %d: no name", n)
		}
		if err := f(&w); err != nil {
			return fmt.Errorf("entities file, line %d: %w", n, err)
		}
	}
}
