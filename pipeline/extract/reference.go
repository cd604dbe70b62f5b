package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// refKind is what a referring expression may refer to.
type refKind uint8

const (
	refAny refKind = iota
	refCompany
	refIndex
	refCurrency
	refYield
	refCommodity
	refPerson
)

// refWindow is how many sentences back an antecedent may stand. Beyond two
// the antecedent is more often wrong than right in newswire.
const refWindow = 3

// antecedent is a name that a later expression may refer to.
type antecedent struct {
	sub      subject
	sentence int
	para     int
	subj     bool // it was the subject of a fact
	leads    bool // it is the first company of its sentence, before any verb
	again    bool // a word stood for it: told on, it is looked for in the next sentence only
	group    int  // names listed together share a group
}

// context is what one article has told so far.
type context struct {
	c       *chunker
	seen    []antecedent
	groups  int
	mainCo  *subject         // company the article is about: of the title or the lead
	country string           // of the dateline or the first place named
	mkt     string           // market of bare "stocks"
	place1  *subject         // the first place named
	sole    string           // the code of the only country that it names, once soleKnown
	home    *entity.Entity   // where the house reports from, if the article names no place early
	speaker speaker          // of the last statement
	spoke   int              // its sentence
	voices  []speaker        // people who have spoken, with their houses
	made    []*entity.Entity // people that nothing lists
	expect  bool             // it ended in a colon: the statement follows
	lead    leadVoice        // who it opened with, by a role alone
	strange int              // the last sentence in which somebody spoke whom nobody knows

	officials   speaker // without a name who spoke last
	officialsAt int     // in which sentence

	deal    toldDeal         // the last one
	raised  toldDeal         // the company last told as raising money
	struck  toldDeal         // the company last told as one whose staff strike or bargain
	bought  toldDeal         // the company last told as buying back its shares
	floated toldDeal         // the company last told as going public
	staff   []staffer        // people whose house it has told
	held    toldDeal         // the company last told as owned
	tried   toldDeal         // who was last told of as a party to a case
	won     toldDeal         // the company last told as winning a contract
	houses  []*entity.Entity // whose analysts were quoted
	units   []*entity.Entity // told as parts of another company
	heads   []*entity.Entity // companies of the headline
	begins  *entity.Entity   // the one that it begins with

	matters matters // what it has told of markets and economies

	entry     entryNames
	shares    subject // whose shares were named last
	sharesAt  int     // in which sentence
	sharesOf2 bool    // which names those of others as well
	soleKnown bool    // sole has been looked for
}

func (x *context) reset(c *chunker) {
	x.c, x.seen, x.groups, x.mainCo, x.country, x.mkt = c, x.seen[:0], 0, nil, "", ""
	x.place1, x.speaker, x.spoke, x.strange = nil, speaker{}, -9, -9
	x.made, x.expect, x.voices = x.made[:0], false, x.voices[:0]
	x.staff, x.units, x.soleKnown = x.staff[:0], x.units[:0], false
	x.entry.para, x.entry.n = 0, 0
	x.matters, x.lead, x.officials = matters{}, leadVoice{}, speaker{}
	x.sharesAt, x.houses, x.deal.known, x.held.known, x.raised.known, x.bought.known, x.floated.known, x.won.known, x.struck.known, x.tried.known = -9, x.houses[:0], false, false, false, false, false, false, false, false
}

// verbless reports whether no verb stands in the sentence.
func (s *sentence) verbless() bool {
	return !s.cls.has(s.k.verb.or(s.k.be).or(s.k.have).or(s.k.modal))
}

// refer adds the antecedent of a referring expression at node h to out.
func (x *context) refer(s *sentence, k refKind, h int, out *nounPhrase) bool {
	if s.text(h, h) == "IT" {
		return false // information technology
	}
	if s.announcerOf(h, out) {
		return true
	}
	if s.plural(h) && k == refAny {
		return x.referPlural(s, h, out) || x.referShares(s, h, out)
	}
	if (k == refCompany || k == refAny && h <= s.first+1 && !s.human(h)) && s.entryTold(h, out) {
		return true
	}
	want := x.wanted(s, k, h)
	if s.joinedOwner(h, want, out) {
		return true
	}
	if s.nodes[h].hash == itselfHash && s.selfBefore(h, want, out) {
		return true
	}
	desc, n := s.demanded(k, h), out.n
	if s.antecedentInSentence(h, want, out) && (out.n == n || desc.fits(&out.subs[out.n-1])) {
		return true
	}
	out.n = n
	if a := x.lone(s, k); a != nil {
		out.add(s.weak(a.sub, h))
		return true
	}
	for pass := 0; pass < 2; pass++ {
		for i := len(x.seen) - 1; i >= 0; i-- {
			a := &x.seen[i]
			if s.index-a.sentence > refWindow {
				break
			}
			if a.again && s.index-a.sentence > 1 || h <= s.first+1 && x.endsParagraph(s, a) {
				continue
			}
			if pass == 0 && !a.subj || !want.has(s.k.kindBits.of(a.sub.kind)) || !desc.fits(&a.sub) || a.sub.ent != nil && x.house(a.sub.ent) {
				continue
			}
			if pass == 1 && a.sub.kind != schema.KindPerson && !x.acts(&a.sub) && !desc.picks(&a.sub) || x.besideMain(a, &desc) {
				continue
			}
			out.add(s.weak(a.sub, h))
			return true
		}
	}
	if want.has(s.k.kindBits.of("#company")) && x.mainCo != nil && desc.fits(x.mainCo) {
		out.add(s.weak(*x.mainCo, h))
		return true
	}
	return k == refIndex && !(s.doc.stat.ok && s.index-s.doc.stat.sentence <= openReach) && s.marketsIndex(h, out)
}

// wanted is what the word at node h, a reference of kind k, can stand for.
func (x *context) wanted(s *sentence, k refKind, h int) mask {
	switch {
	case s.listed("coinword", h):
		return s.k.kindBits.of("#crypto")
	case s.listed("firstperson", h): // "we" speak for a house
		return s.k.person.or(s.k.kindBits.of("#company")).or(s.k.kindBits.of("organisation"))
	case s.human(h):
		return s.k.person
	case k == refAny && s.thing(h):
		return s.k.kindBits.of("things")
	}
	return x.kinds(s, k)
}

// selfBefore takes for "itself" at node h the name before it in its sentence: "forced Acme
// to sell itself".
func (s *sentence) selfBefore(h int, want mask, out *nounPhrase) bool {
	for i := h - 1; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(want) && !s.demonym(i) && !s.commentator(i) {
			out.add(s.weak(s.named(i), h))
			return true
		}
	}
	return false
}

// lone is the one index that the sentence before named, if "the index" is looked for.
func (x *context) lone(s *sentence, k refKind) *antecedent {
	if k != refIndex {
		return nil
	}
	var one *antecedent
	for i := len(x.seen) - 1; i >= 0 && s.index-x.seen[i].sentence <= 1; i-- {
		a := &x.seen[i]
		if a.sub.kind != schema.KindIndex {
			continue
		}
		if one != nil && one.sub.displayName() != a.sub.displayName() {
			return nil
		}
		one = a
	}
	return one
}

// antecedentInSentence prefers the subject of an earlier clause of the same sentence.
func (s *sentence) antecedentInSentence(h int, want mask, out *nounPhrase) bool {
	if s.afterSaying(h) { // "X said it will": the one who says so, not the first of the sentence
		if s.whoSays(h, want, out) {
			return true
		}
		for i := h - 1; i >= s.first; i-- {
			if n := &s.nodes[i]; n.ent >= 0 && !s.demonym(i) && n.cls.has(want) && s.startsClause(i) {
				out.add(s.weak(s.named(i), h))
				return true
			}
		}
	}
	to := h
	if s.signsOff(h) { // "the offer ignores its stake in X, the company said": not X
		to = min(h, s.first+4)
	}
	if s.nodes[h].hash == itsHash && s.ownClause(h, want, out) {
		return true
	}
	for i := s.first; i < to; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && !s.demonym(i) && n.cls.has(want) && s.startsClause(i) && !s.commentator(i) {
			if s.judges(i) && s.judgedBy(i, h, want, out) {
				return true
			}
			sub := s.named(i)
			sub.first, sub.last, sub.weak = int32(h), int32(h), true
			out.add(sub)
			return true
		}
	}
	return s.relativeOwner(h, want, out)
}

// ownClause takes for "its" the name that its own clause begins with, if a verb stands
// between them: "on talk that Acme will cancel its bid", "with Acme's success helping its".
func (s *sentence) ownClause(h int, want mask, out *nounPhrase) bool {
	verb := false
	for i := h - 1; i >= s.first; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent < 0 && n.cls.has(s.k.verb):
			verb = true
		case n.ent < 0 && (n.cls.has(s.k.quote) || n.hash == s.k.semicolon):
			return false
		case n.ent >= 0 && verb && i > s.first && s.is(i-1, s.k.times.with) && s.nodes[i+1].cls.has(s.k.poss) && n.cls.has(want) && !s.demonym(i):
			out.add(s.weak(s.named(i), h))
			return true
		case n.ent >= 0 && s.startsClause(i):
			if !verb || !n.cls.has(want) || s.demonym(i) || s.commentator(i) || s.judges(i) {
				return false
			}
			out.add(s.weak(s.named(i), h))
			return true
		}
	}
	return false
}

var itsHash = token.Hash("its")

// whoSays takes the subject of the verb of saying before node h, whatever stands
// between: "The company, which Acme bought in May, said it ...".
func (s *sentence) whoSays(h int, want mask, out *nounPhrase) bool {
	if s.asking {
		return false // "said it said it"
	}
	besides, awaits := s.besides, s.awaits // of the subject that is being looked for
	s.asking = true
	var np nounPhrase
	ok := s.subjectOf(s.sayer(h)+1, &np) && np.n == 1 && np.metric == "" && want.has(s.k.kindBits.of(np.subs[0].kind))
	s.besides, s.awaits, s.asking = besides, awaits, false
	if ok {
		out.add(s.weak(np.subs[0], h))
	}
	return ok
}

// relativeOwner takes the name of an earlier relative clause of the sentence: "The
// biggest loser was Acme, which fell 8 percent as the company ...".
func (s *sentence) relativeOwner(h int, want mask, out *nounPhrase) bool {
	for i := h - 1; i > s.first+1; i-- {
		if s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.rel) || s.text(i, i) != "which" || !s.is(i-1, s.k.commaHash) {
			continue
		}
		k := i - 2
		if s.is(k, s.k.closeParen) {
			k = s.openParen(k) - 1
		}
		if k >= s.first && s.nodes[k].ent >= 0 && s.nodes[k].cls.has(want) && !s.demonym(k) {
			out.add(s.weak(s.named(k), h))
			return true
		}
	}
	return false
}

// afterSaying reports whether a verb of saying stands before node h, with no
// more than a date or "that" between.
func (s *sentence) afterSaying(h int) bool {
	for j := h - 1; j >= s.first && h-j < 4; j-- {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.saying) && n.cls.has(s.k.verb):
			return true
		case n.date < 0 && !n.cls.has(s.k.adv.or(s.k.rel)):
			return false
		}
	}
	return false
}

// referPlural resolves "they", "both" to the last two or more names listed together.
func (x *context) referPlural(s *sentence, h int, out *nounPhrase) bool {
	if s.referPair(h, out) {
		return true
	}
	for i := len(x.seen) - 1; i > 0; i-- {
		if s.index-x.seen[i].sentence > 1 {
			break
		}
		if x.seen[i].group != x.seen[i-1].group {
			continue
		}
		g := x.seen[i].group
		for i >= 0 && x.seen[i].group == g {
			i--
		}
		for i++; i < len(x.seen) && x.seen[i].group == g; i++ {
			sub := x.seen[i].sub
			sub.first, sub.last, sub.weak = int32(h), int32(h), true
			out.add(sub)
		}
		out.both = true
		return out.n > 1
	}
	return x.referSubjects(s, h, out)
}

// referSubjects resolves "their" to those of whom the clauses of the sentence before
// tell, if they are two and companies both: "X rose 2 percent and Y fell. Their ...".
func (x *context) referSubjects(s *sentence, h int, out *nounPhrase) bool {
	n := out.n
	for i := range x.seen {
		if a := &x.seen[i]; a.sentence == s.index-1 && a.subj && s.k.kindBits.of("#company").has(s.k.kindBits.of(a.sub.kind)) {
			out.add(s.weak(a.sub, h))
		}
	}
	if out.n != n+2 {
		out.n = n
		return false
	}
	out.both = true
	return true
}

func (x *context) kinds(s *sentence, k refKind) mask {
	switch k {
	case refCompany:
		return s.k.kindBits.of("#company")
	case refIndex:
		return s.k.kindBits.of("#index")
	case refCurrency:
		return s.k.kindBits.of("fxlike")
	case refYield:
		return s.k.kindBits.of("#yield")
	case refCommodity:
		return s.k.kindBits.of("#commodity")
	case refPerson:
		return s.k.person
	}
	return s.k.kindBits.of("referable")
}

// metricOwner finds whose metric node h is when its phrase does not say: a
// place named earlier in the sentence, else the last one named, for statistics
// of an economy; the company last spoken of, else the one the article is
// about, for results.
func (x *context) metricOwner(s *sentence, h int, out *nounPhrase) bool {
	if s.payload(h, s.k.macroClass) != "" && x.statOwner(s, h, out) {
		return true
	}
	if s.payload(h, s.k.metricClass) == "" {
		return false
	}
	if r := &s.doc.results; r.has && r.sub.kind == schema.KindSector && s.index-r.sentence <= resultReach {
		out.add(s.weak(r.sub, h)) // of the banks whose profit was told
		return true
	}
	if s.tellsOn(h) {
		out.add(s.weak(s.doc.results.sub, h))
		return true
	}
	return x.refer(s, refCompany, h, out)
}

// weak marks a subject that was found by context and stands at node h.
func (s *sentence) weak(x subject, h int) subject {
	x.first, x.last, x.weak = int32(h), int32(h), true
	return x
}
