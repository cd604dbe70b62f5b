package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// What a court does where the sentence names nobody whom it judges: it is of the party to the
// case that the article told of last, else of the court itself.

// ruledAlone appends what the court that authority found does in the verb at a.at: "the court
// upheld the verdict", "the Supreme Court ruled that states may tax such sales".
func (s *sentence) ruledAlone(a *regAct, facts []fact) []fact {
	if !a.court || !s.listed("courtverb", a.at) || s.begged(a) || s.suffers(a.at) || !s.hasRuled(a) {
		return facts
	}
	x, ok := s.judgedLast(a, facts)
	if !ok || s.toldOf(schema.Legal, a.from, a.at, &x, facts) {
		return facts
	}
	f := s.regFact(a, x)
	f.first, f.last = min(f.first, int32(a.from)), max(int32(a.last), s.rulingEnd(a.at))
	return append(facts, f)
}

// hasRuled reports whether a court does what the verb at a.at says, or will: not what a ruling is
// as a noun, what it might do, what courts do as a rule.
func (s *sentence) hasRuled(a *regAct) bool {
	g := s.groupStart(a.at, s.first)
	if s.nodes[a.at].form&formIng != 0 || a.from+1 < s.end && s.is(max(a.from, g-1), courtsHash) {
		return false
	}
	for i := g; i < a.at; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.modal) && (!n.cls.has(s.k.futureAux) || n.hash == wouldHash) {
			return false
		}
	}
	j := a.at + 1
	if j >= s.end || s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.stop) {
		return s.nodes[a.at].form&formPast != 0 && s.begins("ruleplain", a.at) // "as the court ruled"
	}
	return !(s.begins("courtfinds", a.at) && s.nodes[j].ent < 0 && s.capital(j)) // somebody whom nothing lists
}

// othersNamed reports whether the sentence names a company or somebody else than the party x and
// the court, of whom the ruling could be.
func (s *sentence) othersNamed(a *regAct, x *subject) bool {
	for j := s.first; j < a.from; j++ {
		n := &s.nodes[j]
		if n.ent < 0 || !n.cls.has(s.k.company.or(s.k.person).or(s.k.kindBits.of("country"))) || s.demonym(j) {
			continue
		}
		if y := s.named(j); y.displayName() != x.displayName() {
			return true
		}
	}
	return false
}

// courtNamed reports whether a name is that of a court.
func courtNamed(name string) bool {
	return strings.HasSuffix(name, "Court") || strings.Contains(name, "Court ") || strings.Contains(name, "Courts")
}

// courtCalled reports whether words name a court or speak of one: "the appeals court".
func courtCalled(words string) bool { return strings.Contains(strings.ToLower(words), "court") }

var courtsHash = token.Hash("courts")

// judgedLast is whom the ruling is told of.
func (s *sentence) judgedLast(a *regAct, facts []fact) (x subject, ok bool) {
	for k := len(facts) - 1; k >= 0 && facts[k].sent == s.index; k-- {
		if f := &facts[k]; f.EventType == schema.Legal && !f.drop {
			return s.weak(f.sub, a.at), true // "X lost its bid when the court ruled"
		}
	}
	if last := &s.ctx.tried; last.known && s.index-last.sentence <= 2*dealWindow && !s.othersNamed(a, &last.sub) {
		return s.weak(last.sub, a.at), true
	}
	if s.nodes[a.from].ent >= 0 && courtNamed(s.text(a.from, a.from)) {
		return s.named(a.from), true
	}
	if !strings.Contains(a.actor, " ") || !courtCalled(a.actor) { // "a judge", "jurors"
		if m := s.ctx.mainCo; m == nil || m.kind != schema.KindCompany && m.kind != schema.KindPerson {
			return x, false
		}
		return s.weak(*s.ctx.mainCo, a.at), true
	}
	return subject{name: a.actor, kind: schema.KindOrganisation, unlisted: true, first: int32(a.from), last: int32(a.from)}, true
}

// rulingEnd is the last node of what the verb at node v does, up to the end of its clause.
func (s *sentence) rulingEnd(v int) int32 {
	const reach = 12
	e := v
	for j := v + 1; j < s.end && j < v+reach; j++ {
		if n := &s.nodes[j]; n.ent < 0 && (n.cls.has(s.k.stop) || n.cls.has(s.k.saying)) {
			break
		}
		e = j
	}
	return int32(e)
}
