package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// part makes the words of capture U the subject: a unit, a business, a plant
// that no gazetteer lists, under the name of whose it is ("Nokia handset
// unit"). "Its" and "the" unit is that of who deals.
func (s *sentence) part(m *matcher, np *nounPhrase) bool {
	c := m.caps['U'-'A']
	if c.end <= c.first {
		return false
	}
	first, last := int(c.first), int(c.end)-1
	owner := ""
	word := first // of the part itself
	for i := first; i <= last; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("#company")) && !s.demonym(i) {
			o := s.named(i)
			owner = o.displayName()
			if i+1 <= last && s.nodes[i+1].cls.has(s.k.poss) {
				word = i + 2
			}
			break
		}
	}
	if owner == "" {
		var who nounPhrase
		if !s.agentOf(m.startAt, &who) || who.subs[0].kind != schema.KindCompany {
			return false
		}
		owner = who.subs[0].displayName()
	}
	for word <= last && s.nodes[word].ent < 0 && s.nodes[word].cls.has(s.k.det.or(s.k.pronoun)) {
		word++
	}
	if word > last {
		return false
	}
	name := owner + " " + strings.Join(strings.Fields(s.text(word, last)), " ")
	np.reset(first, last)
	np.add(subject{name: name, kind: schema.KindCompany, first: int32(first), last: int32(last)})
	return true
}

// firmNear takes the company named in nodes [i,end) or just after them ("2,000
// jobs will go at Barclays"), else the one that the text speaks of.
func (s *sentence) firmNear(i, end int, np *nounPhrase) bool {
	np.reset(i, i)
	for j := i; j < s.end && j < end+5; j++ {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("#company")) && !s.demonym(j) {
			np.add(s.named(j))
			return true
		}
	}
	if m := s.ctx.mainCo; m != nil && (s.lastTold(m, s.index) || s.ctx.soleHeadline(m.ent)) && !s.namesBody() {
		np.add(s.weak(*m, i))
	}
	return np.n > 0
}

// namesBody reports whether the sentence names an office of the state, whose figures are
// of no firm: "The Labor Department said 20,000 jobs were cut".
func (s *sentence) namesBody() bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("#government").or(s.k.kindBits.of("#regulator"))) {
			return true
		}
	}
	return false
}

// accompany gives a further figure of a deal, a sale or a cut the modality and
// the day of the fact that it belongs to: "will cut 1,300 jobs, or 2.9 percent of
// its staff", "plans to close a plant, with the loss of 240 jobs".
func (s *sentence) accompany(facts []fact) {
	for i := range facts {
		f := &facts[i]
		if !acted(f.EventType) || f.rule.subject != subjFollows && !f.rule.is(roleAccompanies) {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			of := &facts[k]
			if of.sub.displayName() != f.sub.displayName() || of.EventType != f.EventType && f.rule.subject == subjFollows || !acted(of.EventType) {
				continue
			}
			if f.Modality == schema.Actual {
				f.Modality = of.Modality
			}
			if f.EventDate == nil {
				f.EventDate, f.EventDateEnd, f.DatePrecision = of.EventDate, of.EventDateEnd, of.DatePrecision
				f.dateRule, f.dateText = of.dateRule, of.dateText
			}
			if f.ActorName == nil {
				f.ActorName, f.ActorID = of.ActorName, of.ActorID
			}
			break
		}
	}
}

// sameDays dates the acts of a sentence by one another.
func sameDays(facts []fact) {
	for i := range facts {
		sameDay(&facts[i], facts[:i])
		alsoWilled(&facts[i], facts[:i])
	}
}

// sameDay dates an act of a company by the one that the sentence tells before it:
// "delivered 55 jets in August and won orders for 62".
func sameDay(f *fact, before []fact) {
	if f.EventType != schema.Operations || f.EventDate != nil && f.dateRule != "article_day" {
		return
	}
	for k := len(before) - 1; k >= 0; k-- {
		of := &before[k]
		if of.EventType == f.EventType && of.EventDate != nil && of.dateRule != "article_day" && of.last < f.trigger && of.sub.displayName() == f.sub.displayName() && happened(of.Modality) && happened(f.Modality) {
			f.Modality = of.Modality
			f.EventDate, f.EventDateEnd, f.DatePrecision = of.EventDate, of.EventDateEnd, of.DatePrecision
			f.dateRule, f.dateText = of.dateRule, of.dateText
			return
		}
	}
}

// alsoWilled makes an act scheduled that follows a scheduled one of the same company:
// "said it would cut 125 stores and eliminate 4,000 kiosks".
func alsoWilled(f *fact, before []fact) {
	if f.Modality != schema.Possible || f.EventType != schema.Operations && f.EventType != schema.Labour {
		return
	}
	for k := len(before) - 1; k >= 0; k-- {
		of := &before[k]
		if (of.EventType == schema.Operations || of.EventType == schema.Labour) && of.Modality == schema.Scheduled && of.last < f.trigger && f.trigger-of.last < 8 && of.sub.displayName() == f.sub.displayName() {
			f.Modality = of.Modality
			if f.EventDate == nil {
				f.EventDate, f.EventDateEnd, f.DatePrecision = of.EventDate, of.EventDateEnd, of.DatePrecision
				f.dateRule, f.dateText = of.dateRule, of.dateText
			}
			return
		}
	}
}

// happened reports whether a modality is that of what has happened.
func happened(modality string) bool { return modality == schema.Actual || modality == schema.Past }

// corporate reports whether a name that nobody lists can be the company of a
// fact: the verbs and figures of the event type say that it is one, and the name
// stands whole, with a word that only names have.
func (s *sentence) corporate(r *rule, x *subject) bool {
	switch r.event {
	case schema.Labour, schema.CreditEvent, schema.Financing, schema.Listing, schema.Buyback, schema.MNA, schema.Ownership, schema.RegAction,
		schema.EarningsResult, schema.Guidance, schema.FinMetric, schema.Operations:
	default:
		if !r.is(roleDeclares) {
			return false
		}
	}
	return s.nameWhole(x)
}

// capital reports whether node i is a capitalised word, a name or a part of one.
func (s *sentence) capital(i int) bool {
	n := &s.nodes[i]
	return n.flags&token.FlagCap != 0 && n.date < 0 || s.d.Tokens[n.first].Kind == token.Dash
}

// setActors keeps all who act, in a capture, as subject of the verb ($left) or in the
// list behind the match ($list): "with participation from A, B and C". Each makes a
// fact.
func (s *sentence) setActors(f *fact, value, _ string, m *matcher) {
	ps := &s.parties
	switch value {
	case "$left":
		s.namesBefore(m.startAt, ps)
	case "$list":
		s.nameList(m.endAt, ps)
	default:
		if c := m.caps[value[1]-'A']; c.end <= c.first || !s.resolvePhrase(int(c.first), int(c.end), ps) {
			ps.n = 0
		}
	}
	if ps.n > 0 {
		x := &ps.subs[0]
		f.ActorName, f.ActorID = ptr(x.displayName()), nil
		if x.ent != nil {
			f.ActorID = &x.ent.ID
		}
		f.first, f.last = min(f.first, x.first), max(f.last, x.last)
	}
}

// namesBefore collects the companies, listed or not, named in the sentence before node
// v: "A, known for backing B's firms, C Ventures and D (were among the investors)".
func (s *sentence) namesBefore(v int, out *nounPhrase) {
	out.reset(s.first, v)
	for i := s.first; i < v; i++ {
		if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.company) && !s.demonym(i) {
			if !s.nodes[i+1].cls.has(s.k.poss) {
				out.add(s.named(i))
			}
			continue
		}
		b := i
		for i < v && (s.nameWord(i) || i > b && s.joins(i)) {
			i++
		}
		if i > b && s.ownName(b, i) && !s.nodes[i].cls.has(s.k.poss) {
			out.add(subject{name: s.text(b, i-1), kind: schema.KindCompany, first: int32(b), last: int32(i - 1)})
		}
		i = max(i-1, b)
	}
}

// nameList reads the names, listed or not, that stand from node i on, joined by commas
// and "and": "Tiger Global, existing investor Accel and Coatue".
func (s *sentence) nameList(i int, out *nounPhrase) {
	out.reset(i, i)
	for i < s.end && out.n < maxSubjects {
		j := i
		for j < s.end && j < i+4 && s.nodes[j].ent < 0 && !s.nameWord(j) && s.describes(j) {
			j++
		}
		if j >= s.end {
			return
		}
		switch n := &s.nodes[j]; {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("actor")) && !s.demonym(j):
			out.add(s.named(j))
			j++
		case n.ent < 0 && s.nameWord(j):
			b := j
			for j < s.end && (s.nameWord(j) || j > b && s.joins(j)) {
				j++
			}
			if !s.ownName(b, j) {
				return
			}
			out.add(subject{name: s.text(b, j-1), kind: schema.KindCompany, first: int32(b), last: int32(j - 1)})
		default:
			return
		}
		out.last = int32(j - 1)
		for j < s.end && (s.is(j, s.k.commaHash) || s.is(j, s.k.and)) {
			j++
		}
		if j == int(out.last)+1 {
			return
		}
		i = j
	}
}

// eachParty appends the fact once more for each further one who acts.
func (s *sentence) eachParty(f *fact, out []fact) []fact {
	for i := 1; i < s.parties.n; i++ {
		g, x := *f, &s.parties.subs[i]
		g.ActorName, g.ActorID = ptr(x.displayName()), nil
		if x.ent != nil {
			g.ActorID = ptr(x.ent.ID)
		}
		g.first, g.last = min(g.first, x.first), max(g.last, x.last)
		out = append(out, g)
	}
	return out
}

// employerLeft takes the company that the words after verb i name: "stepped down
// from the company", "resigned as chairman of Sony".
func (s *sentence) employerLeft(i int, np *nounPhrase) bool {
	for j := i + 1; j < s.end && j < i+10; j++ {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.stop.or(s.k.verb)) && n.ent < 0:
			return false
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("employer")) && !s.demonym(j) && !n.cls.has(s.k.kindBits.of("place")) && s.nodes[j-1].cls.has(s.k.prep.or(s.k.det)):
			np.add(s.named(j))
			return true
		case n.ent < 0 && n.cls.has(s.k.anaphor) && s.nodes[j-1].hash == theHash:
			return s.ctx.refer(s, refCompany, j, np) && np.n > 0
		}
	}
	return false
}

// ownNoun reports whether the finite verb at i has a subject of its own that
// could not be read: "ADP said private employers added 130,000 jobs".
func (s *sentence) ownNoun(i int) bool {
	n := &s.nodes[i]
	e := s.groupStart(i, s.first) - 1
	bare := n.form&formBase != 0 && e == i-1 // "advised that investors sell X"
	if !n.cls.has(s.k.verb) || n.form&(formPast|form3s) == 0 && !bare {
		return false
	}
	if e < s.first || s.nodes[e].ent >= 0 || s.nodes[e].date >= 0 || s.nodes[e].qty >= 0 {
		return false
	}
	other := s.k.prep.or(s.k.conj).or(s.k.sub).or(s.k.rel).or(s.k.det).or(s.k.verb).or(s.k.stop).or(s.k.adv).or(s.k.be).or(s.k.have).or(s.k.pronoun).or(s.k.anaphor).or(s.k.adj).or(s.k.security)
	return s.nodes[e].cls.has(s.k.word) && !s.nodes[e].cls.has(other) && plural(s.text(e, e))
}

// partOf makes the share that follows a sum no change of it: "assets fell to $78
// billion, or 7 percent of the total".
func (s *sentence) partOf(f *fact) {
	at := int(f.qty) + 1
	if f.EventType != schema.FinMetric || f.Unit == nil || *f.Unit != schema.UnitPct || f.Level == nil || f.qty < 0 || at >= s.end || !s.is(at, s.k.of) {
		return
	}
	f.Value, f.Unit, f.Currency = f.Level, f.LevelUnit, f.LevelCurrency
	f.Level, f.LevelUnit, f.LevelCurrency = nil, nil, nil
}
