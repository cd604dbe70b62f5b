package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Bodies named by their kind: after "the Hospital Authority" what "the authority"
// does is done by name, so that who acts, who speaks and whose figures they are
// need no rules of their own for it.

// bodyReach is how many nodes back the body may have been named.
const bodyReach = 500

// bodyWord is a noun that stands for a body named before: one of some kinds, or
// one whose name holds the noun.
type bodyWord struct {
	word      string
	named     bool
	described bool // only with a word before it that says what it is for
	bare      bool // only right behind "the": there are many kinds of banks
	kinds     mask
}

// bodyWords reads the list of nouns: "agency: named regulator".
func bodyWords(l *lexicon, k *keys) map[uint64]bodyWord {
	out := map[uint64]bodyWord{}
	for _, line := range l.lists["bodyword"] {
		word, kinds, _ := strings.Cut(line, ": ")
		w := bodyWord{word: word}
		for kind := range strings.FieldsSeq(kinds) {
			switch kind {
			case "named":
				w.named = true
			case "described":
				w.described = true
			case "bare":
				w.bare = true
			default:
				w.kinds = w.kinds.or(k.kindBits.of(kind))
			}
		}
		out[token.Hash(word)] = w
	}
	return out
}

// definites gives "the authority" and the like in the nodes [first,end) the name
// of the body that they stand for.
func (c *chunker) definites(g *entity.Gazetteer, first, end int) {
	for i := first + 1; i < end; i++ {
		if c.nodes[i].ent >= 0 {
			continue
		}
		if c.nodes[i].cls.has(c.k.bankWord) {
			c.homeBank(g, i, end)
			continue
		}
		if c.nodes[i].first != c.nodes[i].last {
			continue
		}
		w, ok := c.k.bodyWords[c.nodes[i].hash]
		if !ok || !c.definiteFrom(i, first, &w) || !c.closesPhrase(i+1, end) {
			continue
		}
		if e := c.bodyBefore(i, &w); e >= 0 {
			n := &c.nodes[i]
			n.ent, n.entry, n.form, n.cls, n.rule = e, -1, 0, c.entityClass(&c.ents[e]), 0
		}
	}
}

// definiteFrom reports whether the phrase of the noun at node i begins with "the", over words that
// only say what the body is for or where it sits: "the Paris-based agency", "the bank regulator".
// A noun that says little by itself needs such a word.
func (c *chunker) definiteFrom(i, first int, w *bodyWord) bool {
	const longest = 5
	if c.nodes[i-1].hash == theHash || w.bare {
		return c.nodes[i-1].hash == theHash && !w.described
	}
	if p := i + 1; p < len(c.nodes) && c.nodes[p].cls.has(c.k.prep) && c.nodes[p].hash != onHash {
		return false // "the top regulator in Massachusetts"
	}
	for j := i - 1; j >= first && j > i-longest; j-- {
		n := &c.nodes[j]
		if n.hash == theHash {
			return true
		}
		if w.described && j == i-1 && !c.k.bodyTrades[n.hash] || c.k.othersBody[n.hash] || !c.describesBody(j) {
			return false
		}
	}
	return false
}

// describesBody reports whether node j can say what a body is for or where it sits.
func (c *chunker) describesBody(j int) bool {
	n := &c.nodes[j]
	if n.ent >= 0 {
		return n.cls.has(c.k.place)
	}
	if n.date >= 0 || n.qty >= 0 {
		return false
	}
	if c.d.Tokens[n.first].Kind == token.Dash {
		return true
	}
	return n.cls.has(c.k.word) && n.flags&token.FlagCap == 0 && !n.cls.has(c.k.det.or(c.k.prep).or(c.k.conj).or(c.k.pronoun).or(c.k.be).or(c.k.have).or(c.k.modal).or(c.k.stop).or(c.k.quote))
}

// homeBank gives "the central bank", where none has been named of late, the name of
// that of the country named last; "its" and "the country's" are that one's anyway.
func (c *chunker) homeBank(g *entity.Gazetteer, i, end int) {
	p := &c.nodes[i-1]
	owned := p.cls.has(c.k.poss) || p.cls.has(c.k.pronoun) && p.cls.has(c.k.det)
	if !owned && p.hash != theHash || !strings.EqualFold(c.text(i, i), "central bank") || !c.closesPhrase(i+1, end) {
		return
	}
	if !owned && c.bankBefore(i) {
		return // "Iceland's central bank", then Russia, then "the central bank"
	}
	for j := i - 1; j >= 0 && i-j < bankReach; j-- {
		n := &c.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(c.k.place) && !c.inPassing(j):
			b := bankOf(g, g.Country(c.ents[n.ent].Ent.Country))
			if b == nil {
				return
			}
			n = &c.nodes[i]
			n.ent, n.cls = int32(len(c.ents)), n.cls.or(c.k.ent).or(c.kindOf(b.Kind))
			c.ents = append(c.ents, entity.Span{First: int(n.first), Last: int(n.last), Ent: b, Confidence: 0.9})
			return
		}
	}
}

// bankBefore reports whether a central bank has been named of late before node i.
func (c *chunker) bankBefore(i int) bool {
	for j := i - 1; j >= 0 && i-j < bankReach; j-- {
		if n := &c.nodes[j]; n.ent >= 0 && n.cls.has(c.k.kindBits.of("central_bank")) {
			return true
		}
	}
	return false
}

// closesPhrase reports whether the noun before node i has nothing behind it that
// would make it part of another name or noun: "the bank rate", "the bank of".
func (c *chunker) closesPhrase(i, end int) bool {
	if i >= end {
		return true
	}
	n := &c.nodes[i]
	switch {
	case n.ent >= 0 || c.d.Tokens[n.first].Kind == token.Dash || n.hash == c.k.of:
		return false
	case n.date >= 0 || n.cls.has(c.k.poss.or(c.k.rel)):
		return true
	case n.cls.has(c.k.cap):
		return false
	}
	return n.cls.has(c.k.phraseEnd) || n.hash == c.k.and || n.cls.has(c.k.word) && strings.HasSuffix(c.text(i, i), "ly")
}

// bodyBefore is the name, in c.ents, that the noun at node i stands for; -1 if the
// article has named none, or last a company that it can mean as well.
func (c *chunker) bodyBefore(i int, w *bodyWord) int32 {
	body := c.k.kindBits.of("body")
	for j := i - 1; j >= 0 && i-j < bodyReach; j-- {
		n := &c.nodes[j]
		if n.ent < 0 {
			continue
		}
		e := &c.ents[n.ent]
		switch {
		case e.Flags&entity.Demonym != 0:
		case n.cls.has(w.kinds), w.named && n.cls.has(body) && holdsWord(e.Ent.Name, w.word):
			return n.ent
		case n.cls.has(c.k.company) && (holdsWord(c.text(j, j), w.word) || !w.named && w.kinds.has(c.k.kindBits.of("central_bank")) && e.Ent.Sector == "Financials"):
			return -1 // "Deutsche Bank": the subject search knows which company is meant
		}
	}
	return -1
}

// holdsWord reports whether a name holds a word, in whatever case.
func holdsWord(name, word string) bool {
	for w := range strings.FieldsSeq(name) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

var onHash = token.Hash("on")

// inPassing reports whether the place at node j is only what others deal with:
// "imports from Ukraine", "duties on China". Later sentences are not about it.
func (c *chunker) inPassing(j int) bool {
	if j == 0 || c.nodes[j-1].ent >= 0 {
		return false
	}
	switch c.nodes[j-1].hash {
	case c.k.from, c.k.to1, c.k.forWord, c.k.times.with, onHash:
		return true
	}
	return c.nodes[j-1].cls.has(c.k.against)
}
