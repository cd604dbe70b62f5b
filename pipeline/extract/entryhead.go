package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Lists of movers, each entry a paragraph of its own that a name opens: "Acme -- Shares of
// the airline fell 3 percent after it cut its outlook." What the entry says of shares, of the
// stock, of "the airline" is of that name.

// entryNames is whom the entry that is read tells of.
type entryNames struct {
	subs  [maxSubjects]subject
	n     int
	para  int // of the entry, plus one; 0: none
	first int // node behind its head
}

// leastEntries is how many paragraphs must open like entries to make a list.
const leastEntries = 2

// openEntry notes the names that open the sentence, if it is an entry of a list of movers.
func (s *sentence) openEntry() {
	x := &s.ctx.entry
	para := s.d.Sentences[s.index].Para
	if x.para > 0 && x.para-1 != para {
		x.para, x.n = 0, 0
	}
	if x.para > 0 || s.head > s.first || s.nodes[s.first].flags&token.FlagPara == 0 {
		return
	}
	x.n = 0
	end := s.entryHead(s.first, s.end, x)
	if end < 0 || x.n == 0 {
		x.n = 0
		return
	}
	if s.doc.entriesLeft(s, end) {
		x.para, x.first = para+1, end
	} else {
		x.n = 0
	}
}

// entriesLeft reports whether the article has so many entries that it is a list: it looks at
// how its other paragraphs begin.
func (d *document) entriesLeft(s *sentence, end int) bool {
	if d.movers == 0 {
		d.movers = 1
		for i := 0; i+1 < len(s.starts); i++ {
			first, to := int(s.starts[i]), int(s.starts[i+1])
			if first >= to || s.nodes[first].flags&token.FlagPara == 0 {
				continue
			}
			var x entryNames
			if s.entryHead(first, to, &x) > 0 && x.n > 0 {
				d.movers++
			}
		}
	}
	return d.movers > leastEntries
}

// entryHead reads the names from node i to the dash or colon that sets them off, and returns
// the node behind it; -1 if they are no head of an entry.
func (s *sentence) entryHead(i, end int, x *entryNames) int {
	const longest = 16
	for end = min(end, i+longest); i < end; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && !s.entryKind(i):
			return -1
		case n.ent >= 0:
			if x.n == len(x.subs) {
				return -1
			}
			x.subs[x.n] = s.named(i)
			x.n++
		case s.is(i, s.k.openParen): // a code
			c := s.closeParenAt(i, min(i+6, end-1))
			if !s.is(c, s.k.closeParen) {
				return -1
			}
			i = c
		case s.is(i, s.k.commaHash) || s.is(i, s.k.and) || n.hash == bulletHash || n.hash == ampersandHash:
		case s.setsOffEntry(i):
			if x.n == 0 {
				return -1
			}
			return i + 1
		case n.flags&token.FlagCap != 0 && n.qty < 0 && n.date < 0:
			k := s.capitalRun(i, end)
			if k < 0 || x.n == len(x.subs) {
				return -1
			}
			x.subs[x.n] = subject{name: s.text(i, k), kind: schema.KindCompany, first: int32(i), last: int32(k), unlisted: true}
			x.n++
			i = k
		default:
			return -1
		}
	}
	return -1
}

var ampersandHash = token.Hash("&")

// entryKind reports whether the name at node i is of what an entry can tell of.
func (s *sentence) entryKind(i int) bool {
	return s.nodes[i].cls.has(s.k.company.or(s.k.kindBits.of("#etf")).or(s.k.kindBits.of("#crypto"))) && !s.demonym(i) && !s.ctx.house(s.ents[s.nodes[i].ent].Ent)
}

// setsOffEntry reports whether node i is the dash or the colon behind the head of an entry.
func (s *sentence) setsOffEntry(i int) bool {
	t := &s.d.Tokens[s.nodes[i].first]
	if t.Kind == token.LongDash || s.nodes[i].hash == s.k.colon {
		return true
	}
	next := int(s.nodes[i].last) + 1
	return t.Kind == token.Dash && t.Is(token.FlagSpace) && next < len(s.d.Tokens) && s.d.Tokens[next].Is(token.FlagSpace)
}

// capitalRun returns the last node of the capitalised words from node i on that make a name
// which nothing lists; -1 if they make none.
func (s *sentence) capitalRun(i, end int) int {
	const longest = 5
	k := i
	for k+1 < end && k-i < longest && (s.elided(k+1, end) || s.nodes[k+1].ent < 0 && s.nodes[k+1].flags&token.FlagCap != 0 && s.nodes[k+1].qty < 0 && s.nodes[k+1].date < 0 || s.nodes[k+1].cls.has(s.k.poss)) {
		k++
	}
	for j := i; j <= k; j++ {
		if n := &s.nodes[j]; !n.cls.has(s.k.poss) && s.gaz.OwnWord(&s.d.Tokens[n.first]) {
			return k
		}
	}
	return -1 // nothing but words of the language: "Bottom line"
}

// elided reports whether node i is the apostrophe of a name that another word of it follows:
// "Dunkin' Brands".
func (s *sentence) elided(i, end int) bool {
	if t := s.text(i, i); t != "'" && t != "’" {
		return false
	}
	return i+1 < end && s.nodes[i+1].flags&token.FlagCap != 0
}

// entryTold takes those of whom the entry tells for a word at node h that stands for a
// company or for its shares.
func (s *sentence) entryTold(h int, out *nounPhrase) bool {
	x := &s.ctx.entry
	if x.para == 0 || x.n == 0 || h < x.first {
		return false
	}
	for i := range x.subs[:x.n] {
		out.add(s.weak(x.subs[i], h))
	}
	return true
}

// opensEntry takes the phrase that an entry's sentence begins with, if nothing else says
// whose it is, for a description of whom it tells: "Acme - The oven maker's stock rose".
func (s *sentence) opensEntry(b, h int, out *nounPhrase) bool {
	x := &s.ctx.entry
	if x.para == 0 || b != x.first || s.nodes[b].hash != theHash || h <= b || s.d.Sentences[s.index].Para != x.para-1 {
		return false
	}
	for i := b + 1; i <= h; i++ {
		if n := &s.nodes[i]; n.qty >= 0 || n.date >= 0 || n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop)) && !n.cls.has(s.k.word) {
			return false
		}
	}
	return s.entryTold(h, out)
}
