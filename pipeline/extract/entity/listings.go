package entity

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/wiremill/wiremill/schema"
)

// packedListings is the work of ./build: text, one record a line, compressed.
//
//	=name|country|sector|kind|flags|alias;alias    an issuer; flags: m a large company
//	ticker|currency|isin|flags                     a line of it, the primary first; flags: x delisted,
//	                                               YYYYMM the first month in which it can have traded
//
//go:embed companies.txt.zst
var packedListings []byte

// issuer is a company with its lines: g.lines[lo:hi], and those the curated lexicon adds.
type issuer struct {
	lo, hi  int32
	major   bool // member of a leading index
	primary *Entity
	more    []*Entity
}

type listedName struct {
	issuer  int32
	major   bool
	aliases string
}

// listings unpacks the listed companies.
func (b *builder) listings() error {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return fmt.Errorf("entity: %w", err)
	}
	defer dec.Close()
	raw, err := dec.DecodeAll(packedListings, nil)
	if err != nil {
		return fmt.Errorf("entity: companies.txt.zst is damaged, build it anew (go run ./pipeline/extract/entity/build): %w", err)
	}
	g, text := b.g, string(raw)
	n := strings.Count(text, "\n")
	issuers := strings.Count(text, "\n=") + 1
	g.lines = make([]Entity, 0, n-issuers+1)
	g.issuers = make([]issuer, 0, issuers)
	g.byTicker.init(n)
	ids := idMaker{}
	ids.hex.Grow(n * 32)
	var base Entity
	for len(text) > 0 {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if strings.HasPrefix(line, "=") {
			b.issuer(line[1:], &base)
			continue
		}
		b.line(line, &base, &ids)
	}
	all := ids.hex.String()
	for i := range g.lines {
		g.lines[i].ID = all[i*32 : i*32+32]
	}
	return nil
}

func (b *builder) issuer(line string, base *Entity) {
	g := b.g
	var flags, aliases string
	*base = Entity{Name: cell(&line)}
	base.Country, base.Sector, base.Kind, flags, aliases = cell(&line), cell(&line), cell(&line), cell(&line), line
	if base.Kind == "" {
		base.Kind = schema.KindCompany
	}
	k := int32(len(g.issuers))
	base.issuer = k + 1
	g.issuers = append(g.issuers, issuer{lo: int32(len(g.lines)), hi: int32(len(g.lines)), major: strings.Contains(flags, "m")})
	b.listed = append(b.listed, listedName{k, strings.Contains(flags, "m"), aliases})
}

func (b *builder) line(line string, base *Entity, ids *idMaker) {
	g := b.g
	g.lines = append(g.lines, *base)
	e := &g.lines[len(g.lines)-1]
	e.Ticker, e.Currency, e.ISIN = cell(&line), cell(&line), cell(&line)
	line, e.delisted = strings.CutPrefix(line, "x")
	e.listed = b.listedOn(e.Ticker, line)
	g.fill(e)
	ids.add(e)
	if e.Ticker != "" {
		g.byTicker.put(e.Ticker, int32(len(g.lines)-1), g.lines)
	}
	s := &g.issuers[len(g.issuers)-1]
	s.hi = int32(len(g.lines))
	if s.primary == nil {
		s.primary = e
	}
}

// readListed reads listed.txt: the first day of trading by ticker.
func (b *builder) readListed() error {
	b.listedDay = map[string]schema.Date{}
	return eachLine("lexicon/listed.txt", func(line string, comment bool) (err error) {
		if comment {
			return nil
		}
		ticker, day, _ := strings.Cut(line, "|")
		b.listedDay[ticker] = 0
		if day != "-" {
			b.listedDay[ticker], err = schema.ParseDate(day)
		}
		return err
	})
}

// listedOn returns the first day on which a line can have traded; 0 is always.
func (b *builder) listedOn(ticker, month string) schema.Date {
	if d, ok := b.listedDay[ticker]; ok || len(month) != 6 {
		return d
	}
	d, err := schema.ParseDate(month[:4] + "-" + month[4:] + "-01")
	if err != nil {
		return 0
	}
	return d
}

// cell cuts the next cell off a record.
func cell(line *string) string {
	c, rest, _ := strings.Cut(*line, "|")
	*line = rest
	return c
}

// listingNames adds the names of the listed companies, after the curated ones.
func (b *builder) listingNames() {
	for _, l := range b.listed {
		e := b.g.issuers[l.issuer].primary
		if e == nil {
			continue
		}
		p := pending{ent: e, grade: gradeName, full: true, major: l.major}
		if !e.curated {
			b.name(e.Name, p)
		} else if first := &b.g.lines[b.g.issuers[l.issuer].lo]; first.Name != e.Name {
			b.name(first.Name, p)
		}
		for rest := l.aliases; rest != ""; {
			var a string
			a, rest, _ = strings.Cut(rest, ";")
			b.name(a, p)
		}
	}
	b.listed = nil
}

// adopt joins a curated company to the lines of its issuer.
func (b *builder) adopt(e *Entity, lines []string) {
	g := b.g
	if e.To != 0 {
		return // its ticker may be another company's today
	}
	i := g.byTicker.find(e.Ticker, g.lines)
	if i < 0 {
		for _, t := range lines {
			if i = g.byTicker.find(t, g.lines); i >= 0 {
				break
			}
		}
	}
	k := int32(len(g.issuers))
	if i >= 0 {
		k = g.lines[i].issuer - 1
		l := &g.lines[i]
		if l.Ticker == e.Ticker {
			setIfEmpty(&e.ISIN, l.ISIN)
		}
		setIfEmpty(&e.Sector, l.Sector)
	} else {
		g.issuers = append(g.issuers, issuer{})
	}
	e.issuer = k + 1
	s := &g.issuers[k]
	if s.primary == nil || !s.primary.curated {
		s.primary = e
	}
	for _, t := range lines {
		if j := g.byTicker.find(t, g.lines); j >= 0 && g.lines[j].issuer == e.issuer {
			continue
		}
		l := &Entity{Name: e.Name, Kind: e.Kind, Ticker: t, Country: e.Country, Sector: e.Sector, issuer: e.issuer, curated: true}
		g.fill(l)
		l.ID = NewID(l.Kind, t, "")
		s.more = append(s.more, l)
	}
}

// tickers finds a line by its ticker: open addressing over line numbers.
type tickers struct {
	slots []int32
	mask  uint64
}

func (t *tickers) init(n int) {
	size := 1024
	for size < n*2 {
		size *= 2
	}
	t.slots, t.mask = make([]int32, size), uint64(size-1)
}

func (t *tickers) put(ticker string, line int32, lines []Entity) {
	i := hashString(ticker) & t.mask
	for ; t.slots[i] != 0; i = (i + 1) & t.mask {
		if lines[t.slots[i]-1].Ticker == ticker {
			return
		}
	}
	t.slots[i] = line + 1
}

// find returns the line of a ticker, -1 if there is none.
func (t *tickers) find(ticker string, lines []Entity) int32 {
	if t.slots == nil || ticker == "" {
		return -1
	}
	for i := hashString(ticker) & t.mask; t.slots[i] != 0; i = (i + 1) & t.mask {
		if lines[t.slots[i]-1].Ticker == ticker {
			return t.slots[i] - 1
		}
	}
	return -1
}

func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return spread(h)
}
