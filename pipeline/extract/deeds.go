package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// deedSign is the direction of what a company does to its business: more of it
// with the verb or noun at node i, or less.
func (s *sentence) deedSign(i int) string {
	switch n := &s.nodes[i]; {
	case s.begins("deedsame", i):
		return ""
	case n.cls.has(s.k.typeBits.of("growverb")) || s.begins("deedup", i):
		return schema.Up
	case n.cls.has(s.k.typeBits.of("shutverb")) || s.begins("deeddown", i):
		return schema.Down
	case n.cls.has(s.k.typeBits.of("holdverb")):
		return schema.Flat
	}
	if d := s.sign(i); d == schema.Up || d == schema.Down {
		return d
	}
	return ""
}

var wouldHash = token.Hash("would")

// forCustomer reports whether the act of verb v is what a contract is about, whose fruit is
// another's: "a contract to build 20 ferries" makes the yard no larger.
func (s *sentence) forCustomer(v int) bool {
	g := s.groupStart(v, s.first) - 1
	return g > s.first && s.nodes[g].cls.has(s.k.to) && s.nodes[g-1].ent < 0 && s.listed("customerdeal", g-1)
}

// onlyMay reports whether an auxiliary of verb v leaves open whether it is done: "could".
func (s *sentence) onlyMay(v int) bool {
	for i := s.groupStart(v, s.first); i < v; i++ {
		if s.nodes[i].cls.has(s.k.modal) && s.nodes[i].hash != wouldHash && s.payload(i, s.k.modalityClass) == schema.Possible {
			return true
		}
	}
	return false
}

// actAgain finds the company whose act or site, told before, stands before verb i as a noun
// that points back to it: "the move will cut 760 jobs", "the facility will employ 200".
func (s *sentence) actAgain(i int, np *nounPhrase) bool {
	const reach = 3
	if s.gerundSubject(i) {
		return s.mainCompany(s.first, np)
	}
	e := s.groupStart(i, s.first) - 1
	if a := s.actTold(e); a > s.first {
		return s.ownerOf(a, np) && s.acts(np) || s.governingAgent(a, np)
	}
	for e > s.first && (s.nodes[e].date >= 0 || s.nodes[e].cls.has(s.k.adv)) {
		e--
	}
	if e <= s.first || s.nodes[e].ent >= 0 || !s.listed("actword", e) && !s.deedThing(e) {
		return false
	}
	b := e - 1
	for b > s.first && e-b < reach && !s.nodes[b].cls.has(s.k.det) && s.nodes[b].ent < 0 {
		b--
	}
	if s.nodes[b].hash != theHash && !s.listed("demonstrative", b) {
		return false
	}
	np.reset(b, e)
	return s.mainCompany(e, np)
}

// mainCompany takes the company that the article is about, if it is the one that a word at
// node e would refer to.
func (s *sentence) mainCompany(e int, np *nounPhrase) bool {
	m := s.ctx.mainCo
	return m != nil && s.ctx.refer(s, refCompany, e, np) && np.subs[0].displayName() == m.displayName()
}

// gerundSubject reports whether a gerund that opens the sentence is the subject of verb i:
// "Ending slaughter there will cut jobs".
func (s *sentence) gerundSubject(i int) bool {
	n, g := &s.nodes[s.first], s.groupStart(i, s.first)
	if n.ent >= 0 || n.form&formIng == 0 || g == i || g <= s.first+1 {
		return false
	}
	for j := s.first + 1; j < g; j++ {
		if m := &s.nodes[j]; m.ent < 0 && (m.cls.has(s.k.stop) || m.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) && m.form&formIng == 0) {
			return false
		}
	}
	return true
}

// count keeps the figure of an act where it counts its object: not the number of a
// model ("its 767 airliner") nor a year ("its 2008 shipments").
func (s *sentence) count(f *fact) {
	q := s.quantityOf(int(f.qty))
	if q == nil || f.Unit == nil || *f.Unit != schema.UnitCount || f.Level != nil {
		return
	}
	head := s.text(int(f.last), int(f.last))
	single := f.qty < f.last && f.qty > f.trigger && s.nodes[f.last].cls.has(s.k.typeBits.of("plantnoun").or(s.k.typeBits.of("productnoun"))) && !strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "craft") && *f.Value > 1
	if s.yearNumber(int(f.qty)) || s.partOfName(int(f.qty)) || single && !s.is(int(f.qty)+1, s.k.of) {
		f.Value, f.ValueHigh, f.Unit, f.Bound, f.qty = nil, nil, nil, schema.BoundEq, -1
	}
}

// partOfName reports whether the number at node q is one of a name: "401(k)", "32-nanometre".
func (s *sentence) partOfName(q int) bool {
	if q+2 >= s.end || s.d.Tokens[s.nodes[q+1].first].Flags&token.FlagSpace != 0 {
		return false
	}
	return s.text(q+2, q+2) == "k" || s.isDash(q+1) && s.tight(q+1) && s.nodes[q+2].ent < 0 && s.nodes[q+2].qty < 0
}

// burdened reports whether what grew in f grows without anybody wanting it: "raised
// its costs".
func (s *sentence) burdened(f *fact) bool {
	for i := int(f.trigger) + 1; i <= int(f.last) && f.Direction != nil && *f.Direction == schema.Up; i++ {
		if s.listed("burden", i) {
			return true
		}
	}
	return false
}

// passiveAux is the node of the auxiliary before participle v, adverbs skipped.
func (s *sentence) passiveAux(v int) int {
	for v--; v > s.first && s.nodes[v].cls.has(s.k.adv); v-- {
	}
	return v
}

// openClause reports whether the clause of verb v leaves open whether or when it is done: "until
// the work was finished", "unclear when the line would be reopened".
func (s *sentence) openClause(v int) bool {
	const reach = 10
	for i := v - 1; i >= s.first && v-i < reach; i-- {
		if n := &s.nodes[i]; n.ent < 0 && s.listed("supposing", i) {
			return true
		} else if n.hash == s.k.commaHash || n.hash == s.k.semicolon {
			break
		}
	}
	return false
}

// describing reports whether the passive verb v only says what is so: "its chips are
// made in Arizona".
func (s *sentence) describing(v int) bool {
	a := s.passiveAux(v)
	w := strings.ToLower(s.text(a, a))
	return (w == "is" || w == "are") && s.deedSign(v) == ""
}

// eventful reports whether verb v tells what is done, not what somebody or something
// is: "which makes jet engines", "patented technology". Headlines are in the present.
func (s *sentence) eventful(v int) bool {
	n, g := &s.nodes[v], s.groupStart(v, s.first)
	for i := g; i < v; i++ {
		if s.nodes[i].cls.has(s.k.aux) {
			return true
		}
	}
	if g == s.first {
		return true
	}
	p := &s.nodes[g-1]
	if n.form&(formPast|formPart|formIng) == 0 {
		return s.index == 0 || n.form&formBase != 0 && (p.cls.has(s.k.to) || p.hash == s.k.and || p.hash == s.k.commaHash)
	}
	if n.form&(formPast|formIng|formBase) == 0 && p.hash != s.k.and && p.hash != s.k.commaHash {
		return false // "frozen meals"
	}
	if n.form&formIng != 0 && p.ent < 0 && (s.listed("aimingprep", g-1) || p.hash == inHash && g-2 >= s.first && s.listed("troublenoun", g-2)) {
		return false // "a reputation for building", "barred from selling"
	}
	return n.form&formIng != 0 || p.ent >= 0 || !p.cls.has(s.k.adj.or(s.k.det).or(s.k.prep)) || p.cls.has(s.k.pronoun)
}

// deliberate reports whether verb v has an object of its own. A gerund without an
// auxiliary does where a determiner, a name or a figure opens it; a bare infinitive
// is one where a plural or a name stands before it ("bright, open stores").
func (s *sentence) deliberate(v int) bool {
	n := &s.nodes[v]
	if n.form&formIng != 0 && v > s.first && s.nodes[v-1].cls.has(s.k.have) {
		return false // "has drilling operations"
	}
	if s.groupStart(v, s.first) < v || v+1 >= s.end {
		return true
	}
	if n.form&form3s != 0 && v > s.first && s.nodes[v-1].ent < 0 && s.nodes[v-1].cls.has(s.k.rel) {
		return false // "the drug, which cuts cholesterol"
	}
	if n.form&(formPast|formIng) == 0 && n.form&formBase != 0 {
		return v == s.first || s.nodes[v-1].ent >= 0 || s.mainVerb(v) || s.nodes[v-1].cls.has(s.k.conj) || s.is(v-1, s.k.and) || s.seriesHead(v, v) >= 0
	}
	if p := &s.nodes[max(v-1, s.first)]; n.form&formIng != 0 && p.ent < 0 && p.cls.has(s.k.nounform) && !p.cls.has(s.k.verb.or(s.k.prep).or(s.k.anaphor)) && strings.HasSuffix(s.text(v-1, v-1), "s") {
		return false // "hurt by consumers delaying"
	}
	if n.form&formIng == 0 || s.is(v-1, s.k.by) || v > s.first && s.nodes[v-1].ent < 0 && s.listed("gerundtaker", v-1) {
		return true // "by cutting production costs", "is considering producing cars"
	}
	if sign := s.deedSign(v); s.is(v-1, s.k.and) && sign != schema.Up || s.is(v-1, s.k.commaHash) && (sign == schema.Down || sign == "" && s.gerundBefore(v-1)) {
		return true // "closing 20 stores and reducing spending"; what is growing may grow by itself
	}
	n = &s.nodes[v+1]
	return n.ent >= 0 || n.qty >= 0 || n.cls.has(s.k.det.or(s.k.pronoun).or(s.k.verb)) || n.form&formIng != 0
}

// gerundBefore reports whether a gerund stands before node i, which one behind it can go on:
// "by opening shops, moving staff".
func (s *sentence) gerundBefore(i int) bool {
	const reach = 14
	for j := i - 1; j >= s.first && i-j < reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb) && n.form&formIng != 0 {
			return true
		}
	}
	return false
}

// forgone reports whether the words between the subject of f and its verb leave
// the act undone: "failed to secure", "ruled out closing".
func (s *sentence) forgone(f *fact) bool {
	g := s.groupStart(int(f.trigger), s.first)
	for i := int(f.trigger) - 1; i >= max(s.first, int(f.trigger)-4) && i > int(s.np.last); i-- {
		if s.nodes[i].hash == noHash {
			return true // "has no plans to change"
		}
	}
	for i := g - 1; i >= max(s.first, g-3) && i > int(s.np.last); i-- {
		if s.listed("forgone", i) || i > s.first && s.forgonePair(i-1) {
			return true
		}
	}
	return false
}

func (s *sentence) forgonePair(i int) bool {
	return s.pairListed("forgone", i)
}

// doneByOther reports whether a noun that could not be read as anybody is the
// subject of the verb of f, so that who was found further left is not: "he said
// the central bank would cut rates".
func (s *sentence) doneByOther(f *fact) bool {
	v := int(f.trigger)
	g := s.groupStart(v, s.first)
	if !s.nodes[v].cls.has(s.k.verb) || s.nodes[v].form&(formPast|form3s) == 0 && g == v {
		return false
	}
	e := s.thingBefore(g - 1) // "the plant in Salo will make": of the plant
	if e < s.first || e <= int(s.np.last) || s.nodes[e].date >= 0 || s.nodes[e].qty >= 0 || s.nodes[e].ent >= 0 {
		return false
	}
	n := &s.nodes[e]
	return n.cls.has(s.k.word) && !n.cls.has(s.k.phraseEnd) && n.hash != s.k.and
}

// onlyBeside reports whether the name before the verb of f only says where, by whom or
// against whom the thing is that does it: "the strike at X cut output".
func (s *sentence) onlyBeside(f *fact) bool {
	b, e := int(f.sub.first), int(f.sub.last)
	g := s.groupStart(int(f.trigger), s.first)
	if g-1 > e && s.nodes[g-1].ent < 0 && s.nodes[g-1].cls.has(s.k.rel) { // "a strike at X that has idled"
		g--
	}
	if f.sub.weak || e >= int(f.trigger) || g != e+1 {
		return false
	}
	for b--; b > s.first && s.describes(b); b-- {
	}
	if b <= s.first || !s.listed("besideprep", b) {
		return false
	}
	p := b - 1
	n := &s.nodes[p]
	if n.ent >= 0 || !n.cls.has(s.k.word) || n.cls.has(s.k.adv) || s.holdsTitle(p) || s.comments(p) {
		return false
	}
	return p == s.first || !n.cls.has(s.k.verb) || s.nodes[p-1].cls.has(s.k.det.or(s.k.adj))
}

// sited reports whether what is done in f is done to a site or a craft.
func (s *sentence) sited(f *fact) bool {
	for i := int(f.trigger) + 1; i <= int(f.last); i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.typeBits.of("plantnoun")) || s.listed("craft", i) {
			return true
		}
	}
	return false
}

// ofSelf reports whether a subject told by "we" is the company that the article
// is about: others speak in it as well.
func (s *sentence) ofSelf(f *fact) bool {
	i := int(f.sub.first)
	if s.nodes[i].hash != weHash && s.nodes[i].hash != ourHash {
		return true
	}
	if f.Value == nil && f.rule.is(roleScale) {
		return false // "we continue to cut costs" promises nothing
	}
	return s.ctx.mainCo != nil && s.ctx.mainCo.displayName() == f.sub.displayName() && !s.spokenByOthers()
}

// spokenByOthers reports whether the sentence names an office or another company
// than the one the article is about: those whose words "we" can be.
func (s *sentence) spokenByOthers() bool {
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 || !n.cls.has(s.k.kindBits.of("body").or(s.k.company)) {
			continue
		}
		if x := s.named(i); x.displayName() != s.ctx.mainCo.displayName() {
			return true
		}
	}
	return false
}

var weHash, ourHash = token.Hash("we"), token.Hash("our")
