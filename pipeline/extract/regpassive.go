package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// regSuffered reads an act of an authority or a court from whom it befell: "X was ordered
// by a jury to pay", "X, which is being investigated by regulators", "X was fined".
func (s *sentence) regSuffered(a *regAct) bool {
	by := s.byAuthority(a)
	if !by && !s.begins("regsure", a.at) && !(s.begins("regtell", a.at) && s.licensed(a.at)) {
		return false
	}
	if s.begins("regopen", a.at) || s.begins("courtonly", a.at) && !a.court {
		return false
	}
	if !s.subjectOf(a.at, &a.targets) && !(by && s.ownsSubject(a)) {
		return false
	}
	np := &a.targets
	if np.n == 0 || np.security || np.metric != "" || !s.mortal(&np.subs[0]) {
		return false
	}
	for j := a.at + 1; j < s.end && j < a.at+8 && (a.court || s.begins("fining", a.at)); j++ {
		if q := s.quantityOf(j); q != nil && q.unit != "" && q.val >= leastSum {
			a.sum, a.last = j, max(a.last, j)
			break
		}
	}
	return true
}

// licensed reports whether the words behind verb v are of a licence, which only authorities
// give: "was told that it would need a licence".
func (s *sentence) licensed(v int) bool {
	for j := v + 1; j < s.end && j <= v+maxTarget; j++ {
		if s.nodes[j].ent < 0 && s.listed("licenceword", j) {
			return true
		}
	}
	return false
}

// byAuthority finds the authority that "by" names behind the participle at a.at.
func (s *sentence) byAuthority(a *regAct) bool {
	const reach, longest = 10, 8
	for j := a.at + 1; j+1 < s.end && j < a.at+reach; j++ {
		if !s.is(j, s.k.by) || s.nodes[j].date >= 0 {
			if n := &s.nodes[j]; n.hash == s.k.semicolon || n.cls.has(s.k.rel.or(s.k.sub)) {
				return false
			}
			continue
		}
		for k := j + 1; k < s.end && k < j+longest; k++ {
			n := &s.nodes[k]
			switch {
			case n.ent >= 0 && n.cls.has(s.k.kindBits.of("official")) && !s.demonym(k) && !n.cls.has(s.k.place):
				x := s.named(k)
				if x.kind == entity.KindCountry || !s.governsOrJudges(&x) {
					return false
				}
				a.actor, a.actorID, a.court, a.last = x.displayName(), &x.ent.ID, courtNamed(x.displayName()), k
				return true
			case n.ent < 0 && (s.listed("authority", k) || s.listed("courtnoun", k) || s.listed("attorneyword", k)):
				a.actor, a.court, a.last = s.text(j+1, k), s.listed("courtnoun", k), k
				return true
			case n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.to).or(s.k.rel)) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform)):
				return false
			}
		}
		return false
	}
	return false
}

// governsOrJudges reports whether x is one that can act on a company.
func (s *sentence) governsOrJudges(x *subject) bool {
	return x.kind != "organisation" || s.governs(x) || courtNamed(x.displayName())
}

// saidBefore is the verb of saying before the pronoun that is the subject of verb v: "the
// watchdog said it had fined X"; -1 if there is none.
func (s *sentence) saidBefore(v int) int {
	const reach = 5
	g := s.groupStart(v, s.first) - 1
	if g <= s.first || s.nodes[g].ent >= 0 || !s.nodes[g].cls.has(s.k.pronoun) {
		return -1
	}
	for j := g - 1; j > s.first && j > g-reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.saying) {
			return j
		} else if n.date < 0 && n.hash != thatHash {
			return -1
		}
	}
	return -1
}

// bench names the court or the judge who is the subject of the verb at node v, and where
// the name begins: "A court in The Hague", "U.S. District Judge Jane Roe", "jurors".
func (s *sentence) bench(v int) (string, int) {
	e := s.groupStart(v, s.first) - 1
	for e > s.first && s.nodes[e].date >= 0 {
		e--
	}
	for e-2 >= s.first && (s.nodes[e].ent >= 0 && s.nodes[e].cls.has(s.k.place) || s.nodes[e].flags&token.FlagCap != 0) && s.nodes[e-1].ent < 0 && s.nodes[e-1].cls.has(s.k.prep) {
		e -= 2
	}
	if e < s.first {
		return "", 0
	}
	if n := &s.nodes[e]; n.ent >= 0 {
		if e > s.first && n.cls.has(s.k.person) && s.nodes[e-1].ent < 0 && s.begins("judging", e-1) {
			return s.text(e, e), e - 1
		}
		return "", 0
	}
	if !s.listed("courtnoun", e) && !(s.is(e, panelHash) && s.inCourt(e)) {
		return "", 0
	}
	b := e
	for b > s.first && e-b < 5 {
		n := &s.nodes[b-1]
		if n.date >= 0 || n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.verb).or(s.k.det).or(s.k.conj).or(s.k.sub).or(s.k.prep).or(s.k.rel)) || n.cls.has(s.k.poss)) {
			break
		}
		b--
	}
	return s.text(b, e), b
}

var panelHash = token.Hash("panel")

// ownsSubject takes the company that owns what the participle at a.at is said of: "X's
// purchase of Y was approved by regulators".
func (s *sentence) ownsSubject(a *regAct) bool {
	const reach = 16
	g := s.groupStart(a.at, s.first)
	for j := max(s.first, g-reach); j+1 < g; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) && s.nodes[j+1].cls.has(s.k.poss) {
			a.targets.just(s.named(j))
			return true
		}
	}
	return false
}
