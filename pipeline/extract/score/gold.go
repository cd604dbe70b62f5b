package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

// Fact is one annotated fact. An empty string or nil means that the annotation
// does not state the field, which is then not compared.
type Fact struct {
	Quote         string   `json:"q"`             // the evidence, a substring of the text
	Nth           int      `json:"nth,omitempty"` // which occurrence of Quote, from 1; 0 for any
	Type          string   `json:"type"`
	Entity        string   `json:"entity"` // the subject
	Ticker        string   `json:"ticker,omitempty"`
	Kind          string   `json:"kind,omitempty"`
	Actor         string   `json:"actor,omitempty"`
	Entity2       string   `json:"entity2,omitempty"` // the other party, with Ticker2: not scored
	Ticker2       string   `json:"tkt2,omitempty"`
	Speaker       string   `json:"speaker,omitempty"`
	Metric        string   `json:"metric,omitempty"`
	Direction     string   `json:"dir,omitempty"`
	Value         *float64 `json:"value,omitempty"`
	ValueHigh     *float64 `json:"value2,omitempty"`
	Bound         string   `json:"op,omitempty"` // "" means eq
	Unit          string   `json:"unit,omitempty"`
	Currency      string   `json:"ccy,omitempty"`
	Level         *float64 `json:"level,omitempty"`
	LevelUnit     string   `json:"level_unit,omitempty"`
	LevelCurrency string   `json:"level_ccy,omitempty"`
	Points        *float64 `json:"points,omitempty"`
	Period        string   `json:"period,omitempty"` // base of a change, window of an extreme
	Date          string   `json:"date,omitempty"`   // YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM, YYYY-Wnn or YYYY-MM-DD
	Session       string   `json:"session,omitempty"`
	Modality      string   `json:"mod,omitempty"`   // "" means actual
	Joint         bool     `json:"joint,omitempty"` // a total over several subjects: not scored
	Note          string   `json:"note,omitempty"`  // for the reader: not scored
}

// Article is one annotated article.
type Article struct {
	ID        string `json:"id"`
	Published string `json:"published"`
	Source    string `json:"source"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	Facts     []Fact `json:"-"`
}

// Gold is an annotated set.
type Gold struct {
	Articles []Article // in the order of articles.jsonl
}

// Load reads a gold set. An article without a file of facts was not annotated
// and is left out; an empty file says that the article holds no fact. An error
// names the file and line; keys that Fact does not have are errors, because a
// mistyped key would silently not be scored.
func Load(dir fs.FS) (*Gold, error) {
	articles, err := readLines[Article](dir, "articles.jsonl")
	if err != nil {
		return nil, err
	}
	g := &Gold{}
	for _, a := range articles {
		a.Facts, err = readLines[Fact](dir, path.Join("facts", a.ID+".jsonl"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		g.Articles = append(g.Articles, a)
	}
	return g, nil
}

// readLines reads one JSON object a line; blank lines are passed over.
func readLines[T any](dir fs.FS, name string) ([]T, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, fmt.Errorf("gold set: %w", err)
	}
	defer f.Close()
	var rows []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20) // no article of a gold set is longer
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		row, err := decode[T](lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("gold set: %s:%d: %w", name, n, err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("gold set: %s: %w", name, err)
	}
	return rows, nil
}

func decode[T any](line []byte) (row T, err error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&row); err != nil {
		return row, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return row, errors.New("more than one JSON value on the line")
	}
	return row, nil
}
