package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// measure is who took the last measure that the article told.
type measure struct {
	sub      subject
	ok       bool
	sentence int
}

// imposer finds whose measure the noun phrase [i,end) names: its owner, who
// stands after "by", the government that the sentence is about or that speaks
// in it, else the one that the article is about.
func (s *sentence) imposer(i, end int, np *nounPhrase) bool {
	np.reset(i, i)
	for j := i; j < end; j++ { // said in Hong Kong or elsewhere of China's
		if c := s.doc.gaz.Country("CN"); c != nil && s.listed("centralword", j) && s.ctx.place1 != nil && s.ctx.place1.ent != nil && s.ctx.place1.ent.Country == "HK" {
			np.add(s.weak(subject{ent: c, kind: c.Kind}, i))
			return true
		}
	}
	if i > s.first && s.demonym(i-1) && !s.targeted(i-1) { // "U.S. duties"
		return s.takeState(i-1, np)
	}
	for j := i - 1; j > s.first && j >= i-5; j-- { // "China's retaliatory"
		if s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.poss) {
			return s.sovereign(j-1) && s.takeState(j-1, np) || s.nodes[j-1].ent < 0 && s.stateAround(i, end, np)
		}
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.verb.or(s.k.prep).or(s.k.stop)) {
			break
		}
	}
	for j := i; j < end; j++ { // "the corporate tax in Norway"
		if s.located(j) && s.nodes[j].cls.has(s.k.kindBits.of("country")) && s.is(j-1, s.k.times.in) {
			return s.takeState(j, np)
		}
	}
	return s.stateAround(i, end, np)
}

func (s *sentence) stateAround(i, end int, np *nounPhrase) bool {
	target := s.target(i, end)
	for j := end; j < s.end && j < end+8; j++ {
		if !s.is(j, s.k.by) {
			continue
		}
		for k := j + 1; k < s.end && k < j+4; k++ {
			if s.sovereign(k) {
				return s.takeState(k, np)
			}
		}
	}
	if j := max(s.under(end), s.inForceIn(end)); j >= 0 {
		return s.takeState(j, np)
	}
	for j := i - 1; j > s.first; j-- { // the nearest that acts: "Washington announced duties, Brussels said it would levy"
		if s.sovereign(j) && !s.targeted(j) && (target == "" || s.countryAt(j) != target) && s.actsAfter(j, i) {
			return s.takeState(j, np)
		}
	}
	for j := s.first; j < i; j++ {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.person) && s.rulerOf(j, np) {
			return true
		}
		if s.sovereign(j) && !s.targeted(j) && (target == "" || s.countryAt(j) != target) {
			return s.takeState(j, np)
		}
	}
	for j := end; j < s.end; j++ { // ", President Smith said"
		if s.sovereign(j) && (target == "" || s.countryAt(j) != target) && (j+1 < s.end && s.nodes[j+1].ent < 0 && s.nodes[j+1].cls.has(s.k.saying)) {
			return s.takeState(j, np)
		}
	}
	if c := s.headed(i); c != nil && c.Country != target {
		np.add(s.weak(subject{ent: c, kind: c.Kind}, i))
		return true
	}
	if d := &s.doc.measure; d.ok && (target == "" || d.sub.ent == nil || d.sub.ent.Country != target) {
		np.add(s.weak(d.sub, i))
		return true
	}
	if c := s.moneyState(i, end); c != nil && c.Country != target {
		np.add(s.weak(subject{ent: c, kind: c.Kind}, i))
		return true
	}
	if c := s.ctx.home; c != nil && c.Country != target {
		np.add(s.weak(subject{ent: c, kind: c.Kind}, i))
		return true
	}
	if p := s.ctx.place1; p != nil && p.ent != nil && (target == "" || p.ent.Country != target) {
		if c := s.doc.gaz.Country(p.ent.Country); c != nil {
			np.add(s.weak(subject{ent: c, kind: c.Kind}, i))
			return true
		}
	}
	return s.ctx.statOwner(s, i, np) && np.n > 0
}

// under is the node of whose plan or law holds for what ends before node end: "under a
// Housing Authority plan"; -1 if the text does not say.
func (s *sentence) under(end int) int {
	const reach, phrase = 8, 4
	for j := end; j < s.end && j < end+reach; j++ {
		if s.nodes[j].hash != underHash {
			continue
		}
		for k := j + 1; k < s.end && k <= j+phrase; k++ {
			if s.sovereign(k) || s.demonym(k) {
				return k
			}
		}
	}
	return -1
}

var underHash = token.Hash("under")

// headed is the state that a heading in capitals before node i names: "* SPAIN: --
// The plan includes ...".
func (s *sentence) headed(i int) *entity.Entity {
	const reach = 300
	for j := i - 1; j > 0 && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 || n.flags&token.FlagUpper == 0 || !n.cls.has(s.k.kindBits.of("country")) || j+1 >= len(s.nodes) {
			continue
		}
		if d := s.d.Tokens[s.nodes[j+1].first]; s.nodes[j+1].hash == s.k.colon || d.Kind == token.LongDash {
			if e := s.ents[n.ent].Ent; len(e.Name) > 3 {
				return e
			}
		}
	}
	return nil
}

// moneyState is the state in whose own money a measure in nodes [i,end) is told:
// "a 5 billion pound tax" is Britain's.
func (s *sentence) moneyState(i, end int) *entity.Entity {
	for j := i; j < end && j < s.end; j++ {
		q := s.quantityOf(j)
		if q == nil || q.unit != schema.UnitCurrency || !slices.Contains(s.lex.lists["statemoney"], q.ccy) {
			continue
		}
		return s.doc.gaz.Country(q.ccy[:2])
	}
	return nil
}

// target is the country that a measure named in nodes [i,end) is aimed at: "tariffs
// on Chinese cars". No state taxes its own exports.
func (s *sentence) target(i, end int) string {
	at := i
	if end+1 < s.end && s.nodes[end].ent < 0 && s.nodes[end].cls.has(s.k.verb) { // "tariff imposed on all Chinese goods"
		end++
	}
	for at < s.end && at <= end && (s.nodes[at].ent >= 0 || !s.listed("targetprep", at)) {
		at++
	}
	for j := at + 1; j < s.end && at <= end && j < at+5; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) {
			return s.ents[n.ent].Ent.Country
		}
		if n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.stop).or(s.k.be).or(s.k.modal)) || n.cls.has(s.k.prep) && !s.is(j, s.k.from)) {
			break
		}
	}
	return ""
}

// actsAfter reports whether the name at node j is the subject of a verb of acting
// that follows it before node end.
func (s *sentence) actsAfter(j, end int) bool {
	for k := j + 1; k < end && k < j+4; k++ {
		n := &s.nodes[k]
		if n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.poss).or(s.k.prep)) && n.date < 0 || s.listed("undergo", k) {
			return false
		}
		if n.cls.has(s.k.verb) {
			return true
		}
	}
	return false
}

// countryAt is the code of the country that the name at node j is of, "" if none.
func (s *sentence) countryAt(j int) string {
	if n := &s.nodes[j]; n.ent >= 0 {
		return s.ents[n.ent].Ent.Country
	}
	return ""
}

// sovereign reports whether node j names a state, a government, a capital, or
// somebody who holds office.
func (s *sentence) sovereign(j int) bool {
	n := &s.nodes[j]
	if n.ent < 0 || n.cls.has(s.k.kindBits.of("company")) || s.demonym(j) {
		return false
	}
	e := s.ents[n.ent].Ent
	switch e.Kind {
	case entity.KindCountry, schema.KindGovernment:
		return true
	case entity.KindCity:
		return s.listed("capital", j)
	case schema.KindRegulator, schema.KindOrganisation:
		return s.inList("polbody", e.Name)
	case schema.KindPerson:
		return e.Title != "" && e.Country != "" && s.inOffice(e)
	}
	return false
}

// inOffice reports whether the title of somebody is one of a head or a member of a
// government. A chief executive governs Hong Kong; elsewhere he runs a company.
func (s *sentence) inOffice(e *entity.Entity) bool {
	title := strings.ToLower(e.Title)
	if strings.Contains(title, "chief executive") && !s.inList("executiveled", e.Country) {
		return false
	}
	for _, t := range s.lex.lists["ruler"] {
		if strings.Contains(title, t) {
			return true
		}
	}
	return false
}

// targeted reports whether the name at node j stands behind a preposition: "on
// China", "imports from China".
func (s *sentence) targeted(j int) bool {
	for k := j - 1; k >= s.first && k >= j-3; k-- {
		n := &s.nodes[k]
		if n.ent < 0 && s.listed("targetprep", k) {
			return true
		}
		if n.ent >= 0 || !n.cls.has(s.k.adj.or(s.k.det)) {
			return false
		}
	}
	return false
}

// takeState makes the state that the name at node j stands for the subject.
func (s *sentence) takeState(j int, np *nounPhrase) bool {
	e := s.ents[s.nodes[j].ent].Ent
	if c := s.doc.gaz.Country(e.Country); e.Kind == schema.KindGovernment && c != nil && !strings.HasSuffix(e.Name, "Authority") { // it decides in its own name
		np.add(subject{ent: c, kind: c.Kind, first: int32(j), last: int32(j)})
		return true
	}
	np.add(s.named(j))
	return np.n > 0
}

// rulerOf finds the country of somebody in office whom the words before node
// end name with title and country: "Canadian Prime Minister Mark Carney".
func (s *sentence) rulerOf(end int, np *nounPhrase) bool {
	i := end
	for i > s.first && end-i < 4 && !s.rulerTitle(i) && (s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.person) || s.nodes[i].flags&token.FlagCap != 0 && s.nodes[i].ent < 0) {
		i--
	}
	if i == end || !s.rulerTitle(i) {
		return false
	}
	for j := i - 1; j >= s.first && j >= i-3; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) {
			np.reset(j, end)
			np.add(subject{ent: s.ents[n.ent].Ent, kind: s.ents[n.ent].Ent.Kind, first: int32(j), last: int32(end)})
			return true
		}
		if n.ent >= 0 || n.cls.has(s.k.verb.or(s.k.stop)) {
			return false
		}
	}
	return false
}

func (s *sentence) rulerTitle(i int) bool {
	if s.nodes[i].ent >= 0 {
		return false
	}
	w := strings.ToLower(s.text(i, i))
	for _, t := range s.lex.lists["ruler"] {
		if strings.HasSuffix(w, t) {
			return true
		}
	}
	return false
}

// within reports whether node i, which may be of several words, holds the
// beginning of a word of a list of the lexicon.
func (s *sentence) within(list string, i int) bool {
	for _, w := range strings.Fields(strings.ToLower(s.text(i, i))) {
		for _, x := range s.lex.lists[list] {
			if strings.HasPrefix(w, x) {
				return true
			}
		}
	}
	return false
}

// rulingSubject is the subject of the verb at node v, or the country of the one
// in office who is.
func (s *sentence) rulingSubject(v int, np *nounPhrase) bool {
	found := s.subjectOf(v, np) && np.n > 0 && !np.security && np.metric == ""
	if found && np.subs[0].ent != nil && (np.subs[0].kind != schema.KindPerson || np.subs[0].ent.Title != "") {
		return true
	}
	if g := s.groupStart(v, s.first); !found && g < v && g > s.first && s.nodes[g].cls.has(s.k.nounform) && s.nodes[g-1].cls.has(s.k.verb) { // "announced plans to quadruple"
		return s.subjectOf(g-1, np) && np.n > 0 && np.metric == ""
	}
	if i := s.planner(v); !found && i >= 0 {
		return s.subjectOf(i, np) && np.n > 0 && np.metric == ""
	}
	var by nounPhrase
	if s.rulerOf(s.groupStart(v, s.first)-1, &by) {
		*np = by
		return true
	}
	return found
}

// economyWide reports whether the sentence of fact f names no company and the
// article is about none.
func (s *sentence) economyWide(f *fact) bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("#company").or(s.k.kindBits.of("#exchange"))) {
			return false
		}
	}
	for i := int(f.trigger) - 1; i >= s.first && i > int(f.trigger)-6; i-- {
		if s.nodes[i].ent < 0 && s.listed("notmeasure", i) {
			return false
		}
	}
	return (s.ctx.mainCo == nil || !f.sub.weak) && !s.oughtBefore(int(f.trigger))
}

func (s *sentence) placed() bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) {
			return true
		}
	}
	return false
}

// planner is the verb of a plan that the infinitive or gerund at node v follows:
// "proposed raising", "voted 220 to 211 to approve"; -1 if none does.
func (s *sentence) planner(v int) int {
	i := s.groupStart(v, s.first) - 1
	if i < s.first || s.nodes[v].form&formIng == 0 && !s.is(i, s.k.to1) {
		return -1
	}
	if s.is(i, s.k.to1) {
		i--
	}
	for i > s.first && i > v-8 && (s.nodes[i].qty >= 0 || s.isDash(i) || s.nodes[i].date >= 0 || s.nodes[i].cls.has(s.k.adv.or(s.k.to))) {
		i--
	}
	if i <= s.first || !s.listed("planning", i) {
		return -1
	}
	if !s.nodes[i].cls.has(s.k.verb) {
		return -1
	}
	return i
}

// fullName reports whether a measure of fact f is named by more than one word.
func (s *sentence) fullName(f *fact) bool {
	for i := int(f.first); i <= int(f.last) && i < s.end; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.typeBits.of("polnoun")) && (strings.Contains(s.text(i, i), " ") || s.listed("dutyword", i) || i+1 < s.end && strings.HasPrefix(s.text(i+1, i+1), "rate")) {
			return true
		}
	}
	return false
}
