package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// The object of a company's act: "two of its older plants", "a cheaper version of
// its Surface tablet". A pattern reads it by $object, where it has to be what
// companies make and run by a word of the lexicon, and by $thing, where any noun
// will do but those of which a verb of making says something else: "developed a
// reputation", "released a statement".

// longestObject bounds the nodes that an object is read from.
const longestObject = 16

// deedObject is an object as it was read.
type deedObject struct {
	head   int // its last noun, -1 before one was found
	figure int // how many of it, -1
}

// objectOf reads an object from node i on for a pattern; any: of whatever kind.
func (m *matcher) objectOf(i int, any bool) (next int, ok bool) {
	s := m.s
	o := deedObject{head: -1, figure: -1}
	next = s.readObject(i, &o)
	if o.head < 0 || !s.headBefore(next) || !s.deedThing(o.head) && !(any && s.anyThing(o.head)) {
		return 0, false
	}
	if o.figure >= 0 {
		m.caps[captureA], m.touched = capture{int32(o.figure), int32(o.figure) + 1}, true
	}
	return next, true
}

// readObject goes through a noun phrase and returns the node behind it.
func (s *sentence) readObject(i int, o *deedObject) int {
	for end := min(s.end, i+longestObject); i < end; i++ {
		n := &s.nodes[i]
		switch {
		case i > s.first && s.hyphen(i-1): // "YouTube-like features"
			o.head = i
		case o.head >= 0 && n.ent < 0 && (s.listed("afternoun", i) || strings.HasSuffix(s.text(i, i), "ly")):
			return i
		case n.ent >= 0:
			if o.head >= 0 && s.deedThing(o.head) && s.nodes[i-1].ent < 0 {
				return i // "its drug Avastin"
			}
			o.head = i
		case n.qty >= 0 && s.models(i): // "36 767s"
			o.head = i
			i++
		case n.qty >= 0 && o.head >= 0 && !s.nodes[o.head].cls.has(s.k.adj):
			if !s.modelNumber(i) {
				return i
			}
		case n.qty >= 0:
			if o.figure < 0 && s.counts(i) {
				o.figure = i
			}
		case o.head >= 0 && n.cls.has(s.k.perUnit) && s.listed("container", o.head): // "42,000 barrels a day of output"
		case n.date >= 0 && o.head >= 0:
			return i
		case n.date >= 0 || s.isDash(i):
		case n.cls.has(s.k.poss):
			o.head = -1
		case n.cls.has(s.k.quote) && i+1 < s.end && s.nodes[i+1].flags&token.FlagCap != 0:
		case n.cls.has(s.k.quote):
			e := s.quotedModifier(i) // 'its "least productive" stores'
			if e < 0 {
				return i
			}
			i = e
		case n.hash == s.k.of && (o.head < 0 || s.nodes[i-1].cls.has(s.k.perUnit) || s.listed("container", o.head) && (!s.deedThing(o.head) || i+1 < s.end && s.nodes[i+1].qty >= 0)):
			o.head = -1
		case n.hash == s.k.and || n.hash == s.k.commaHash:
			if o.head < 0 || !s.adjectives(o.head, i+1) && !(n.hash == s.k.and && s.capitals(o.head, i+1)) {
				return i // unless it joins what the noun is told by: "its Turin and Milan shops"
			}
		case n.cls.has(s.k.det), n.cls.has(s.k.bound) && o.head < 0:
			if o.head >= 0 {
				return i
			}
		case n.form&formIng != 0 && n.cls.has(s.k.deedNoun): // "crypto trading"
			o.head = i
		case o.head < 0 && n.form&formIng != 0 && i+1 < s.end && s.possessiveWord(i+1): // "begun attacking its core business"
			return i
		case n.cls.has(s.k.to) && i+1 < s.end && s.nodes[i-1].qty >= 0 && s.nodes[i+1].qty >= 0: // "285 to 315 shops"
		case n.cls.has(s.k.verb) && s.nounAfterAll(i):
			o.head = i
		case n.cls.has(s.k.verb):
			if o.head >= 0 && !n.cls.has(s.k.nounform) || !s.attributive(i) && !s.namesKind(i, o.head) {
				return i
			}
		case n.cls.has(s.k.adv) && o.head < 0:
		case n.cls.has(s.k.adv.or(s.k.phraseEnd)), o.head >= 0 && s.deedThing(o.head) && (n.cls.has(s.k.cap) && s.nodes[i-1].flags&token.FlagCap == 0 || s.toldMore(i)):
			return i
		default:
			o.head = i
		}
	}
	return i
}

// namesKind reports whether the verb at node i, behind nothing but adjectives, stands as a noun
// before the one that is made or run: "touch screen models", "select bottles".
func (s *sentence) namesKind(i, head int) bool {
	const reach = 2
	if n := &s.nodes[i]; n.form&formBase == 0 || n.form&(formPast|formIng) != 0 || head >= 0 && !s.nodes[head].cls.has(s.k.adj) || s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.to) {
		return false
	}
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		if s.deedThing(j) || n.ent < 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.verb.or(s.k.phraseEnd)) && plural(s.text(j, j)) {
			return true
		}
		if n.ent >= 0 || !n.cls.has(s.k.word) || n.cls.has(s.k.phraseEnd) {
			return false
		}
	}
	return false
}

// quotedModifier is the node of the mark that closes what the mark at node i opens, if that is
// a few words and a noun that they describe follows; -1 if not.
func (s *sentence) quotedModifier(i int) int {
	const longest = 5
	for j := i + 2; j < s.end-1 && j <= i+longest; j++ {
		n := &s.nodes[j]
		if n.cls.has(s.k.quote) {
			if s.deedThing(j + 1) {
				return j
			}
			return -1
		}
		if n.cls.has(s.k.stop) {
			return -1
		}
	}
	return -1
}

// counts reports whether the figure at node i says how many: not a part of a compound
// ("a 42-inch screen"), nor one of a choice of two, nor a third one.
func (s *sentence) counts(i int) bool {
	q := s.quantityOf(i)
	if q.val == 0 || s.ordinal(i) || s.is(i+1, s.k.or) || i+1 < s.end && s.hyphen(i+1) || s.listed("modelnumber", i) {
		return false
	}
	return q.unit == "" || q.unit == "frac" || q.unit == schema.UnitPct || q.unit == schema.UnitCount
}

// nounAfterAll reports whether the verb at node i is what is made or run, with no object
// of its own: "video features to".
func (s *sentence) nounAfterAll(i int) bool {
	n := &s.nodes[i]
	return n.form&(formPast|formIng) == 0 && n.cls.has(s.k.deedNoun) && (i+1 == s.end || s.nodes[i+1].cls.has(s.k.phraseEnd.without(s.k.det)))
}

// capitals reports whether nodes i and j are capitalised.
func (s *sentence) capitals(i, j int) bool {
	return j < s.end && s.nodes[i].flags&token.FlagCap != 0 && s.nodes[j].flags&token.FlagCap != 0
}

// ordinal reports whether the fraction at node i counts off what follows: "a third plant".
func (s *sentence) ordinal(i int) bool {
	if s.quantityOf(i).unit != unitFraction || i == s.first || i+1 >= s.end || !s.nodes[i-1].cls.has(s.k.det) && !strings.HasPrefix(s.text(i, i), "a ") {
		return false
	}
	n := &s.nodes[i+1]
	return n.ent < 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.phraseEnd)
}

// models reports whether the bare figure at node i names things of one model: "767s".
func (s *sentence) models(i int) bool {
	return i+1 < s.end && s.nodes[i+1].hash == pluralHash && s.nodes[i+1].first == s.nodes[i].last+1 && s.quantityOf(i).unit == ""
}

var pluralHash = token.Hash("s")

// toldMore reports whether a participle at node i tells more of the noun before it:
// "stores focused on clothes", "jets equipped with sensors".
func (s *sentence) toldMore(i int) bool {
	w, _, _ := strings.Cut(s.text(i, i), " ")
	return len(w) > len("seed") && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && s.nodes[i].flags&token.FlagCap == 0
}

// modelNumber reports whether the bare figure at node i belongs to the name before it:
// "its 65 Boeing 737 MAX 9 jets".
func (s *sentence) modelNumber(i int) bool {
	p := &s.nodes[i-1]
	return s.quantityOf(i).unit == "" && (p.ent >= 0 || p.flags&token.FlagCap != 0)
}

// adjectives reports whether node h is an adjective and another one follows at node
// i: "a new, cheaper phone", "safe and clean cars".
func (s *sentence) adjectives(h, i int) bool {
	return i < s.end && s.nodes[h].ent < 0 && s.nodes[h].cls.has(s.k.adj) && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adj)
}

// deedThing reports whether node h is a noun of what companies make and run.
func (s *sentence) deedThing(h int) bool {
	n := &s.nodes[h]
	return n.ent < 0 && n.cls.has(s.k.deedNoun) || s.listed("craft", h) || n.qty >= 0 && s.models(h) || n.ent >= 0 && n.cls.has(s.k.kindBits.of("#commodity"))
}

// anyThing reports whether node h is a thing that can be made, sold or run: a name
// that nothing lists, or a noun that stands for neither money, people, words nor time.
func (s *sentence) anyThing(h int) bool {
	n := &s.nodes[h]
	if n.ent >= 0 {
		return n.cls.has(s.k.kindBits.of("#crypto")) // "minted 2 million USDC"
	}
	if s.listed("nodeed", h) || n.cls.has(s.k.noDeed) || n.form&formPart != 0 && !n.cls.has(s.k.nounform) || s.toldMore(h) { // "a sweetened but hostile bid"
		return false
	}
	if p := &s.nodes[max(h-1, s.first)]; p.ent < 0 && p.cls.has(s.k.security.or(s.k.typeBits.of("debtnoun"))) {
		return false // "a commercial paper program"
	}
	if n.cls.has(s.k.cap) {
		return true
	}
	w := s.text(h, h)
	if i := strings.LastIndexByte(w, ' '); i > 0 && slices.Contains(s.lex.lists["nodeed"], w[i+1:]) {
		return false // "quarterly results"
	}
	return n.cls.has(s.k.word) && len(w) > 2 && !strings.HasSuffix(w, "ness") && !strings.HasSuffix(w, "ism") && !strings.HasSuffix(w, "ly")
}

// makerOf finds who does what node i tells: as agentOf does, and whose site,
// product or service it is that does it or that it is done to: "the plant will
// make", "the service was suspended".
func (s *sentence) makerOf(i int, np *nounPhrase) bool {
	verb := s.nodes[i].cls.has(s.k.verb)
	if verb && s.placedPart(i, np) {
		return true
	}
	e := i
	if verb {
		e = s.groupStart(i, s.first) - 1
		for e > s.first && (s.nodes[e].cls.has(s.k.adv) || s.listed("afternoun", e)) { // "the five plants together employ"
			e--
		}
		e = s.thingBefore(s.beforeRelative(e))
	}
	if e < s.first || s.nodes[e].ent >= 0 || !s.nodes[e].cls.has(s.k.word) || !s.isRun(e) && !(s.nodes[e].cls.has(s.k.cap) && s.byOwner(e) && s.anyThing(e)) {
		return s.agentOf(i, np)
	}
	if verb && s.subjectOf(i, np) && s.acts(np) {
		return true
	}
	if verb && s.nodes[i].form&formIng != 0 && s.governingAgent(e, np) { // "will close four plants employing 900"
		return true
	}
	return s.thingOwner(e, np) || !verb && s.agentOf(i, np)
}

// isRun reports whether node i is a noun of what companies make and run, or of a part of one.
func (s *sentence) isRun(i int) bool {
	return s.deedThing(i) || s.nodes[i].cls.has(s.k.typeBits.of("unitnoun"))
}

// beforeRelative is the node before the insertion that the comma at node e closes, if "which"
// opens it: "the plant, which is new, will make". It is e if there is none.
func (s *sentence) beforeRelative(e int) int {
	const longest = 14
	if e <= s.first || s.nodes[e].hash != s.k.commaHash {
		return e
	}
	for i := e - 1; i > s.first+1 && e-i < longest; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.rel) && s.nodes[i-1].hash == s.k.commaHash {
			return i - 2
		}
		if n.hash == s.k.commaHash || n.hash == s.k.semicolon {
			return e
		}
	}
	return e
}

// thingBefore is the noun that the phrase which ends at node e is of, behind which
// only a place is told: "the plant in Georgia".
func (s *sentence) thingBefore(e int) int {
	const reach = 4
	for k := e; k > s.first && e-k < reach; k-- {
		n := &s.nodes[k]
		if n.ent < 0 && n.cls.has(s.k.prep) {
			if p := k - 1; s.nodes[p].ent < 0 && s.isRun(p) {
				return p
			}
			return e
		}
		if n.ent < 0 && !n.cls.has(s.k.cap.or(s.k.det)) {
			return e
		}
	}
	return e
}

// byOwner reports whether the noun at node e has an owner who is named: "SpaceX's
// Starship".
func (s *sentence) byOwner(e int) bool {
	for j := e - 1; j >= s.first && e-j < 6; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.poss) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.phraseEnd) {
			return false
		}
	}
	return false
}

// productOwner finds whose product or site it is of which the verb at node i tells
// how it fares: "SpaceX's rocket exploded", "the drug, which failed in a trial".
func (s *sentence) productOwner(i int, np *nounPhrase) bool {
	const reach = 8
	for e := s.groupStart(i, s.first) - 1; e >= s.first && i-e < reach; e-- {
		n := &s.nodes[e]
		switch {
		case n.ent < 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.phraseEnd) && (s.deedThing(e) || n.cls.has(s.k.cap) && s.byOwner(e) && s.anyThing(e)):
			return s.thingOwner(e, np)
		case n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.quote).or(s.k.sub)) || n.hash == s.k.semicolon):
			return false
		}
	}
	return false
}

// thingOwner finds whose the thing at node e is: it is said, or the thing is one
// that the text told of, of the company that the article is about.
func (s *sentence) thingOwner(e int, np *nounPhrase) bool {
	if s.ownerOf(e, np) && s.acts(np) {
		np.last = int32(e)
		return true
	}
	b := e
	for b > s.first && e-b < 5 && !s.nodes[b].cls.has(s.k.det) && s.besideThing(b-1) {
		b--
	}
	for j := b; j < e; j++ { // "the Acme shop in Leeds"
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			np.reset(b, e)
			np.add(s.named(j))
			return true
		}
	}
	if v := s.tellerBefore(b); v >= 0 && s.agentSubject(v, np) {
		np.last = int32(e)
		return true
	}
	if s.deedThing(e) && s.tellerBehind(e, np) {
		return true
	}
	if s.nodes[b].hash != theHash && !s.listed("demonstrative", b) && (b != s.first || b < e) || !s.deedThing(e) {
		return false // "Production will begin": of the company the text tells of
	}
	np.reset(b, e)
	return s.mainCompany(e, np) && s.acts(np)
}

// besideThing reports whether node i can stand before the noun of a thing: a word of the same
// phrase, a commodity ("copper output"), or the company that it is of, behind an article ("the
// Acme shop").
func (s *sentence) besideThing(i int) bool {
	n := &s.nodes[i]
	if n.ent < 0 {
		return !n.cls.has(s.k.phraseEnd.without(s.k.det))
	}
	if n.cls.has(s.k.kindBits.of("#commodity")) {
		return true
	}
	return n.cls.has(s.k.company) && (i == s.first || s.nodes[i-1].ent < 0 && (s.nodes[i-1].cls.has(s.k.det) || s.nodes[i-1].qty >= 0))
}

// tellerBefore is the verb of saying right before node b, -1 if there is none: "X
// said withdrawals had resumed".
func (s *sentence) tellerBefore(b int) int {
	v := b - 1
	if v > s.first && s.nodes[v].hash == thatHash {
		v--
	}
	for v > s.first && s.nodes[v].date >= 0 {
		v--
	}
	if v <= s.first || !s.nodes[v].cls.has(s.k.verb) || !s.nodes[v].cls.has(s.k.saying) {
		return -1
	}
	return v
}
