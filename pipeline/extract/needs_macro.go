package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// statisticNeeds ask of statistics.
func statisticNeeds() map[string]need {
	return map[string]need{
		// the country is named with the series, or the series is of one only
		"geo": func(s *sentence, f *fact) bool {
			return !f.sub.weak || f.Metric != nil && s.k.macroHome[*f.Metric] != ""
		},
		// the same, or the series is one that only economies have, in an article on no company
		"anyeconomy": func(s *sentence, f *fact) bool {
			return !f.sub.weak || f.Metric != nil && s.k.macroHome[*f.Metric] != "" || s.ctx.mainCo == nil && s.ofEconomiesOnly(f)
		},
		// a statistic of an economy, or of the world by who watches it
		"worldly": (*sentence).ofPublic,
		// a mark is passed
		"crossed": func(s *sentence, f *fact) bool { return f.Level != nil || s.crosses(int(f.trigger)) },
		// of what is told by weight, by measure or as vehicles, or of a commodity
		"goods": (*sentence).ofMeasure,
		// a body of producers or a country; one without a figure is not about quotas to come
		"producer": (*sentence).produces,
		// told as a fact, though without a figure
		"asserted": (*sentence).asserted,
		// the same, by what hurts the series of a place that the sentence names
		"plainly": (*sentence).plainlyTold,
		// of those whom a survey asked
		"surveyed": (*sentence).surveyed,
		// one more answer of those whom it asked
		"ofshare": func(s *sentence, f *fact) bool { return same(f.Metric, ptr("share")) },
		"statref": (*sentence).sameStatistic,
		// by the sentence before
		"justtold": func(s *sentence, f *fact) bool { return s.toldWithin(1) },
		"stattold": func(s *sentence, f *fact) bool { return s.toldWithin(statReach) },
		// enough to be counted by an office
		"thousands": func(s *sentence, f *fact) bool { return f.Value != nil && *f.Value >= leastCount },
		// the sentence names the place, or the article has told statistics of it
		"ofplace": func(s *sentence, f *fact) bool {
			return s.ctx.mainCo == nil && !s.doc.results.has && (!f.sub.weak || s.placed() || s.toldWithin(statReach))
		},
		// somebody speaks
		"spoken": func(s *sentence, f *fact) bool { return s.somebodySpeaks() },
		// the country that grows, not one where something does
		"thecountry": func(s *sentence, f *fact) bool { return !s.inPlaces(int(f.sub.first)) },
		// no company has it
		"nofirm": func(s *sentence, f *fact) bool { return s.ctx.mainCo == nil },
		// the phrase of the subject begins a clause: no "excluding food prices"
		"setapart": func(s *sentence, f *fact) bool {
			b := int(f.phraseAt)
			return b <= s.first || s.opensClause(b-1)
		},
		// told by its level, not by its change
		"ratelike":  func(s *sentence, f *fact) bool { return f.Metric != nil && (s.ofBalance(f) || s.toldByLevel(f)) },
		"payrolls":  func(s *sentence, f *fact) bool { return s.payrollsTold() },
		"macrotalk": func(s *sentence, f *fact) bool { return s.macroTalk() || s.ctx.mainCo == nil && s.statTold() },
		// the series, or what follows it, is a report
		"datanoun": (*sentence).tellsOfReport,
	}
}

// policyNeeds ask of policy rates, measures and counts.
func policyNeeds() map[string]need {
	return map[string]need{
		// of a policy rate, not of a yield or a spread
		"ratetalk": func(s *sentence, f *fact) bool { return s.policyTalk(true) || s.bankJustNamed() },
		// the same, where the odds are read from swaps
		"ratebets": func(s *sentence, f *fact) bool { return s.policyTalk(false) },
		// not of what banks charge their clients
		"nothome": func(s *sentence, f *fact) bool { return !s.mentions("clientrate") },
		// a measure of trade, of tax or of sanctions
		"levied": (*sentence).levies,
		// a move that is expected, signalled, taken or counted
		"foretold":  (*sentence).moveTold,
		"ratehold":  (*sentence).heldRate,
		"ratelevel": func(s *sentence, f *fact) bool { return *f.Value < 100 && !s.mentions("clientrate") },
		// a count of moves
		"counts": func(s *sentence, f *fact) bool { return f.Unit != nil && *f.Unit == schema.UnitCount },
		// a measure that is named in full: "stamp duty", "duty rates"
		"compound": (*sentence).fullName,
		// the sentence names a country or a city
		"placed": func(s *sentence, f *fact) bool { return s.placed() },
		// a disaster that is one: not "the financial storm"
		"literal": func(s *sentence, f *fact) bool {
			i := int(f.trigger)
			return i <= s.first || s.nodes[i-1].ent >= 0 || !s.listed("figurative", i-1)
		},
		// no company is spoken of
		"economywide": (*sentence).economyWide,
		// the figure is no part of a name: "COVID-19"
		"wholecount": func(s *sentence, f *fact) bool {
			q := int(f.qty)
			return q <= s.first || !s.isDash(q-1)
		},
		// what the measure is
		"levying": func(s *sentence, f *fact) bool { return s.withinFact("levying", f) },
		// what the measure is
		"relieving": func(s *sentence, f *fact) bool { return s.withinFact("relieving", f) },
		// a parliament votes
		"chamber": func(s *sentence, f *fact) bool { return s.isChamber(&f.sub, int(f.trigger)) },
		// somebody who governs
		"ruler": func(s *sentence, f *fact) bool {
			return f.sub.ent != nil && s.inOffice(f.sub.ent) || s.ruling(int(f.sub.first))
		},
		// not what somebody calls for
		"unasked": func(s *sentence, f *fact) bool { return !s.askedFor(int(f.first)) },
		// told of a body of the state, not of a country
		"statebody": func(s *sentence, f *fact) bool { return s.bodyActs(int(f.trigger)) && !s.operates(&f.sub) },
		// not told of who has to pay it
		"untaxed": (*sentence).untaxed,
		// a measure taken or planned, not one that others ask for
		"acting": (*sentence).takesMeasure,
		// the state is whose measure it is, not the one that it is aimed at
		"untargeted": func(s *sentence, f *fact) bool { return !s.targeted(int(f.sub.first)) },
	}
}

// untaxed reports whether the subject of a charge is not the country that has to bear it:
// "India will face a 25 percent tariff".
func (s *sentence) untaxed(f *fact) bool {
	const reach = 5
	for i := int(f.qty) - 1; i > s.first && i >= int(f.qty)-reach; i-- {
		if n := &s.nodes[i]; n.ent >= 0 || !s.listed("bearing", i) {
			continue
		}
		v := s.groupStart(i, s.first) - 1
		return v < s.first || s.nodes[v].ent < 0 || s.ents[s.nodes[v].ent].Ent != f.sub.ent
	}
	return true
}

// inPlaces reports whether the country at node i is where something is: "sales in Norway",
// "in such markets as China and India".
func (s *sentence) inPlaces(i int) bool {
	for i--; i >= s.first; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && !n.cls.has(s.k.det.or(s.k.adj)) && n.hash != s.k.and && n.hash != s.k.commaHash {
			return n.cls.has(s.k.prep.or(s.k.typeBits.of("including"))) || n.hash == s.k.times.as
		}
	}
	return false
}

// sameStatistic reports whether a fact tells on of the statistic told last.
func (s *sentence) sameStatistic(f *fact) bool {
	return s.toldWithin(statReach) && s.sameGauge(f, &s.doc.stat.fact)
}

// payrollsTold reports whether the article was telling of a count of jobs, or of what is
// published with it: the rate of those without one, their pay.
func (s *sentence) payrollsTold() bool {
	m := s.doc.stat.fact.Metric
	return s.toldWithin(2*statReach) && m != nil && (strings.Contains(*m, "payrolls") || s.inList("jobseries", *m))
}

var speakingHash = token.Hash("speaking")

// somebodySpeaks reports whether the sentence has a verb of saying.
func (s *sentence) somebodySpeaks() bool {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent < 0 && (n.cls.has(s.k.saying) || n.hash == speakingHash) {
			return true
		}
	}
	return false
}

// toldByLevel reports whether a series is told by its level, not by its change.
func (s *sentence) toldByLevel(f *fact) bool {
	switch *f.Metric {
	case "unemployment_rate", "cpi", "core_cpi", "savings_rate":
		return true
	case "gdp":
		return strings.Contains(s.text(int(f.first), int(f.last)), "growth")
	}
	return false
}

// tellsOfReport reports whether the evidence names a report or data.
func (s *sentence) tellsOfReport(f *fact) bool {
	for i := int(f.first); i <= int(f.last); i++ {
		w := s.text(i, i)
		if s.nodes[i].ent < 0 && s.listed("dataword", i) {
			return true
		}
		if last := strings.LastIndexByte(w, ' '); last >= 0 && s.inList("dataword", w[last+1:]) {
			return true // "GDP data" is one node
		}
	}
	return false
}

// withinFact reports whether the evidence has a word of a list, or one that it ends with.
func (s *sentence) withinFact(list string, f *fact) bool {
	for i := int(f.first); i <= int(f.last) && i < s.end; i++ {
		if s.nodes[i].ent < 0 && s.within(list, i) {
			return true
		}
	}
	return false
}

// askedFor reports whether somebody calls for what node i begins to tell.
func (s *sentence) askedFor(i int) bool {
	const reach = 5
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && (s.listed("begging", j) || s.listed("oughtword", j) || n.cls.has(s.k.typeBits.of("awaited"))) {
			return true
		}
	}
	return false
}
