package entity

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Options of Load.
type Options struct {
	Override   io.Reader // rows of --entities FILE.csv; nil is none
	NoListings bool      // leave out the listed companies: curated names only
}

// Gazetteer is what is known of names. It is immutable once loaded.
type Gazetteer struct {
	tab      table
	low      bloom // words in lower case that mean something here
	ents     []*Entity
	reads    []reading
	issuers  []issuer
	lines    []Entity           // listed lines, those of one issuer together, its primary first
	rics     map[string]*Entity // index codes: .GSPC
	country  map[string]*Entity // by ISO code
	byTicker tickers

	byRIC, byCode, bySuffix, byMIC map[string]*Exchange
	bondOf                         map[uint64]string  // word -> country
	sectors                        map[uint64]string  // word, or two -> sector
	marketOf                       map[string]*Entity // curated markets by name
	byName                         map[string]*Entity // countries by name
	hash                           string
}

// reading is one meaning of a name. Readings of one name form a chain.
type reading struct {
	ent    *Entity
	next   uint32 // index+1 of the next reading
	caps   uint16 // words that must be capitalised
	upper  uint16 // words that must be all upper case
	grade  grade
	words  uint8
	people bool // a demonym or an adjective: "Chinese"
}

// grade says how much evidence a name needs.
type grade uint8

const (
	gradeSure     grade = iota // nothing else is called that
	gradeName                  // a name: not if it is part of a longer one
	gradeCase                  // also a word: capitalised inside a sentence, or evidence
	gradeEvidence              // evidence in the article only
)

// Load builds the gazetteer from the embedded lexicon, the listed companies and
// the rows of o.Override, which win over both.
func Load(o Options) (*Gazetteer, error) {
	g := &Gazetteer{
		tab: newTable(1 << 17), rics: map[string]*Entity{}, country: map[string]*Entity{},
		byRIC: map[string]*Exchange{}, byCode: map[string]*Exchange{}, bySuffix: map[string]*Exchange{}, byMIC: map[string]*Exchange{},
		sectors: map[uint64]string{}, marketOf: map[string]*Entity{}, byName: map[string]*Entity{},
	}
	override, err := g.readAll(o)
	if err != nil {
		return nil, err
	}
	if err := g.loadWords(); err != nil {
		return nil, err
	}
	if err := g.loadExchanges(); err != nil {
		return nil, err
	}
	if err := g.loadSectors(); err != nil {
		return nil, err
	}
	var b builder
	b.init(g)
	if !o.NoListings {
		if err := b.listings(); err != nil {
			return nil, err
		}
	}
	if override != "" {
		if err := readOverride(strings.NewReader(override), b.override); err != nil {
			return nil, err
		}
	}
	for _, f := range append([]string{"exchanges"}, lexiconFiles...) {
		if err := readRows(f, b.add); err != nil {
			return nil, err
		}
	}
	b.listingNames()
	b.finish()
	return g, g.loadBonds()
}

// readAll reads the override and computes the hash over all data.
func (g *Gazetteer) readAll(o Options) (override string, err error) {
	if o.Override != nil {
		b, err := io.ReadAll(o.Override)
		if err != nil {
			return "", fmt.Errorf("entities file: %w", err)
		}
		override = string(b)
	}
	h := sha256.New()
	err = fs.WalkDir(lexicon, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := lexicon.ReadFile(path)
		fmt.Fprintf(h, "%s\x00%d\x00", path, len(b))
		h.Write(b)
		return err
	})
	if !o.NoListings {
		h.Write(packedListings)
	}
	io.WriteString(h, override)
	g.hash = hex.EncodeToString(h.Sum(nil)[:16])
	return override, err
}

// Hash identifies the names and rules in use: part of a run's rules_hash.
func (g *Gazetteer) Hash() string { return g.hash }

// Len returns the number of entities known by name.
func (g *Gazetteer) Len() int { return len(g.ents) }

// Country returns the entity of an ISO 3166 code, nil if there is none.
func (g *Gazetteer) Country(code string) *Entity { return g.country[code] }

// builder fills a Gazetteer. Names are collected first and tokenised in one go.
type builder struct {
	g      *Gazetteer
	listed []listedName
	names  strings.Builder // one name a line
	of     []pending       // what each line stands for
	doc    token.Doc
}

type pending struct {
	ent    *Entity
	grade  grade
	given  bool // the grade is not to be changed by the words
	full   bool // the full name of a listed company
	major  bool // of a large one
	people bool // a demonym
}

func (b *builder) init(g *Gazetteer) { b.g = g }

// name adds a name of an entity.
func (b *builder) name(s string, p pending) {
	if strings.HasPrefix(s, "~") {
		s, p.grade, p.given = s[1:], gradeEvidence, true
	} else if strings.HasPrefix(s, "^") {
		s, p.grade, p.given = s[1:], gradeCase, true
	}
	b.names.WriteString(s)
	b.names.WriteByte('\n')
	b.of = append(b.of, p)
}

// add takes one curated row.
func (b *builder) add(r *row) error {
	g := b.g
	e := &Entity{}
	*e = r.Entity
	g.fill(e)
	printed := trimQualifier(e)
	e.ID = NewID(e.Kind, e.Ticker, e.Name)
	if e.Kind == KindCountry && e.Country != "" {
		g.country[e.Country] = e
	}
	if e.Kind == KindCountry || e.Kind == KindCity {
		b.place(r)
		if e.Kind == KindCountry {
			g.byName[e.Name] = e
		}
	}
	if e.Kind == schema.KindMarket {
		g.marketOf[e.Name] = e
	}
	if e.Ticker != "" && (e.Kind == schema.KindCompany || e.Kind == schema.KindETF) {
		b.adopt(e, r.lines)
	}
	g.ents = append(g.ents, e)
	p := pending{ent: e, grade: curatedGrade(e)}
	seen := false
	for _, a := range r.aliases {
		seen = seen || strings.TrimLeft(a, "~^") == e.Name
		b.name(a, p)
	}
	if !seen && printed {
		b.name(e.Name, p)
	}
	p.people = true
	for _, a := range r.people {
		b.name(a, p)
	}
	for _, s := range r.rics {
		if g.rics[s] == nil {
			g.rics[s] = e
		}
	}
	return nil
}

// place notes one-word names of places: they are no companies without evidence.
func (b *builder) place(r *row) {
	for _, n := range append(append([]string{r.Name}, r.aliases...), r.people...) {
		if n = strings.TrimPrefix(n, "~"); !strings.ContainsAny(n, " -") {
			b.g.tab.put(token.Hash(n)).class |= clsPlace
		}
	}
}

// trimQualifier takes off the word that only tells two rows apart ("Merrill Lynch
// unit", "Mark Carney of Canada") and reports whether the name was printed whole.
// Such a row gives its names as aliases.
func trimQualifier(e *Entity) bool {
	for _, q := range [...]string{" company", " unit", " private", " estate", " ADR", " OTC", " state", " city", " newspaper", " magazine", " survey", " of France", " of Canada", " of San Francisco", " second term"} {
		if n, ok := strings.CutSuffix(e.Name, q); ok {
			e.Name = n
			return false
		}
	}
	return true
}

func (b *builder) override(r *row) error {
	r.Entity.curated = true
	return b.add(r)
}

// curatedGrade is the grade of a curated name before its words are looked at.
func curatedGrade(e *Entity) grade {
	switch e.Kind {
	case schema.KindCompany, schema.KindETF, schema.KindPerson, KindMedium, KindExchange:
		return gradeName
	}
	return gradeSure
}

// finish tokenises the collected names and enters them into the table.
func (b *builder) finish() {
	text := b.names.String()
	const chunk = 1 << 19 // bytes: bounds the memory of the tokens
	line := 0
	for len(text) > 0 {
		n := len(text)
		if n > chunk {
			n = strings.LastIndexByte(text[:chunk], '\n') + 1
		}
		b.doc.Tokenize(text[:n], nil)
		b.enterAll(&line)
		text = text[n:]
	}
	b.doc = token.Doc{}
}

// enterAll enters each line of b.doc as one name.
func (b *builder) enterAll(line *int) {
	t := b.doc.Tokens
	for i := 0; i < len(t); {
		j := i + 1
		for j < len(t) && t[j].Flags&token.FlagLine == 0 {
			j++
		}
		b.enter(t[i:j], b.of[*line])
		*line++
		i = j
	}
}

// enter makes the path of a name in the table and appends its reading.
func (b *builder) enter(toks []token.Token, p pending) {
	g := b.g
	toks = trimDots(toks)
	r := reading{ent: p.ent, grade: p.grade, people: p.people}
	var h uint64
	for i := range toks {
		t := &toks[i]
		if t.Kind == token.Dash {
			continue
		}
		if r.words > 0 {
			g.tab.put(h).read |= deeper
			h = mix(h, wordKey(t))
		} else {
			h = wordKey(t)
			b.first(t)
		}
		b.demand(&r, t, len(toks))
		r.words++
	}
	if r.words == 0 {
		return
	}
	if !p.given {
		r.grade = b.judge(toks, p, r.words)
	}
	if r.words == 1 && r.grade == gradeEvidence && !p.ent.curated && !p.major && b.ordinary(&toks[0]) {
		return // "Energy", "United", "On": a code beside the name still finds them
	}
	n := g.tab.put(h)
	at := &n.read
	if *at&^deeper == 0 {
		*at |= uint32(len(g.reads) + 1)
	} else {
		k := *at&^deeper - 1
		for {
			if g.reads[k].ent == p.ent {
				return
			}
			if g.reads[k].next == 0 {
				break
			}
			k = g.reads[k].next - 1
		}
		g.reads[k].next = uint32(len(g.reads) + 1)
	}
	g.reads = append(g.reads, r)
}

// trimDots drops a full stop at the end of a name: texts print it or not.
func trimDots(toks []token.Token) []token.Token {
	for len(toks) > 1 && toks[len(toks)-1].Kind == token.Punct && toks[len(toks)-1].Hash == hashDot {
		toks = toks[:len(toks)-1]
	}
	return toks
}

// first notes the first word of a name: one in lower case starts names in any case.
func (b *builder) first(t *token.Token) {
	if t.Kind == token.Word && t.Flags&token.FlagCap == 0 || t.Kind == token.Number {
		b.g.tab.put(wordKey(t)).class |= clsLow
		b.g.low.set(wordKey(t))
	}
}

// demand records what the case of word t of a name asks of the text: capitals
// where the name has them, all capitals for abbreviations of up to four letters.
func (b *builder) demand(r *reading, t *token.Token, n int) {
	if r.words >= 16 || t.Kind != token.Word || t.Flags&token.FlagCap == 0 {
		return
	}
	r.caps |= 1 << r.words
	if t.Is(token.FlagUpper) && t.End-t.Start <= 4 {
		r.upper |= 1 << r.words
	}
}

// judge lowers the trust in a name of ordinary words, of a place or of a person.
func (b *builder) judge(toks []token.Token, p pending, words uint8) grade {
	if p.grade == gradeSure {
		return gradeSure
	}
	common, cls := 0, class(0)
	for i := range toks {
		if toks[i].Kind != token.Word {
			continue
		}
		if n := b.g.tab.find(toks[i].Hash); n != nil {
			cls |= n.class
			if n.class&(clsCommon|clsPlace|clsTime|clsHead|clsLegal) != 0 {
				common++
			}
		} else if toks[i].Flags&token.FlagCap == 0 {
			common++
		}
	}
	return p.judge(int(words), common == words8(toks), cls, toks)
}

// ordinary reports whether a word is one of the language, a place or a month.
func (b *builder) ordinary(t *token.Token) bool {
	n := b.g.tab.find(t.Hash)
	return n != nil && n.class&(clsCommon|clsPlace|clsTime|clsHead|clsLegal|clsRole) != 0
}

func words8(toks []token.Token) int {
	n := 0
	for i := range toks {
		if toks[i].Kind == token.Word {
			n++
		}
	}
	return n
}

func (p pending) judge(words int, allCommon bool, cls class, toks []token.Token) grade {
	curated := p.ent.curated
	switch {
	case curated && words == 1 && allCommon:
		return gradeCase
	case curated:
		return p.grade
	case p.major && words > 1:
		return p.grade
	case p.major && words == 1 && toks[0].End-toks[0].Start > 3:
		return gradeName
	case words == 1, allCommon, cls&clsFirst != 0 && words <= 2, toks[0].End-toks[0].Start <= 1 && words <= 2:
		return gradeEvidence
	}
	return p.grade
}
