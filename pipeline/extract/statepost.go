package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Who comes into and goes out of an office of a state, by what happens, the person and the
// office: "the president nominated Y as finance minister", "Y was sworn in as prime minister",
// "Norway's finance minister Y resigned". The office says of which state or body it is.

// officeReach is how far behind a verb, or behind who is put there, an office is told.
const officeReach = 12

// stateChange reads the change in an office of a state that the verb p.at tells.
func (s *sentence) stateChange(p *post) bool {
	n := &s.nodes[p.at]
	switch {
	case !n.cls.has(s.k.verb) || s.begins("posthouse", p.at) || s.begins("postnooffice", p.at):
		return false
	case n.form&formIng != 0 && s.groupStart(p.at, s.first) == p.at:
		return false // "since replacing Y"
	case n.cls.has(s.k.typeBits.of("oustverb")):
		p.subtype = "dismiss"
	case n.cls.has(s.k.typeBits.of("quitverb")):
		p.subtype = "resign"
	default:
		p.subtype = "appoint"
	}
	puts := n.cls.has(s.k.typeBits.of("appointverb").or(s.k.typeBits.of("oustverb")))
	if puts && !s.suffers(p.at) {
		return s.putsInOffice(p)
	}
	var np nounPhrase
	if !s.personActing(p.at, &np) {
		return false
	}
	p.person = np.subs[0]
	org, title := s.officeNext(p, p.at)
	if title == "" && p.subtype != "appoint" {
		org, title = s.officeBeside(int(p.person.first), int(p.person.last))
	}
	if title == "" && !(s.listed("officeentered", p.at) && p.person.ent != nil && s.titledOffice(p.person.ent)) {
		return false
	}
	if org == nil {
		org, _ = s.officeBeside(int(p.person.first), int(p.person.last))
	}
	return s.postOfState(p, org, title)
}

// putsInOffice reads "X nominated Y as finance minister", "X dismissed Prime Minister Y": X
// governs.
func (s *sentence) putsInOffice(p *post) bool {
	var np nounPhrase
	if !(s.governing(p.at, &np) && np.n > 0 || s.subjectOf(p.at, &np) && np.n > 0) || !s.putsOthers(&np.subs[0]) || !s.whoIsPut(p) {
		return false
	}
	org, title := s.officeNext(p, int(p.person.last))
	if title == "" && p.subtype == "dismiss" {
		org, title = s.officeIn(p.at+1, int(p.person.first))
	}
	if title == "" {
		return false
	}
	x := &np.subs[0]
	if org == nil && x.ent != nil && x.kind != entity.KindCountry {
		org = s.doc.gaz.Country(x.ent.Country)
	} else if org == nil {
		org = x.ent
	}
	if !s.postOfState(p, org, title) {
		return false
	}
	p.employer.first, p.employer.last = x.first, x.last
	return true
}

// putsOthers reports whether a subject is one that others hold an office of, or somebody who may
// put them there: the office that is told shows it.
func (s *sentence) putsOthers(x *subject) bool {
	return x.kind == entity.KindCountry || x.kind == schema.KindGovernment || x.kind == schema.KindPerson && x.ent != nil
}

// whoIsPut finds the person behind the verb p.at.
func (s *sentence) whoIsPut(p *post) bool {
	for j := p.at + 1; j < s.end && j <= p.at+officeReach; j++ {
		switch n := &s.nodes[j]; {
		case n.ent >= 0 && n.cls.has(s.k.person):
			p.person, p.last = s.named(j), j
			return true
		case n.ent < 0 && n.cls.has(s.k.officialHead.or(s.k.typeBits.of("officialtitle"))), n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")):
		case s.nameWord(j) && !s.titleAhead(j):
			if x, ok := s.strangePerson(j); ok {
				p.person, p.last = x, int(x.last)
				return true
			}
		case n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.rel).or(s.k.sub).or(s.k.to)) && n.hash != s.k.commaHash || s.finiteForm(j)):
			return false
		}
	}
	return false
}

// titleAhead reports whether the capitalised word at node j begins a title before a name:
// "Defence Minister Y".
func (s *sentence) titleAhead(j int) bool {
	const longest = 3
	for k := j; k < s.end && k < j+longest && s.nodes[k].ent < 0 && s.nodes[k].flags&token.FlagCap != 0; k++ {
		if s.nodes[k].cls.has(s.k.officialHead.or(s.k.typeBits.of("officialtitle"))) {
			return true
		}
	}
	return false
}

// officeNext reads the office told behind node i, which "as", "to be" or nothing leads to.
func (s *sentence) officeNext(p *post, i int) (*entity.Entity, string) {
	for j := i + 1; j < s.end && j <= i+officeReach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (n.hash == asHash || n.cls.has(s.k.be) && s.nodes[j-1].cls.has(s.k.to) || s.listed("tobe", j)) {
			return s.officePhrase(p, j+1)
		}
		if n.ent < 0 && j > i+1 && s.finiteForm(j) {
			break
		}
	}
	if s.is(i+1, s.k.commaHash) || i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.prep.or(s.k.conj).or(s.k.sub)) {
		return nil, ""
	}
	return s.officePhrase(p, i+1)
}

// officePhrase reads the office of the phrase that begins at node b.
func (s *sentence) officePhrase(p *post, b int) (*entity.Entity, string) {
	e := b
	for e < s.end && e < b+officeReach && s.nodes[e].date < 0 {
		e++
	}
	org, title := s.officeIn(b, e)
	if s.anyListed("candidacy", b, e) {
		return nil, ""
	}
	for j := b; title != "" && j < s.end && j < b+officeReach; j++ {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.officialHead.or(s.k.typeBits.of("officialtitle"))) {
			p.title, p.last = j, max(p.last, j)
			break
		}
	}
	return org, title
}

// postOfState makes the state or the body of an office the one whose post changes hands; where
// nothing tells it, that of who holds it.
func (s *sentence) postOfState(p *post, org *entity.Entity, title string) bool {
	switch {
	case org != nil:
	case p.person.ent != nil:
		if org = s.officeBody(&speaker{person: p.person.ent, title: title}); org != nil {
			org = s.state(org, true) // who heads the White House holds an office of the state
		}
	case title != "":
		org = s.presumedState(&speaker{title: title})
	}
	if org == nil || s.k.kindBits.of("#company").has(s.k.kindBits.of(org.Kind)) {
		return false
	}
	p.employer = s.weak(subject{ent: org, kind: org.Kind}, int(p.person.first))
	return true
}
