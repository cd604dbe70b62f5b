package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Who comes and goes at the top, by the verb, the person and the post: "X named Y its
// next CEO", "Y was named X CEO", "Y, who was ousted", "X fired its chief executive".

var shouldHash = token.Hash("should")

// post is what one verb of careers tells.
type post struct {
	at       int
	subtype  string
	person   subject
	employer subject
	last     int
}

// postAt appends the change at the top that node i tells, if no rule found it.
func (s *sentence) postAt(i int, facts []fact) []fact {
	n := &s.nodes[i]
	if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.postVerb) || !n.cls.has(s.k.verb) {
		return facts
	}
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.Management && int(f.first) <= i && int(f.last) >= i {
			return facts
		}
	}
	p := post{at: i, last: i}
	switch {
	case n.cls.has(s.k.typeBits["appointverb"]):
		p.subtype = "appoint"
	case n.cls.has(s.k.typeBits["oustverb"]):
		p.subtype = "dismiss"
	default:
		p.subtype = "resign"
	}
	if !s.readPost(&p) || p.employer.kind == "" {
		return facts
	}
	return append(facts, s.postFact(&p))
}

// readPost finds the person and the company.
func (s *sentence) readPost(p *post) bool {
	var np nounPhrase
	for j := s.groupStart(p.at, s.first); j < p.at; j++ {
		if s.is(j, shouldHash) { // what others wish
			return false
		}
	}
	if p.subtype == "resign" || s.nodes[p.at].form&formPart != 0 && s.suffers(p.at) {
		if !s.personActing(p.at, &np) {
			return false
		}
		p.person = np.subs[0]
		return (p.subtype == "resign" || s.postNear(p.at, &p.last)) && s.employs(p)
	}
	if !s.agentOf(p.at, &np) || np.n == 0 || !s.k.kindBits["employer"].has(s.k.kindBits[np.subs[0].kind]) || np.security {
		return false
	}
	if g := s.groupStart(p.at, s.first); p.subtype == "dismiss" && g > s.first && s.nodes[g-1].cls.has(s.k.to) {
		return false // who seeks to oust is another
	}
	p.employer = np.subs[0]
	return s.putsInPost(p)
}

// personActing finds the person who is the subject of verb v, also across a clause of
// relation: "Y, who was ousted".
func (s *sentence) personActing(v int, np *nounPhrase) bool {
	g := s.groupStart(v, s.first)
	if g-1 > s.first && s.nodes[g-1].cls.has(s.k.rel) {
		return s.relativePerson(g-1, np)
	}
	return s.subjectOf(v, np) && np.n > 0 && np.subs[0].kind == schema.KindPerson
}

// relativePerson finds the person that "who" at node i stands for.
func (s *sentence) relativePerson(i int, np *nounPhrase) bool {
	e := i - 1
	if e > s.first && s.is(e, s.k.commaHash) {
		e--
	}
	if e < s.first || s.nodes[e].ent < 0 || !s.nodes[e].cls.has(s.k.kindBits["#person"]) {
		return false
	}
	*np = nounPhrase{metricNode: -1, first: int32(e), last: int32(e)}
	np.add(s.named(e))
	return true
}

// putsInPost reads whom verb p.at puts into a post or removes from one, and that it is a
// post: "named Y chief executive", "fired its chief executive".
func (s *sentence) putsInPost(p *post) bool {
	const reach = 9
	title := -1
	for j := p.at + 1; j < s.end && j <= p.at+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits["#person"]):
			p.person, p.last = s.named(j), j
			return title >= 0 || s.postNear(j, &p.last)
		case s.nameWord(j) && !n.cls.has(s.k.typeBits["titleword"].or(s.k.typeBits["officialtitle"])):
			if x, ok := s.strangePerson(j); ok {
				p.person, p.last = x, int(x.last)
				return title >= 0 || s.postNear(p.last, &p.last)
			}
		case n.ent >= 0 && n.cls.has(s.k.company) || n.qty >= 0: // "hired 30 traders"
			return false
		case n.cls.has(s.k.typeBits["titleword"]) && title < 0:
			title = j
		case n.ent < 0 && !(n.hash == s.k.commaHash && title >= 0) && (n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) || n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.rel).or(s.k.sub)) || n.cls.has(s.k.prep)):
			j = s.end
		}
	}
	p.last = max(p.last, title)
	return title >= 0 && s.nodes[title].cls.has(s.k.typeBits["manager"]) && title <= p.at+4 && s.nodes[p.at+1].cls.has(s.k.det.or(s.k.pronoun).or(s.k.adj)) // "fired its chief executive"
}

// strangePerson reads the name of a person whom nothing lists from node i on, a name in
// quotes inside it: "Robert "Kelly" Ortberg".
func (s *sentence) strangePerson(i int) (x subject, ok bool) {
	const longest = 6
	words, last := 0, i-1
	for j := i; j < s.end && j < i+longest; j++ {
		switch n := &s.nodes[j]; {
		case s.nameWord(j) && !n.cls.has(s.k.typeBits["titleword"]):
			words++
			last = j
		case n.cls.has(s.k.quote) || s.isDash(j):
		default:
			j = s.end
		}
	}
	return subject{name: s.text(i, max(last, i)), kind: schema.KindPerson, first: int32(i), last: int32(last)}, words >= 2
}

// postNear reports whether a post is named within a few words behind node i.
func (s *sentence) postNear(i int, last *int) bool {
	const reach = 9
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		n := &s.nodes[j]
		if n.cls.has(s.k.typeBits["titleword"]) && n.ent < 0 {
			*last = j
			return true
		}
		if n.ent < 0 && (n.hash == s.k.semicolon || n.cls.has(s.k.have.or(s.k.modal))) {
			return false
		}
	}
	return false
}

// employs finds for whom the person of p works: the company named with the post ("was
// named Chrysler CEO", "chief executive of Chrysler"), beside the person, where the
// person was introduced, or the company that the text speaks of.
func (s *sentence) employs(p *post) bool {
	for j := p.at + 1; j < s.end && j <= p.last+3; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && !n.cls.has(s.k.kindBits["place"]) && !s.demonym(j) && (p.subtype != "resign" || s.nodes[j-1].cls.has(s.k.gen) || s.is(j-1, s.k.from) || s.is(j-1, s.k.at)) {
			p.employer = s.named(j)
			p.last = max(p.last, j)
			return true
		}
	}
	at := int(p.person.last)
	np := nounPhrase{metricNode: -1, first: int32(at), last: int32(at)}
	if s.employerBefore(at, &np) || s.employerAfter(at, &np) {
		p.employer = np.subs[0]
		return true
	}
	if np.both { // "former"
		return false
	}
	for k := range s.ctx.voices {
		v := &s.ctx.voices[k]
		if v.org != nil && !v.former && v.person.Name == p.person.displayName() {
			p.employer = subject{ent: v.org, kind: v.org.Kind, first: int32(at), last: int32(at), weak: true}
			return s.k.kindBits["employer"].has(s.k.kindBits[v.org.Kind]) && v.org.Kind != entity.KindCountry
		}
	}
	return false
}

// postFact is the fact that p tells.
func (s *sentence) postFact(p *post) fact {
	x := p.employer
	f := fact{rule: &s.k.postRule, trigger: int32(p.at), qty: -1, date: -1, metricNode: -1, sent: s.index, first: int32(p.at), last: int32(p.last), sub: x}
	f.EventType, f.Bound, f.Modality, f.Polarity = schema.Management, schema.BoundEq, schema.Actual, "pos"
	f.EventSubtype = &p.subtype
	f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	if p.person.kind != "" {
		f.CounterpartyName = ptr(p.person.displayName())
		f.first, f.last = min(f.first, p.person.first), max(f.last, p.person.last)
	}
	return f
}
