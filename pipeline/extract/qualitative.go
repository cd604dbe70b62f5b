package extract

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// asserted reports whether a statistic that is told without a figure is told as
// a fact: "retail sales fell", "after a sharp drop in orders"; not supposed,
// asked, denied, wanted or feared, and not of an economy that nothing names.
func (s *sentence) asserted(f *fact) bool {
	t := int(f.trigger)
	if t+1 < s.end && s.listed("missword", t+1) || t+2 < s.end && s.listed("missword", t+2) {
		return false // "fell far short of"
	}
	if b := int(s.np.first) - 1; b > s.first && s.nodes[b].form&formIng != 0 && s.nodes[b-1].ent < 0 && s.nodes[b-1].cls.has(s.k.prep) {
		return false // "the cost of insuring sovereign debt rose"
	}
	if s.np.loose && !(s.nodes[t].cls.has(s.k.verb) && f.metricNode >= 0 && s.listed("tradeword", int(f.metricNode))) {
		return false
	}
	if s.listed("takesobject", t) || f.sub.weak && s.ctx.mainCo != nil && !s.justToldStat(f) && !(s.ofEconomiesOnly(f) && s.newsOfData(t)) || !s.ofEconomy(f) {
		return false
	}
	if s.nodes[t].cls.has(s.k.verb) {
		return s.statedVerb(f, t)
	}
	if f.sub.weak && f.metricNode >= 0 && s.listed("balancenoun", int(f.metricNode)) && s.payload(int(f.metricNode), s.k.macroClass) == "" {
		return false // "a rise in demand": of whom, nothing says
	}
	return s.statedNoun(t)
}

// plainlyTold reports whether what hurts a series is told as a fact, of a series that the
// lexicon knows and of a place that the sentence names; "the economy" is hurt by everything.
func (s *sentence) plainlyTold(f *fact) bool {
	known := f.metricNode >= 0 && s.payload(int(f.metricNode), s.k.macroClass) != "" && !same(f.Metric, ptr("gdp")) && f.Modality == schema.Actual
	return known && (!f.sub.weak || s.placed()) && s.statedVerb(f, int(f.trigger))
}

// surveyed reports whether the sentence is of a survey, or the article tells statistics
// of an economy: what part of its people think so is another.
func (s *sentence) surveyed(f *fact) bool {
	return s.mentions("surveyword") || s.ctx.mainCo == nil && s.newsOfData(int(f.trigger)) || s.ctx.mainCo == nil && s.toldWithin(openReach)
}

// justToldStat reports whether the article, though it may be on a company, has just
// told a statistic, and this is one that the lexicon knows.
func (s *sentence) justToldStat(f *fact) bool {
	return s.doc.series > 0 && s.index+1-s.doc.series <= 1 && !s.doc.results.has && f.metricNode >= 0 && s.payload(int(f.metricNode), s.k.macroClass) != "" && s.payload(int(f.metricNode), s.k.metricClass) == ""
}

// ofEconomy reports whether a series told without a figure is one of a statistic:
// the lexicon has it, or the phrase names the place, and the article or the sentence
// speaks of data.
func (s *sentence) ofEconomy(f *fact) bool {
	if f.metricNode < 0 {
		return false
	}
	named := !f.sub.weak || f.Metric != nil && s.k.macroHome[*f.Metric] != ""
	known := s.payload(int(f.metricNode), s.k.macroClass) != "" || s.nodes[f.metricNode].cls.has(s.k.measureHead)
	switch {
	case named && known:
		return true
	case known || named:
		return known && s.ofAnyEconomy(f) || s.statTold() || s.newsOfData(int(f.trigger)) || s.officeSpeaks() || known && s.ctx.mainCo == nil && s.bankJustNamed() || f.date >= 0 && s.isPeriod(int(f.date))
	}
	return s.statTold() && s.ctx.mainCo == nil
}

// statedVerb reports whether the verb at node v tells what was or what somebody
// foresees: "fell", "has slowed", "will rise"; not "if it falls", "could fall", "to rise".
func (s *sentence) statedVerb(f *fact, v int) bool {
	g := s.groupStart(v, s.first)
	for i := g; i < v; i++ {
		n := &s.nodes[i]
		if n.ent < 0 && (n.cls.has(s.k.neg) || s.listed("unlikely", i) || n.cls.has(s.k.modal) && s.payload(i, s.k.modalityClass) == schema.Possible && !s.predicted(f, i)) {
			return false
		}
	}
	if v > g && s.nodes[v].form&formPart != 0 && s.nodes[v].form&formIng == 0 && s.nodes[v-1].ent < 0 && s.nodes[v-1].cls.has(s.k.be) {
		return false // "lending will be increased" is an act
	}
	if s.foreseenTo(f, g) {
		f.Modality = schema.Forecast
		return true // "expect the jobless rate to rise"
	}
	if g == v && s.nodes[v].form&formIng != 0 || g > s.first && s.nodes[g-1].cls.has(s.k.to) || s.nodes[v].form == formBase && g == v && !plural(s.text(max(v-1, s.first), max(v-1, s.first))) {
		return false
	}
	for i := min(int(f.first), v) - 1; i >= s.first && i >= int(f.first)-3; i-- {
		if s.listed("supposing", i) || s.listed("unreal", i) && !s.sayingVerb(i) {
			return false
		}
		if n := &s.nodes[i]; n.cls.has(s.k.stop) {
			break
		}
	}
	return true
}

// foreseenTo reports whether the infinitive whose verb group begins at node g says what the
// verb before its series expects of it.
func (s *sentence) foreseenTo(f *fact, g int) bool {
	e := int(s.np.first) - 1
	if g <= s.first || !s.is(g-1, s.k.to1) || e < s.first || s.nodes[e].ent >= 0 {
		return false
	}
	n := &s.nodes[e]
	return n.cls.has(s.k.verb) && n.cls.has(s.k.typeBits.of("foresee")) && !s.seenWord(e) && !s.negated(e) && f.metricNode >= 0
}

// predicted reports whether the "would" at node i tells what somebody foresees: "a
// forecast that demand would rise".
func (s *sentence) predicted(f *fact, i int) bool {
	const reach = 10
	if s.text(i, i) != "would" {
		return false
	}
	for j := int(f.first) - 1; j >= s.first && j > int(f.first)-reach; j-- {
		if n := &s.nodes[j]; n.ent < 0 && n.cls.has(s.k.typeBits.of("foresee")) {
			f.Modality = schema.Forecast
			return true
		}
	}
	return false
}

// sayingVerb reports whether the word at node i is a verb that somebody expects
// something with: what follows is a forecast.
func (s *sentence) sayingVerb(i int) bool {
	return s.nodes[i].cls.has(s.k.verb) && s.nodes[i].cls.has(s.k.typeBits.of("foresee"))
}

// statedNoun reports whether the noun of change at node i tells what was: not
// "fears of a drop", "to prevent a rise", "any fall".
func (s *sentence) statedNoun(i int) bool {
	const reach = 7
	if s.listed("softnoun", i) {
		return false // "the recovery of tourism" is a phase, not a figure
	}
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && j > s.first && s.is(j-1, s.k.than) {
			continue // "a bigger than expected fall"
		}
		if n.ent < 0 && (s.listed("unreal", j) || s.listed("supposing", j) || n.cls.has(s.k.modal.or(s.k.neg)) || n.cls.has(s.k.to) && j+1 < s.end && s.nodes[j+1].cls.has(s.k.verb)) {
			return false
		}
		if n.hash == s.k.semicolon {
			break
		}
	}
	return true
}

// produces reports whether who sets an output has one: a country or a body of
// producers, and whether it does set it: not "wants to cut output".
func (s *sentence) produces(f *fact) bool {
	v := int(f.trigger)
	if b := int(f.sub.first) - 1; b >= s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.verb) && !s.nodes[b].cls.has(s.k.saying) {
		return false // "let Iran raise production"
	}
	for i := max(s.first, s.groupStart(v, s.first)-2); i < v; i++ {
		if n := &s.nodes[i]; n.ent < 0 && (i > s.first && n.cls.has(s.k.to) && s.nodes[i-1].cls.has(s.k.have) || s.listed("unreal", i) || s.listed("unlikely", i)) {
			return false
		}
	}
	if trims := s.nodes[v].form&formIng != 0 && s.groupStart(v, s.first) == v; !trims && !s.statedVerb(f, v) {
		return false
	}
	return f.sub.kind != schema.KindOrganisation || slices.Contains(s.lex.lists["producers"], f.sub.displayName())
}

// ofMeasure reports whether the figure of a fact counts what economies make and
// trade: barrels, tons, vehicles, or a commodity by its name.
func (s *sentence) ofMeasure(f *fact) bool {
	if !s.statedVerb(f, int(f.trigger)) {
		return false
	}
	if f.sub.kind == schema.KindOrganisation && !slices.Contains(s.lex.lists["producers"], f.sub.displayName()) {
		return false
	}
	for i := int(f.qty) + 1; i < s.end && i <= int(f.qty)+4; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("commodity")) || n.ent < 0 && s.listed("measureunit", i) {
			return true
		}
	}
	return false
}

// ofPublic reports whether an outlook is for a statistic of an economy: the lexicon
// has it, or a body that watches the world's markets tells of demand and supply,
// whose the fact then is.
func (s *sentence) ofPublic(f *fact) bool {
	for i := int(f.trigger); i <= int(f.last); i++ {
		if s.nodes[i].ent < 0 && s.payload(i, s.k.macroClass) != "" {
			return s.ctx.mainCo == nil
		}
		if s.worldView(i) {
			w := s.doc.gaz.World()
			f.sub = s.weak(subject{ent: w, kind: w.Kind}, i)
			return true
		}
	}
	return false
}

// toBeShown reports whether a statistic is only what a release is thought to show: "a
// report may show that exports shrank", "is expected to show exports shrank".
func (s *sentence) toBeShown(f *fact) bool {
	const reach = 6
	for i := int(f.first) - 1; f.EventType == schema.MacroIndicator && i > s.first && i > int(f.first)-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.date >= 0 || n.hash == s.k.commaHash:
		case s.listed("showverb", i):
			return s.nodes[i-1].cls.has(s.k.to.or(s.k.modal)) && s.nodes[i-1].ent < 0 || s.nodes[i-1].cls.has(s.k.adv) && i-2 >= s.first && s.nodes[i-2].cls.has(s.k.modal)
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.stop)):
			return false
		}
	}
	return false
}

// guessedPlace reports whether nothing but a guess says whose a statistic without a figure
// is: no country is named with it and none was just told of, nor is it a series that only
// economies have, told as news, in a sentence that names no country at all.
func (s *sentence) guessedPlace(f *fact) bool {
	if !s.placedElsewhere(&f.sub) || s.goesOnTelling(f) {
		return false
	}
	return s.placed() || !s.ofEconomiesOnly(f) || !s.toldAsNews(f)
}

// ofEconomiesOnly reports whether the lexicon knows the series of a fact as one that only
// economies have: of retail sales in May, a reader takes the country that the article is on.
func (s *sentence) ofEconomiesOnly(f *fact) bool {
	if m := int(f.metricNode); m >= 0 {
		return s.payload(m, s.k.macroClass) != "" && s.payload(m, s.k.metricClass) == ""
	}
	for i := max(s.first, int(f.first)); i <= int(f.last) && i < s.end; i++ {
		if s.payload(i, s.k.macroClass) != "" && s.payload(i, s.k.metricClass) == "" {
			return true
		}
	}
	return false
}

// toldAsNews reports whether a change without a figure is told by a verb, of a period, or
// beside words that present figures, or among others: not "the fading effect of past rises in prices".
func (s *sentence) toldAsNews(f *fact) bool {
	t := int(f.trigger)
	if f.date >= 0 && s.isPeriod(int(f.date)) || s.newsOfData(t) || s.tellsOfReport(f) {
		return true
	}
	if s.nodes[t].cls.has(s.k.verb) {
		return !s.heldPresent(f, t)
	}
	return s.statTold() && !s.anyListed("bygone", t-2, t-1)
}

// ofAnyEconomy reports whether a verb tells of a series that only economies have, in an
// article that is on no company: "Import prices continue to rise".
func (s *sentence) ofAnyEconomy(f *fact) bool {
	return s.ctx.mainCo == nil && s.ofEconomiesOnly(f) && s.nodes[f.trigger].cls.has(s.k.verb) && !s.heldPresent(f, int(f.trigger)) && !same(f.Metric, ptr("gdp"))
}

// heldPresent reports whether the word of change at node v is a bare present that tells
// nothing new: a noun that looks like one ("by public spending rises"), or what goes on
// while something else does ("as the economy slows", "as long as prices fall").
func (s *sentence) heldPresent(f *fact, v int) bool {
	b := int(f.phraseAt) - 1
	if b < s.first || s.nodes[b].ent >= 0 {
		return false
	}
	p := &s.nodes[b]
	present := s.groupStart(v, s.first) == v && s.nodes[v].form&formPast == 0 || s.nodes[v].form&formIng != 0
	return present && p.cls.has(s.k.prep.or(s.k.sub).or(s.k.verb)) && !p.cls.has(s.k.saying)
}
