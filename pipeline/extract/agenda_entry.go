package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// entryFact starts the fact of one entry in nodes [first,last].
func (s *sentence) entryFact(first, last, date int, x subject) fact {
	f := fact{rule: &s.k.agendaRule, trigger: int32(last), qty: -1, date: int32(date), metricNode: -1, sent: s.index, first: int32(first), last: int32(last), sub: x}
	f.EventType, f.Modality, f.Polarity, f.Bound = schema.Schedule, schema.Scheduled, "pos", schema.BoundEq
	if date < 0 {
		s.agendaDay(&f)
	} else {
		f.first, f.last = min(f.first, int32(date)), max(f.last, int32(date))
	}
	return f
}

// agendaDay dates a fact by what the calendar says before the sentence.
func (s *sentence) agendaDay(f *fact) bool {
	g := &s.doc.agenda
	iv := g.day
	switch {
	case g.dated && (g.section || g.para == s.d.Sentences[s.index].Para):
	case g.weekly:
		iv = g.week
	default:
		return false
	}
	f.EventDate, f.EventDateEnd, f.DatePrecision, f.dateRule = iv.From.Ptr(), iv.To.Ptr(), iv.Precision, "agenda"
	f.placedDay = true
	return true
}

// entryDate is the node of the day that an entry ending before node i is due
// on: the next one in its line, else at.
func (s *sentence) entryDate(i, end, at int) int {
	for ; i < end && i < s.end; i++ {
		if s.nodes[i].hash == s.k.semicolon {
			break
		}
		if s.nodes[i].date >= 0 && s.onDay(i) {
			if iv, ok := s.dateExpr(i).Resolve(s.doc.anchor, when.Future); ok && iv.To >= s.doc.anchor.Date {
				return i
			}
		}
	}
	if at < 0 && s.doc.agenda.section && s.nodes[s.first].date >= 0 && s.explicitDay(s.first) {
		return s.first // "Monday: ...", "On Friday, ..."
	}
	return at
}

// calendar adds the entries in nodes [from,end): statistics, decisions, results.
func (s *sentence) calendar(from, end, at int, out []fact) []fact {
	owner := subject{}
	for i := from; i < end; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("#central_bank")):
			if j := s.decision(i, end); j > i {
				out = append(out, s.entryFact(i, j, s.entryDate(j+1, end, at), s.named(i)))
				i = j
			}
		case n.ent >= 0 || n.date >= 0 || n.qty >= 0:
		case s.listed("agendanoun", i):
			out = s.publicEvent(i, end, at, out)
		case n.cls.has(s.k.metric) && s.payload(i, s.k.macroClass) != "" && !n.cls.has(s.k.verb) && s.nounEntry(i, end):
			out = s.statisticEntry(i, end, at, &owner, out)
		case n.cls.has(s.k.typeBits.of("resultword")) && !n.cls.has(s.k.verb):
			if i+2 < end && s.is(i+1, s.k.times.in) && s.nodes[i+2].cls.has(s.k.place) { // "earnings in China"
				f := s.entryFact(i, i+2, s.entryDate(i+3, end, at), s.named(i+2))
				f.Metric = ptr("earnings")
				out = append(out, f)
			} else if i+1 < end && s.nodes[i+1].ent < 0 && s.listed("resultsof", i+1) {
				out = s.reporters(i+2, end, at, out)
			} else if i > from && s.nodes[i-1].ent >= 0 && s.nounEntry(i, end) {
				out = s.reporters(from, i, at, out)
			}
		}
	}
	return out
}

// nounEntry reports whether the noun at node i is named as such and not the
// subject of a statement: "CPI, Friday", not "CPI rose".
func (s *sentence) nounEntry(i, end int) bool {
	for i++; i < end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.typeBits.of("entryword")) {
			continue
		}
		return n.date >= 0 || n.ent >= 0 || n.qty < 0 && !n.cls.has(s.k.verb.or(s.k.modal).or(s.k.have).or(s.k.neg)) && (!n.cls.has(s.k.be) || i+1 < end && s.nodes[i+1].cls.has(s.k.typeBits.of("entryword")))
	}
	return true
}

// statisticEntry adds the statistic at node i for every country that it is said to be of.
func (s *sentence) statisticEntry(i, end, at int, owner *subject, out []fact) []fact {
	name := s.payload(i, s.k.macroClass)
	if s.text(i, i) == "economy" {
		return out
	}
	j := i + 1
	for j < end && s.nodes[j].ent < 0 && s.nodes[j].date < 0 && s.nodes[j].cls.has(s.k.typeBits.of("entryword")) {
		j++
	}
	var subs [maxSubjects]subject
	n := 0
	last := j - 1
	if j+1 < end && s.nodes[j].ent < 0 && s.nodes[j].date < 0 && s.nodes[j].cls.has(s.k.gen) { // "data in Australia and Japan"
		for k := j + 1; k < end && n < maxSubjects && (s.nodes[k].cls.has(s.k.place) || s.is(k, s.k.and) || s.is(k, s.k.commaHash) || s.nodes[k].cls.has(s.k.det)); k++ {
			if s.nodes[k].ent >= 0 {
				subs[n], last = s.named(k), k
				n++
			}
		}
	}
	if n == 0 {
		x, ok := s.seriesOwner(i, owner)
		if !ok {
			return out
		}
		subs[0], n = x, 1
	}
	*owner = subs[n-1]
	day := s.entryDate(last+1, end, at)
	for _, x := range subs[:n] {
		f := s.entryFact(min(int(x.first), i), max(last, i), day, x)
		f.rule, f.metricNode, f.Metric = &s.k.agendaMacroRule, int32(i), ptr(name)
		out = append(out, f)
	}
	return out
}

// seriesOwner is whose statistic node i is: a country before it in its phrase,
// the one that the series belongs to by name, that of the entry before.
func (s *sentence) seriesOwner(i int, owner *subject) (subject, bool) {
	for k := i - 1; k >= s.first && i-k < 8; k-- {
		n := &s.nodes[k]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("region"))):
			return s.named(k), true
		case n.ent >= 0 && n.cls.has(s.k.kindBits.of("official")) && s.ents[n.ent].Ent.Country != "":
			if c := s.doc.gaz.Country(s.ents[n.ent].Ent.Country); c != nil {
				return subject{ent: c, kind: c.Kind, first: int32(k), last: int32(k)}, true
			}
		case n.ent < 0 && s.listed("worldword", k):
			return subject{name: "Global", kind: schema.KindMacro, first: int32(k), last: int32(k)}, true
		}
		if n.ent < 0 && n.date < 0 && n.cls.has(s.k.stop.or(s.k.verb)) || s.is(k, s.k.and) {
			break
		}
	}
	if owner.kind != "" {
		return s.weak(*owner, i), true
	}
	if code := s.payload(i, s.k.homeClass); code != "" {
		if c := s.doc.gaz.Country(code); c != nil {
			return s.weak(subject{ent: c, kind: c.Kind}, i), true
		}
	}
	if np := (nounPhrase{metricNode: -1}); s.ctx.mainCo == nil && !s.doc.agenda.section && s.ctx.statOwner(s, i, &np) && np.n > 0 {
		return np.subs[0], true // that of which the article tells
	}
	return subject{}, false
}

// decision returns the last node of what the central bank at node i is to do
// ("rate decision", "policy meeting", "minutes"), i if it is not said.
func (s *sentence) decision(i, end int) int {
	const reach = 7
	for j := i + 1; j < end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 || n.qty >= 0:
			return i
		case s.listed("decisionnoun", j):
			if s.nounEntry(j, end) {
				return j
			}
			return i
		case n.date < 0 && !n.cls.has(s.k.poss) && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be).or(s.k.prep)):
			return i
		}
	}
	return i
}

// reporters adds the companies of a list in nodes [from,end) that are to report.
func (s *sentence) reporters(from, end, at int, out []fact) []fact {
	var items [maxSubjects]int
	n, last := 0, from
	for i := from; i < end && n < maxSubjects; i++ {
		x := &s.nodes[i]
		if x.ent >= 0 {
			if x.cls.has(s.k.kindBits.of("#company").or(s.k.kindBits.of("#sector"))) && !s.nextIsPoss(i, end) {
				items[n], last = i, i
				n++
			}
			continue
		}
		if x.date >= 0 && n > 0 || x.hash == s.k.semicolon || x.cls.has(s.k.be.or(s.k.modal).or(s.k.have).or(s.k.quote)) || x.cls.has(s.k.verb) && x.form&(formPast|form3s) != 0 {
			break
		}
	}
	day := s.entryDate(last+1, s.end, at)
	for _, i := range items[:n] {
		f := s.entryFact(i, i, day, s.named(i))
		f.first, f.last = min(f.first, int32(max(s.first, from-2))), max(f.last, int32(last))
		f.Metric = ptr("earnings")
		out = append(out, f)
	}
	return out
}

// publicEvent adds an election, a budget or the like of a country: "local
// elections in Britain", "Japan's budget".
func (s *sentence) publicEvent(i, end, at int, out []fact) []fact {
	j := i + 1
	for j < end && s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.typeBits.of("entryword")) {
		j++
	}
	owner, last := -1, j-1
	if j+1 < end && s.nodes[j].ent < 0 && s.is(j, s.k.times.in) && s.nodes[j+1].cls.has(s.k.place) {
		owner, last = j+1, j+1
	}
	for k := i - 1; owner < 0 && k >= s.first && k > i-5; k-- {
		n := &s.nodes[k]
		if n.ent >= 0 && n.cls.has(s.k.place) {
			owner = k
		} else if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) || s.is(k, s.k.and) {
			break
		}
	}
	if owner < 0 || !s.nounEntry(last, end) {
		return out
	}
	f := s.entryFact(min(owner, i), max(last, i), s.entryDate(last+1, end, at), s.named(owner))
	f.Metric = ptr(strings.TrimSuffix(strings.ToLower(s.text(i, i)), "s"))
	return append(out, f)
}
