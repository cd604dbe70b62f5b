package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// builder fills a Gazetteer. Names are collected first and tokenised in one go.
type builder struct {
	g         *Gazetteer
	listed    []listedName
	listedDay map[string]schema.Date // of listed.txt
	names     strings.Builder        // one name a line
	of        []pending              // what each line stands for
	doc       token.Doc
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
	if e.Kind == schema.KindCompany {
		e.listed = b.listedOn(e.Ticker, "")
	}
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
	for _, q := range [...]string{" company", " unit", " private", " estate", " ADR", " OTC", " state", " city", " newspaper", " magazine", " survey", " of France", " of Canada", " of San Francisco", " second term", " as chancellor", " as minister", " as secretary"} {
		if strings.HasPrefix(q, " of ") && e.Kind != schema.KindPerson {
			continue // the Bank of Canada is called so
		}
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
	if !p.ent.curated && b.groupOf(toks) {
		return // "PNC Financial Services Group" is the curated company, which takes in "Group"
	}
	var h uint64
	for i := range toks {
		t := &toks[i]
		if t.Kind == token.Dash {
			continue
		}
		if r.words > 0 {
			g.tab.put(h).read |= deeper
			h = mix(h, wordKey(t))
			g.tab.longer(h)
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
			if x := &g.reads[k]; x.ent == p.ent {
				if !p.full { // another spelling: what both ask for
					x.caps, x.upper = x.caps&r.caps, x.upper&r.upper
				}
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

// groupOf reports whether a name is that of a curated company and "Group" or "Holdings".
func (b *builder) groupOf(toks []token.Token) bool {
	if len(toks) < 3 || !groupWord(toks[len(toks)-1].Hash) {
		return false
	}
	n := b.g.tab.find(runHash(toks[:len(toks)-1]))
	if n == nil {
		return false
	}
	for at := n.read &^ deeper; at != 0; at = b.g.reads[at-1].next {
		if e := b.g.reads[at-1].ent; e.curated && e.Kind == schema.KindCompany {
			return true
		}
	}
	return false
}

// runHash is the running hash of the words of a name.
func runHash(toks []token.Token) uint64 {
	h := wordKey(&toks[0])
	for i := 1; i < len(toks); i++ {
		if toks[i].Kind != token.Dash {
			h = mix(h, wordKey(&toks[i]))
		}
	}
	return h
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
	case p.major && words == 1 && allCommon:
		return gradeCase
	case p.major && words == 1 && toks[0].End-toks[0].Start > 3:
		return gradeName
	case words == 1, allCommon, cls&clsFirst != 0 && words <= 2, toks[0].End-toks[0].Start <= 1 && words <= 2:
		return gradeEvidence
	}
	return p.grade
}
