package when

import (
	"fmt"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Recogniser finds date expressions. It is read-only once made, and safe for
// concurrent use.
type Recogniser struct {
	lex   *lexicon
	bloom [1 << 10]uint64 // by the low bits of the hash: most words are no date words
	zones *Zones
	named []holiday
}

// starts are the classes an expression can begin with.
const starts = cWeekday | cWeekdayShort | cMonth | cMonthShort | cUnit | cBasis | cBasisAdj | cNumber | cFew | cOrdinal | cDay |
	cDaytime | cClockword | cRel | cPast | cPrior | cComing | cFollowing | cSame | cRecent | cPart | cEdge | cEarlier | cSo |
	cRecord | cFiscal | cCalendar | cHoliday | cInitial

// spelled are words that the parser asks for by their letters behind a preposition.
const spelled = "a an the all whole record records history annual mom quarterly yearly couple half full mid end"

// NewRecogniser reads the embedded word lists.
func NewRecogniser() (*Recogniser, error) {
	lex, err := newLexicon()
	if err != nil {
		return nil, err
	}
	zones, err := NewZones()
	if err != nil {
		return nil, fmt.Errorf("date expressions: %w", err)
	}
	named, err := newHolidays(lex)
	if err != nil {
		return nil, err
	}
	if err := zones.addTo(lex); err != nil {
		return nil, err
	}
	r := &Recogniser{lex: lex, zones: zones, named: named}
	for i := range lex.slots {
		if h := lex.slots[i].hash; h != 0 {
			r.bloom[h>>6&1023] |= 1 << (h & 63)
		}
	}
	for _, w := range strings.Fields(spelled) {
		h := token.Hash(w)
		r.bloom[h>>6&1023] |= 1 << (h & 63)
	}
	return r, nil
}

// Find appends the date and time expressions of d to dst, in order and not
// overlapping: at each token the longest, preposition included. It does not
// allocate beyond the growth of dst.
func (r *Recogniser) Find(dst []Expr, d *token.Doc) []Expr {
	p := parser{r: r, d: d, toks: d.Tokens}
	for _, s := range d.Sentences {
		p.first, p.end, p.asked = s.First, s.End, 0
		for i := s.First; i < s.End; {
			if !p.mayStart(i) {
				i++
				continue
			}
			e, next := p.expr(i)
			if next <= i || next+1 < s.End && p.dash(next) && p.joined(next) && (p.lower(next+1, "point") || p.lower(next+1, "percentage")) {
				i++ // "in a quarter-point cut"
				continue
			}
			e.First, e.Last = i, next-1
			dst = append(dst, e)
			i = next
		}
	}
	return dst
}

// mayStart is the cheap test that nearly all tokens fail.
func (p *parser) mayStart(i int) bool {
	t := &p.toks[i]
	switch t.Kind {
	case token.Word:
		if !p.r.mayKnow(t.Hash) {
			return t.Flags&token.FlagDigit != 0 && t.End-t.Start <= 6
		}
		w := p.word(i)
		return w != nil && (w.cls&starts != 0 || w.cls&cPrep != 0 && spanned(Prep(w.val[slot(cPrep)])) && p.mayFollow(i+1))
	case token.Number:
		return true
	}
	return false
}

// mayFollow is the same for what stands behind a preposition.
func (p *parser) mayFollow(i int) bool {
	return i < p.end && (p.toks[i].Kind != token.Word || p.toks[i].Flags&token.FlagDigit != 0 || p.r.mayKnow(p.toks[i].Hash))
}

// mayKnow reports whether the parser may know a word.
func (r *Recogniser) mayKnow(h uint64) bool { return r.bloom[h>>6&1023]>>(h&63)&1 != 0 }

// spanned reports whether a preposition is part of the expression it opens;
// the others only make a date of what follows.
func spanned(q Prep) bool {
	switch q {
	case Of, To, Than, After, Before, As:
		return false
	}
	return true
}

// parser reads one sentence.
type parser struct {
	r          *Recogniser
	d          *token.Doc
	toks       []token.Token
	first, end int
	asked      int // the token that word was asked for last, plus one; readings ask for one again and again
	known      *word
}

// word returns what the lexicon knows of token i, nil if nothing.
func (p *parser) word(i int) *word {
	if p.asked != i+1 {
		p.asked, p.known = i+1, p.find(i)
	}
	return p.known
}

func (p *parser) find(i int) *word {
	if i < p.first || i >= p.end || p.toks[i].Kind != token.Word {
		return nil
	}
	h := p.toks[i].Hash
	if !p.r.mayKnow(h) {
		return nil
	}
	return p.r.lex.find(h)
}

// is reports whether token i is a word of one of the classes.
func (p *parser) is(i int, c class) bool {
	w := p.word(i)
	return w != nil && w.cls&c != 0
}

// val returns the value of token i as a word of class c, which it must be.
func (p *parser) val(i int, c class) int16 {
	if w := p.word(i); w != nil {
		return w.val[slot(c)]
	}
	return 0
}

// prep returns the preposition at i.
func (p *parser) prep(i int) Prep {
	if !p.is(i, cPrep) {
		return NoPrep
	}
	return Prep(p.val(i, cPrep))
}

func (p *parser) kind(i int) token.Kind {
	if i < p.first || i >= p.end {
		return 0
	}
	return p.toks[i].Kind
}

func (p *parser) flags(i int) token.Flags {
	if i < p.first || i >= p.end {
		return 0
	}
	return p.toks[i].Flags
}

// text returns the text of token i, "" outside the sentence.
func (p *parser) text(i int) string {
	if i < p.first || i >= p.end {
		return ""
	}
	return p.d.Str(i)
}

// punct reports whether token i is the one-byte mark c.
func (p *parser) punct(i int, c byte) bool {
	if p.kind(i) != token.Punct {
		return false
	}
	t := &p.toks[i]
	return t.End-t.Start == 1 && p.d.Text[t.Start] == c
}

// joined reports whether token i follows its neighbour without a space.
func (p *parser) joined(i int) bool {
	return i < p.end && p.toks[i].Flags&token.FlagSpace == 0
}

// dash reports whether token i is a dash of any length.
func (p *parser) dash(i int) bool {
	k := p.kind(i)
	return k == token.Dash || k == token.LongDash
}

// hyphen reports whether token i is a hyphen within a word.
func (p *parser) hyphen(i int) bool {
	return p.kind(i) == token.Dash && p.joined(i) && p.joined(i+1)
}

// lower reports whether token i is the word w, in any case.
func (p *parser) lower(i int, w string) bool {
	if p.kind(i) != token.Word {
		return false
	}
	t := &p.toks[i]
	if int(t.End-t.Start) != len(w) {
		return false
	}
	s := p.d.Text[t.Start:t.End]
	for j := 0; j < len(w); j++ {
		if s[j]|0x20 != w[j] {
			return false
		}
	}
	return true
}
