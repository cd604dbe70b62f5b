package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// maxStaff bounds how many people the text is known to have told the house of.
const maxStaff = 24

// staffer is somebody whose house the text has told.
type staffer struct {
	name string
	org  subject
}

// enlist keeps who works for whom, as the facts of a sentence tell it.
func (x *context) enlist(facts []fact) {
	for i := range facts {
		f := &facts[i]
		if f.EventType != schema.Management || f.CounterpartyName == nil || f.drop || f.sub.kind != schema.KindCompany {
			continue
		}
		if len(x.staff) == maxStaff {
			return
		}
		x.staff = append(x.staff, staffer{*f.CounterpartyName, f.sub})
	}
}

// employs finds for whom the person of p works: the company named with the post ("was
// named Chrysler CEO", "chief executive of Chrysler"), beside the person, where the
// person was introduced, or the company that the text speaks of.
func (s *sentence) employs(p *post) bool {
	if p.employer.kind != "" || s.houseOfPost(p) {
		return true
	}
	if p.title >= 0 && s.nodes[p.title-1].cls.has(s.k.to) && s.listed("postrun", p.title) {
		return false // "joined from X to run Y"
	}
	at := p.at
	former := false
	if p.person.kind != "" {
		at = int(p.person.last)
		np := nounPhrase{metricNode: -1, first: int32(at), last: int32(at)}
		if s.employerBefore(int(p.person.first), &np) || s.employerAfter(at, &np) {
			p.employer = np.subs[0]
			return true
		}
		if former = np.former; former && p.subtype != "appoint" && s.formerHouse(int(p.person.first), p) {
			return true
		}
		if !former && s.strangeHouse(int(p.person.first), p) {
			return true
		}
		if p.subtype != "death" && former {
			return false
		}
		if s.knownHouse(p, at) {
			return true
		}
	}
	if !former && s.telling(p) {
		return true
	}
	return !former && s.postHolder(p) && s.houseSpokenOf(p, at)
}

// housesPost reports whether the name at node j is joined to the post that somebody leaves:
// "of X", "from X", "X chairman".
func (s *sentence) housesPost(j int) bool {
	return s.nodes[j-1].cls.has(s.k.gen) || s.is(j-1, s.k.from) || s.is(j-1, s.k.at) || s.nodes[min(j+1, s.end-1)].cls.has(s.k.typeBits.of("titleword"))
}

// houseOfPost takes the company that stands with the post.
func (s *sentence) houseOfPost(p *post) bool {
	for j := p.at + 1; j < s.end && j <= p.last+3; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !n.cls.has(s.k.kindBits.of("place")) && !s.demonym(j) && (p.subtype != "resign" || s.housesPost(j)) {
			if s.is(j-1, s.k.from) && p.subtype == "appoint" { // "joins as chief executive from X"
				continue
			}
			p.employer = s.named(j)
			p.last = max(p.last, j)
			return true
		}
	}
	return false
}

// knownHouse takes the company of a person that the text has told before.
func (s *sentence) knownHouse(p *post, at int) bool {
	name := p.person.displayName()
	for k := len(s.ctx.staff) - 1; k >= 0; k-- {
		if t := &s.ctx.staff[k]; t.name == name {
			p.employer = s.weak(t.org, at)
			return true
		}
	}
	for k := range s.ctx.voices {
		v := &s.ctx.voices[k]
		if v.org != nil && !v.former && v.person != nil && v.person.Name == name {
			p.employer = subject{ent: v.org, kind: v.org.Kind, first: int32(at), last: int32(at), weak: true}
			return s.k.kindBits.of("employer").has(s.k.kindBits.of(v.org.Kind)) && v.org.Kind != entity.KindCountry
		}
	}
	return false
}

// telling takes the company that tells of the change: "X said Y would become chairman".
func (s *sentence) telling(p *post) bool {
	var np nounPhrase
	if p.person.kind == "" || !s.employerTelling(int(p.person.first), &np) {
		return false
	}
	p.employer = np.subs[0]
	return true
}

// postHolder reports whether a post of a company is named: not that of a minister.
func (s *sentence) postHolder(p *post) bool {
	from, to := p.at, p.last
	if p.person.kind != "" {
		from, to = min(from, int(p.person.first)), max(to, int(p.person.last))
	}
	for j := max(s.first, from-6); j < s.end && j <= to+6; j++ {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.typeBits.of("manager")) && !s.listed("poststate", j) {
			return true // "President and Chief Operating Officer" is one of a company
		}
	}
	return false
}

// houseSpokenOf takes the company that "its" before the post means, else the one that the
// text speaks of.
func (s *sentence) houseSpokenOf(p *post, at int) bool {
	np := nounPhrase{metricNode: -1, first: int32(at), last: int32(at)}
	if !s.ctx.refer(s, refCompany, at, &np) || np.n == 0 {
		return false
	}
	p.employer = np.subs[0]
	return p.employer.kind == schema.KindCompany
}

// titleActs reads a post as the subject of verb p.at, the person not named: "X's chief
// executive resigned", "the chairman of X has quit", "its finance chief left".
func (s *sentence) titleActs(p *post) bool {
	e := s.beforeToBe(s.groupStart(p.at, s.first) - 1)
	if e < s.first {
		return false
	}
	if n := &s.nodes[e]; n.ent >= 0 && n.cls.has(s.k.company) && e-2 >= s.first && s.nodes[e-1].cls.has(s.k.prep) && s.nodes[e-2].cls.has(s.k.typeBits.of("manager")) {
		p.employer, p.title = s.named(e), e-2
		return true
	}
	if s.nodes[e].ent >= 0 || !s.nodes[e].cls.has(s.k.typeBits.of("manager")) {
		return false
	}
	for j := e - 1; j >= s.first && e-j < 5; j-- {
		switch n := &s.nodes[j]; {
		case n.hash == formerHash || n.hash == exHash:
			return false
		case n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j): // "Acme CEO", "Acme's CEO"
			p.employer, p.title = s.named(j), e
			return true
		case n.cls.has(s.k.stop.or(s.k.verb)) && n.ent < 0 && !n.cls.has(s.k.poss):
			return false
		case n.ent < 0 && n.cls.has(s.k.pronoun) && n.cls.has(s.k.det): // "its chief executive"
			var np nounPhrase
			if !s.ctx.refer(s, refAny, j, &np) || np.n == 0 || np.subs[0].kind != schema.KindCompany {
				return false
			}
			p.employer, p.title = np.subs[0], e
			return true
		}
	}
	return false
}

// houseJoined takes the company named from node i on, the object of verb p.at: "joined X", "left X".
func (s *sentence) houseJoined(p *post, i int) bool {
	const reach = 4
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j):
			if j+1 < s.end && s.nodes[j+1].cls.has(s.k.poss) && !(j+2 < s.end && s.listed("postseat", j+2)) {
				return false
			}
			p.employer, p.last = s.named(j), j
			s.postBehind(j, p)
			return true
		case n.ent < 0 && (n.cls.has(s.k.det.or(s.k.adj).or(s.k.anaphor)) || s.nodes[j].cls.has(s.k.demonym) || s.describes(j)):
		case n.ent >= 0 && (s.demonym(j) || n.cls.has(s.k.place)):
		default:
			return false
		}
	}
	return false
}

// joinsPeople reports whether those joined, named from node i on, are people: "joined the chief
// executives of Acme and Borden in a call for aid", "joined Fed Chairman Roe".
func (s *sentence) joinsPeople(i int) bool {
	const reach = 5
	for j := i; j < s.end && j < i+reach; j++ {
		switch n := &s.nodes[j]; {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("#person")):
			return true
		case n.ent >= 0 && n.cls.has(s.k.company), s.is(j, asHash): // "joined Acme as chairman", "joined as chairman"
			return false
		case n.ent < 0 && n.cls.has(s.k.typeBits.of("titleword")):
			return true
		case n.ent < 0 && (n.cls.has(s.k.poss) || n.cls.has(s.k.stop.or(s.k.prep)) || n.date >= 0):
			return false
		}
	}
	return false
}

// leavesHouse reports whether what is left behind verb p.at is a house or a post: "left the
// company", "will leave in March".
func (s *sentence) leavesHouse(p *post) bool {
	j := p.at + 1
	if j >= s.end {
		return true
	}
	if n := &s.nodes[j]; n.date >= 0 || n.cls.has(s.k.stop) && n.ent < 0 || s.listed("postafter", j) {
		return s.postHolder(p)
	}
	for ; j < s.end && j <= p.at+4; j++ {
		if n := &s.nodes[j]; n.ent < 0 && (s.listed("posthouseword", j) || s.listed("postseat", j) || n.cls.has(s.k.typeBits.of("titleword")) && j > p.at+1) {
			p.last = j
			return true
		}
	}
	return false
}

// strangeHouse takes for the company a name that nothing lists, before the post of the
// person at node i: "Vorblax co-founder Y", "Vorblax's chief executive, Y".
func (s *sentence) strangeHouse(i int, p *post) bool {
	j := i - 1
	if s.is(j, s.k.commaHash) {
		j--
	}
	titled := false
	for ; j >= s.first && i-j < 7; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent < 0 && n.cls.has(s.k.typeBits.of("titleword")):
			titled = true
			continue
		case !titled:
			return false
		case n.cls.has(s.k.poss), n.ent < 0 && n.cls.has(s.k.adj):
			continue
		}
		t := &s.d.Tokens[n.first]
		if n.ent >= 0 || n.entry >= 0 || n.last != n.first || t.Flags&token.FlagCap == 0 || !s.gaz.OwnWord(t) {
			return false
		}
		p.employer = subject{name: s.text(j, j), kind: schema.KindCompany, first: int32(j), last: int32(j)}
		return true
	}
	return false
}

// boardActs finds the company whose board acts in verb v: "X's board fired Y", "the board
// of X".
func (s *sentence) boardActs(v int, np *nounPhrase) bool {
	e := s.groupStart(v, s.first) - 1
	if e > s.first && s.nodes[e].ent >= 0 && s.is(e-1, s.k.of) && e-2 >= s.first && s.listed("postboard", e-2) {
		np.just(s.named(e))
		return true
	}
	return e > s.first && s.nodes[e].ent < 0 && s.listed("postboard", e) && s.ownerOf(e, np) && np.n > 0
}

// hisOwn finds the person of the sentence whom "his" or "her" means, before node i.
func (s *sentence) hisOwn(i int, np *nounPhrase) bool {
	h := i - 1
	for h > s.first && i-h < 4 && s.nodes[h].ent < 0 && s.nodes[h].cls.has(s.k.adj) {
		h--
	}
	if h < s.first || !s.human(h) {
		return false
	}
	for j := h - 1; j >= s.first && h-j < 12; j-- {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("#person")) {
			np.just(s.named(j))
			return true
		}
	}
	return false
}

// formerHouse takes the company that the person at node i led: "Acme's former chief
// executive, Y, who resigned".
func (s *sentence) formerHouse(i int, p *post) bool {
	for j := i - 1; j >= s.first && i-j < 9; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			p.employer = s.named(j)
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) {
			return false
		}
	}
	return false
}

// houseActing takes the company that does something about the coming or going: "X brought
// forward the departure of Y".
func (s *sentence) houseActing(p *post) bool {
	var np nounPhrase
	if !s.governingAgent(p.at, &np) || np.n == 0 || np.subs[0].kind != schema.KindCompany || np.security || np.subs[0].weak {
		return false
	}
	p.employer = np.subs[0]
	return true
}
