package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Thresholds in documents. NOTES of the project: dropping one-word names seen in
// lower case in 8 documents or more raised precision from .32 to .87.
const (
	commonDocs = 8
	rareDocs   = 2 // tells a word of the language from a name beside which business is done
	firstDocs  = 3 // as the first of two names after a title or a verb of saying
	firstNames = 3 // different last names after it
)

// countWords writes the word lists that are counted over articles.
func countWords(path, dir string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	c := counter{low: map[string]int{}, cap: map[string]int{}, first: map[string]map[string]int{}}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		c.article(a.Text)
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	name := filepath.Base(path)
	if err := writeWords(filepath.Join(dir, "common.txt"), fmt.Sprintf("Words written in lower case in %d documents or more of %s (counts of words only). Made by ./build.", commonDocs, name), c.common()); err != nil {
		return err
	}
	if err := writeWords(filepath.Join(dir, "rare.txt"), fmt.Sprintf("Words written in lower case in %d to %d documents of %s (counts of words only). Made by ./build.", rareDocs, commonDocs-1, name), c.rare()); err != nil {
		return err
	}
	return writeWords(filepath.Join(dir, "first_names.txt"), "First names: the first of two capitalised words after a title or a verb of saying in "+name+". Made by ./build.", c.firsts())
}

type counter struct {
	low   map[string]int            // word -> documents in lower case
	cap   map[string]int            // word -> documents capitalised inside a sentence
	first map[string]map[string]int // first word -> last word -> times
	doc   token.Doc
}

func (c *counter) article(text string) {
	c.doc.Tokenize(text, nil)
	low, caps := map[string]bool{}, map[string]bool{}
	t := c.doc.Tokens
	for i := range t {
		if t[i].Kind != token.Word || t[i].Flags&(token.FlagDigit|token.FlagAbbrev) != 0 {
			continue
		}
		w := token.Fold(c.doc.Str(i))
		switch {
		case t[i].Flags&token.FlagCap == 0:
			if i > 0 && t[i].Flags&token.FlagSpace == 0 && t[i-1].Kind == token.Punct || i+2 < len(t) && t[i+1].Flags&token.FlagSpace == 0 && t[i+2].Flags&token.FlagSpace == 0 && t[i+1].Kind == token.Punct {
				continue // part of an address: example.com
			}
			if i > 0 && t[i-1].Kind == token.Number && t[i].End-t[i].Start <= 2 {
				continue // a unit, "40 bp": BP is no word for that
			}
			low[w] = true
		case t[i].Flags&token.FlagStart == 0:
			caps[w] = true
		}
		c.named(i)
	}
	for w := range low {
		c.low[w]++
	}
	for w := range caps {
		c.cap[w]++
	}
}

var introducers = wordSet("said analyst economist strategist spokesman spokeswoman executive chairman president manager director officer trader governor minister secretary senator")

// named counts "said Jane Roe," and "analyst Jane Roe".
func (c *counter) named(i int) {
	t := c.doc.Tokens
	if i+3 >= len(t) || !introducers[token.Fold(c.doc.Str(i))] {
		return
	}
	a, b := &t[i+1], &t[i+2]
	if a.Kind != token.Word || b.Kind != token.Word || a.Flags&token.FlagCap == 0 || b.Flags&token.FlagCap == 0 || a.Flags&(token.FlagUpper|token.FlagAbbrev|token.FlagPara) != 0 || b.Flags&token.FlagUpper != 0 || a.End-a.Start < 2 {
		return
	}
	if n := &t[i+3]; n.Flags&token.FlagCap != 0 {
		return
	}
	w := token.Fold(c.doc.Str(i + 1))
	if c.first[w] == nil {
		c.first[w] = map[string]int{}
	}
	c.first[w][token.Fold(c.doc.Str(i+2))]++
}

func (c *counter) common() (out []string) {
	for w, n := range c.low {
		if n >= commonDocs && len(w) > 1 {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// rare are the words too seldom to be common that are oftener written in lower case
// than as a name.
func (c *counter) rare() (out []string) {
	for w, n := range c.low {
		if n >= rareDocs && n < commonDocs && len(w) > 2 && n > c.cap[w] {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// notFirst are words that stand where a first name would.
var notFirst = wordSet("democratic google sun sheikh blake the a an general deputy vice former chief executive prime foreign finance bank american european federal new north south east west united wall goldman merrill morgan lehman bear credit deutsche jp citigroup ubs wachovia first home energy oil air delta standard royal san los las us british german french japanese chinese indian russian")

func (c *counter) firsts() (out []string) {
	for w, lasts := range c.first {
		n := 0
		for _, k := range lasts {
			n += k
		}
		if n < firstDocs || len(lasts) < firstNames || notFirst[w] || c.low[w]*4 > c.cap[w] {
			continue
		}
		out = append(out, strings.ToUpper(w[:1])+w[1:])
	}
	slices.Sort(out)
	return out
}

func writeWords(path, head string, words []string) error {
	fmt.Printf("%s: %d words\n", path, len(words))
	return os.WriteFile(path, []byte("# "+head+"\n"+strings.Join(words, "\n")+"\n"), 0o644)
}
