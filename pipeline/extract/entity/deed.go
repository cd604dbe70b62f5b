package entity

import (
	"fmt"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Companies that only a deal makes known: by what the name does ("Kraken
// acquired") or by what is done to it ("a stake in Adevinta").

// deed says what a word tells of the name beside it: a set.
type deed uint64

const (
	deedAppointed deed = 1 << iota // elected: done to a person
	deedRetired                    // resigned: done by a person
	deedAuxiliary                  // was, has been
	deedFiled
	deedRival
	deedSnap
	deedBid
	deedScale
	deedRaised
	deedEither  // done to a person or a company: charged
	deedPrison  // what a company is spared
	deedPronoun // he, her
	deedBecame  // a person if a role follows
	deedIntends // decided, plans: what it hangs on is still to be done
	deedOwned   // shareholders, dividend: what only a company has
	deedOf      // shareholders, subsidiary: of a company
	deedDoes    // opened, signed: done by a company if business follows
	deedTrade   // factory, contract: what a company has to do with
	deedMoves   // rose, lost: done by a share if a percentage follows
	deedTarget  // sued, downgraded: done to a company
	deedPercent // percent
	deedParts   // went, are: stands behind a whole noun phrase
	deedHeld    // shares, stake: behind "in", what is held follows
	deedThing   // drug, hurricane: before the name of no company
	deedSold    // sales, doses: behind "of", a product follows
	deedLinks   // and, while: a clause may begin behind it
	deedReports // what a company does to its results
	deedResult  // profit, revenue: what only companies have
	deedJoined  // based, owned: behind a dash, of an adjective and no name
	deedNoFirm  // policy, militant: before "group" or "maker" where no company is meant
	deedPanel   // board, office: parts of any house, not a body by themselves
	deedRates   // cut, may put: done by the house behind an index where a rating follows
	deedHouse   // downgraded, analyst: of the house behind an index, not of the index
	deedFamily  // MSCI, Nifty: begins the names of many indices
	deedSector  // midcap, sub: between an index's house and "index", beside the words of sectors
)

// deedSections are the headings of lexicon/words/deeds.txt.
var deedSections = map[string]deed{
	"appointed": deedAppointed, "retired": deedRetired, "auxiliary": deedAuxiliary, "filed": deedFiled, "rival": deedRival,
	"snap": deedSnap, "bid": deedBid, "scale": deedScale, "raised": deedRaised,
	"either": deedEither, "prison": deedPrison, "pronoun": deedPronoun, "became": deedBecame,
	"intends": deedIntends, "owned": deedOwned, "of": deedOf,
	"does": deedDoes, "trade": deedTrade, "moves": deedMoves, "target": deedTarget, "percent": deedPercent, "parts": deedParts,
	"held": deedHeld, "thing": deedThing, "sold": deedSold, "links": deedLinks,
	"reports": deedReports, "result": deedResult, "house": deedHouse, "rates": deedRates, "panel": deedPanel, "joined": deedJoined, "nofirm": deedNoFirm, "family": deedFamily, "sector": deedSector,
}

var (
	hashChief     = token.Hash("chief")
	hashExecutive = token.Hash("executive")

	hashUp  = token.Hash("up")
	hashTo  = token.Hash("to")
	hashIt  = token.Hash("it")
	hashIts = token.Hash("its")

	hashAccording = token.Hash("according")
)

// loadDeeds reads the words of deeds.
func (g *Gazetteer) loadDeeds() error {
	g.deeds = map[uint64]deed{}
	var section deed
	return eachLine("lexicon/words/deeds.txt", func(line string, comment bool) error {
		if comment {
			name, _, _ := strings.Cut(strings.TrimPrefix(line, "# "), ":")
			section = deedSections[name]
			return nil
		}
		if section == 0 {
			return fmt.Errorf("%q stands under no heading", line)
		}
		g.deeds[token.Hash(line)] |= section
		return nil
	})
}

// deed is what the word of token k tells.
func (l *linker) deed(k int) deed { return l.g.deeds[l.hash(k)] }

// maxLoose is the length in words of the longest name that a deal alone makes
// a company.
const maxLoose = 3

// deeds makes companies of the loose capitalised words, none of them a word of
// the language, that stand where only a company can, or beside one that does.
func (l *linker) deeds() {
	loose := l.s.loose
	made, waiting := run{-1, -1}, run{-1, -1}
	for n := 0; n < len(loose); {
		r := run{int(loose[n]), int(loose[n])}
		for n++; n < len(loose) && int(loose[n]) == r.last+1 && l.toks[r.last+1].Flags&(token.FlagStart|token.FlagPara) == 0; n++ {
			r.last++
		}
		l.start, l.end = 0, len(l.toks)
		if r.last-r.first >= maxLoose || l.inTitle(r.first) {
			continue
		}
		if l.career(r.first, r.last) {
			l.addPerson(r.first, r.last)
			continue
		}
		if !l.nameOfOwn(r.first, r.last) || l.insideName(r.first) {
			continue
		}
		if !l.takesPart(r.first) && !l.deedFollows(r.last) && !l.owns(r.last) && !l.ownedBy(r.first, r.last) && !l.trades(r.first, r.last) && !(l.beside(made, r) && l.ends(r.last) && !l.nameOfThing(r.first)) {
			waiting = r
			continue
		}
		if l.beside(waiting, r) && !l.nameOfThing(waiting.first) {
			l.addDeed(waiting)
		}
		l.addDeed(r)
		made = r
	}
}

// run is a run of capitalised words, by its first and last token.
type run struct{ first, last int }

// beside reports whether runs a and b are joined: "Acme and Bravo", "Acme, Bravo".
func (l *linker) beside(a, b run) bool {
	return a.last >= 0 && b.first == a.last+2 && l.toks[b.first].Flags&token.FlagStart == 0 && (l.hash(a.last+1) == hashAnd || l.byte(a.last+1) == ',')
}

// addDeed adds the company whose name is run r, once: its form links it elsewhere.
func (l *linker) addDeed(r run) {
	if l.s.forms[l.runKey(r.first, r.last)].ent != nil {
		return
	}
	words := uint8(r.last - r.first + 1)
	e := l.s.make(schema.KindCompany, "", l.plainName(r.first, r.last))
	l.s.cands = append(l.s.cands, cand{first: int32(r.first), last: int32(r.last), end: int32(r.last), ent: e, flags: Unlisted, grade: gradeName, words: words, conf: 0.75})
	l.addForm(l.runKey(r.first, r.last), words, e)
}

// nameOfOwn reports whether the words first to last can be a name that no list
// has: none says what it is, one at least is no word of the language, and
// nothing capitalised or joined stands beside them.
func (l *linker) nameOfOwn(first, last int) bool {
	own := false
	for k := first; k <= last; k++ {
		if l.has(k, clsRole|clsTime|clsFirst|clsNever|clsMarket|clsLegal|clsPlace) || l.isCode(k) || l.toks[k].End-l.toks[k].Start < 3 {
			return false
		}
		own = own || !l.has(k, clsAny) && !l.g.rare[l.toks[k].Hash]
	}
	if !own || l.s.forms[l.runKey(first, last)].ent != nil {
		return false
	}
	if p := first - 1; p >= 0 && l.toks[first].Flags&token.FlagStart == 0 && (l.isCap(p) && !l.has(p, clsPlace) || l.toks[first].Flags&token.FlagSpace == 0) {
		return false
	}
	n := last + 1
	return !l.isCap(n) || l.toks[n].Flags&(token.FlagStart|token.FlagPara) != 0
}

// insideName reports whether the word of token k stands inside a name that the
// article has: Kanglu after "Zhejiang Kanglu Tools" is no other company.
func (l *linker) insideName(k int) bool {
	const most = 1000 // names looked at: hostile text has more
	for i := 0; i < len(l.s.cands) && i < most; i++ {
		c := &l.s.cands[i]
		for j := int(c.first); c.ent != nil && c.words > 1 && j <= int(c.end); j++ {
			if l.toks[j].Hash == l.toks[k].Hash {
				return true
			}
		}
	}
	return false
}

// deedFollows reports whether token last+1 says what only companies do, or that
// "it" is what the name said: a person would be he or she.
func (l *linker) deedFollows(last int) bool {
	if l.deed(last+1)&deedFiled != 0 && l.hash(last+2) == hashFor {
		return true
	}
	n := l.pastAuxiliaries(l.pastAside(last + 1))
	if l.deed(n)&deedRaised != 0 && !l.isCap(n) && l.sumFollows(n) {
		return true
	}
	return l.has(n, clsDeed) && !l.isCap(n) || l.has(last+1, clsSay) && (l.hash(last+2) == hashIt || l.hash(last+2) == hashIts)
}

// pastAside returns the token behind a relative clause that a comma at token k opens,
// k if none does: "Acme, which makes boats, raised".
func (l *linker) pastAside(k int) int {
	const longest = 30
	if l.byte(k) != ',' || l.hash(k+1) != hashWhich {
		return k
	}
	for n := k + 2; n < k+longest && n < len(l.toks) && l.toks[n].Flags&token.FlagStart == 0; n++ {
		if l.byte(n) == ',' {
			return n + 1
		}
	}
	return k
}

// pastAuxiliaries returns the token behind the words of a verb group at token k:
// "has", "is to", "will", "has decided to".
func (l *linker) pastAuxiliaries(k int) int {
	for n := k; n < k+5; n++ {
		if l.deed(n)&(deedAuxiliary|deedIntends) == 0 && l.hash(n) != hashTo {
			return n
		}
	}
	return k
}

// owns reports whether what follows token last belongs to companies only:
// "Acme's shareholders", "Acme's newly appointed chief executive".
func (l *linker) owns(last int) bool {
	const reach = 4
	if last+1 >= len(l.toks) || l.toks[last+1].Kind != token.Poss {
		return false
	}
	for n := last + 2; n < len(l.toks) && n < last+2+reach && l.toks[n].Kind == token.Word && l.toks[n].Flags&token.FlagStart == 0; n++ {
		if l.deed(n)&deedOwned != 0 || l.hash(n) == hashExecutive && l.hash(n-1) == hashChief {
			return true
		}
	}
	return false
}

// ownedBy reports whether the words before the name from token first to last are of
// companies only: "shareholders of Acme", "workers at Acme", "a stake in Acme".
func (l *linker) ownedBy(first, last int) bool {
	p := first - 1
	if p < 1 || l.toks[first].Flags&token.FlagStart != 0 {
		return false
	}
	what := deedOf
	switch l.hash(p) {
	case hashOf, hashAt:
	case hashIn: // not "workers in Moraine"
		what = deedHeld
	default:
		return false
	}
	return l.deed(p-1)&what != 0 && l.ends(last) && !l.nameOfThing(first)
}

// sumFollows reports whether a sum of money follows the verb at token k: "raised
// $5 million", "secured a 300 million euro loan".
func (l *linker) sumFollows(k int) bool {
	for n := k + 1; n < k+6 && n < len(l.toks); n++ {
		switch t := &l.toks[n]; {
		case t.Flags&token.FlagStart != 0:
			return false
		case t.Kind == token.Money:
			return true
		case t.Kind == token.Number:
			for m := n + 1; m < n+3; m++ { // "300 million euro"
				if l.deed(m)&deedScale != 0 {
					return true
				}
			}
			return false
		}
	}
	return false
}

// takesPart reports whether the words before token first make its name a party
// to a deal: "acquired", "a stake in", "the takeover of", perhaps with whose
// it is between ("a stake in Norway's").
func (l *linker) takesPart(first int) bool {
	p := first - 1
	if p >= 0 && l.toks[p].Kind == token.Poss {
		p -= 2
	} else if l.has(p, clsPlace) && l.isCap(p) {
		p--
	}
	if l.hash(p) == hashUp && l.deed(p-1)&deedSnap != 0 {
		return l.closed(first)
	}
	if l.deed(p)&deedRival != 0 {
		p--
	}
	if l.has(p, clsTaken) {
		return l.closed(first)
	}
	switch l.hash(p) {
	case hashFor: // "a bid for", "$5 billion for"
		if l.deed(p-1)&deedBid != 0 {
			return l.closed(first)
		}
	case hashOf, hashIn, hashWith, hashBy:
		return l.has(p-1, clsTaken) && l.closed(first)
	}
	return false
}

// closed reports whether the name that starts at token k ends its noun phrase:
// "acquired Kraken for", not "acquired Rafale jets".
func (l *linker) closed(k int) bool {
	for l.isCap(k + 1) {
		k++
	}
	n := k + 1
	if n >= len(l.toks) || l.toks[n].Flags&token.FlagStart != 0 {
		return true
	}
	switch t := &l.toks[n]; t.Kind {
	case token.Poss: // Kinko's, not Norway's
		return l.has(n+1, clsAfterName) || n+1 < len(l.toks) && l.byte(n+1) == '.'
	case token.Word:
		return l.has(n, clsAfterName)
	case token.Punct:
		return l.byte(n) == ',' || l.byte(n) == '.' || l.byte(n) == '(' || l.byte(n) == ';'
	}
	return false
}

// OwnWord reports whether a token is a word that only names have: no word of the
// language, no place, first name, title or legal form.
func (g *Gazetteer) OwnWord(t *token.Token) bool {
	n := g.tab.find(wordKey(t))
	return t.Kind == token.Word && (n == nil || n.class&(clsAny|clsNever) == 0)
}

// FirstName reports whether a token can be a person's first name.
func (g *Gazetteer) FirstName(t *token.Token) bool {
	n := g.tab.find(wordKey(t))
	return t.Kind == token.Word && n != nil && n.class&clsFirst != 0
}

// LegalForm reports whether a token is a legal form that ends a company's name.
func (g *Gazetteer) LegalForm(t *token.Token) bool {
	n := g.tab.find(wordKey(t))
	return t.Kind == token.Word && n != nil && n.class&clsLegal != 0
}
