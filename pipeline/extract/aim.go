package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Whom a measure is aimed at: one fact for each state named, "tariffs on imports
// from Canada and Mexico".

// eachTarget repeats the measure that ends out for each state that it is aimed at
// but the first.
func (s *sentence) eachTarget(f *fact, out []fact) []fact {
	if f.EventType != schema.PolicyAction {
		return out
	}
	s.multiplied(&out[len(out)-1])
	if !s.levies(f) {
		return out
	}
	var at [maxSubjects]int
	n := s.targets(int(f.trigger)+1, &at)
	if n == 0 {
		return out
	}
	first := &out[len(out)-1]
	first.CounterpartyName, first.aim = ptr(s.ents[s.nodes[at[0]].ent].Ent.Name), int32(at[0])
	for _, j := range at[1:n] {
		g := *f
		g.CounterpartyName = ptr(s.ents[s.nodes[j].ent].Ent.Name)
		g.last = max(g.last, int32(j))
		g.aim = int32(j)
		out = append(out, g)
	}
	return out
}

// multiplied gives a measure that no figure tells the number of times that its verb
// says: "doubled tariffs".
func (s *sentence) multiplied(f *fact) {
	v := int(f.trigger)
	if f.Value != nil || !s.nodes[v].cls.has(s.k.typeBits.of("multiple")) {
		return
	}
	for i := v + 1; i < s.end && i < v+10; i++ {
		if s.nodes[i].qty >= 0 {
			return // "quadrupled duties to 100 percent"
		}
	}
	s.setMultiple(f, s.payload(v, s.lex.classes["multiple"]))
}

// levies reports whether a measure is one of trade or of sanctions.
func (s *sentence) levies(f *fact) bool {
	for i := min(int(f.first), int(f.trigger)); i <= int(f.last) && i < s.end; i++ {
		if s.nodes[i].ent < 0 && (s.within("levying", i) || s.within("barring", i)) {
			return true
		}
	}
	return false
}

// targets finds the states named behind "on", "against" or "from" after node i, in
// the same clause, and returns how many there are.
func (s *sentence) targets(i int, at *[maxSubjects]int) int {
	const reach = 14
	n, prep := 0, false
	for j := i; j < s.end && j < i+reach && n < len(at); j++ {
		x := &s.nodes[j]
		switch {
		case x.ent >= 0 && !s.demonym(j) && (x.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("region"))) || s.ents[x.ent].Ent == s.union()):
			if prep {
				at[n] = j
				n++
			}
		case x.ent >= 0 && n > 0, x.cls.has(s.k.quote), x.ent < 0 && x.cls.has(s.k.be.or(s.k.have).or(s.k.modal).or(s.k.rel).or(s.k.sub)), x.hash == s.k.semicolon:
			return n
		case x.ent < 0 && x.cls.has(s.k.verb) && (n > 0 || x.form&formIng == 0 && x.flags&token.FlagCap == 0):
			return n
		case x.ent < 0 && s.listed("aimprep", j):
			if n > 0 {
				return n
			}
			prep = true
		case n > 0 && x.ent < 0 && x.hash != s.k.commaHash && x.hash != s.k.and && !x.cls.has(s.k.det.or(s.k.adj).or(s.k.adv)):
			return n
		}
	}
	return n
}
