package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// newsOfData reports whether a word that presents figures stands before node v, or one of
// surprise beside it: "data showed", "unexpectedly", "more than expected"; or behind it, where
// the figures have a verb of their own: ", a survey showed on Monday".
func (s *sentence) newsOfData(v int) bool {
	const before, beside, behind = 14, 4, 20
	for i := max(s.first, v-before); i < s.end && i <= v+behind; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
		case i < v && s.listed("statcue", i), i >= v-beside && i <= v+beside && s.listed("surprise", i):
			return true
		case i > v && i+1 < s.end && s.listed("statcue", i) && s.nodes[i+1].ent < 0 && (s.nodes[i+1].cls.has(s.k.saying) || s.listed("showverb", i+1)):
			return true
		}
	}
	return false
}

// sameGauge reports whether the noun that stands for the last statistic ("the
// gauge", "the rate", "the gap") fits its series and its unit.
func (s *sentence) sameGauge(f, last *fact) bool {
	if money := f.Unit != nil && *f.Unit == schema.UnitCurrency; money && s.index-last.sent <= 2 && s.refersToSum(f) {
		return true
	}
	if f.Unit == nil || last.Unit == nil || f.Metric == nil {
		return false
	}
	if *f.Unit != schema.UnitPct && !ofOneSeries(f, last) && !(*f.Unit == schema.UnitCount && s.k.macroIndex[*f.Metric]) {
		return false
	}
	for i := int(f.first); i <= int(f.last); i++ {
		switch kind := s.payload(i, s.lex.classes["statref"]); kind {
		case "":
			if n := &s.nodes[i]; n.ent < 0 && i < int(f.qty) && n.cls.has(s.k.upNoun.or(s.k.downNoun)) && *f.Unit == schema.UnitPct && last.Unit != nil && *last.Unit == schema.UnitPct {
				return true // "the monthly increase was 1.4 percent"
			}
			if strings.EqualFold(s.text(i, i), "reading") || s.nodes[i].cls.has(s.k.pronoun) && f.date >= 0 {
				return true
			}
		case "index":
			return s.k.macroIndex[*f.Metric] || *f.Unit == schema.UnitPct && slices.Contains(s.lex.lists["priceindex"], *f.Metric)
		case "rate":
			return *f.Unit == schema.UnitPct || *f.Unit == schema.UnitCount && *f.Value >= leastCount // "the annual rate of 764,000"
		case "balance":
			return strings.HasSuffix(*f.Metric, "_balance") || strings.HasSuffix(*f.Metric, "_deficit") || *f.Metric == "current_account"
		default:
			return true
		}
	}
	return false
}

// sameSeries names the series of a figure that is told by its owner alone, which is the one
// told last: "and Nigeria's quickened to 34 percent", "They declined in Norway (8.6%)".
func (s *sentence) sameSeries(f *fact, doc *document) {
	if d := &doc.stat; d.ok && same(f.Metric, ptr("series")) && s.index-d.sentence <= openReach {
		f.Metric = d.fact.Metric
	}
}

// ofBalance reports whether a figure in money is one of a balance or a debt: "a $2 billion surplus".
func (s *sentence) ofBalance(f *fact) bool {
	if f.Unit == nil || *f.Unit != schema.UnitCurrency {
		return false
	}
	switch *f.Metric {
	case "trade_balance", "current_account", "budget_deficit", "budget_balance", "government_debt", "household_debt":
		return true
	}
	return false
}

// refersToSum reports whether the noun of fact f stands for a sum told before: "the amount".
func (s *sentence) refersToSum(f *fact) bool {
	return s.anyListed("sumword", int(f.first), int(f.last))
}

// macroTalk reports whether a sentence speaks of an economy, not of a firm.
func (s *sentence) macroTalk() bool {
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("government"))) || n.ent < 0 && (n.cls.has(s.k.typeBits.of("macrometric")) || s.listed("macroword", i)) {
			return true
		}
	}
	return false
}

// shareOfOutput names the series of a figure told as a share of GDP, by the
// noun at node i.
func (s *sentence) shareOfOutput(i int) string {
	if p := s.payload(i, s.k.macroClass); p != "" {
		return p
	}
	switch strings.ToLower(s.text(i, i)) {
	case "debt":
		return "government_debt"
	case "surplus":
		return "budget_balance"
	case "spending":
		return "government_spending"
	case "investment":
		return "investment"
	}
	return "budget_deficit"
}

// measured resolves "the value of X", "a gauge of X", "the number of X": the
// series is X. The phrase of X begins after node seg.
func (s *sentence) measured(seg, e int, out *nounPhrase) bool {
	if seg+1 >= e || !s.is(seg, s.k.of) {
		return false
	}
	end := seg + 1
	for end < e && !s.nodes[end].cls.has(s.k.prep) && s.nodes[end].date < 0 {
		end++
	}
	kept := *out
	if end > seg+1 && s.resolveHead(seg+1, end, e, out) && out.metric != "" {
		return true
	}
	*out = kept
	if last := end - 1; last > seg && s.nodes[last].ent < 0 && s.nodes[last].cls.has(s.k.word) && !s.nodes[last].cls.has(s.k.security.or(s.k.price).or(s.k.yieldNoun).or(s.k.futures).or(s.k.anaphor)) && !s.ofOthers(seg+1, last, end) {
		if _, ok := s.seriesPlace(seg+1, last, end, end, out); ok { // "a measure of U.S. manufacturing"
			out.metric, out.metricNode, out.placed = s.composed(seg-1, seg-1, seg, e), int32(seg-1), true
			return true
		}
		*out = kept
	}
	return false
}

// bankNear is how many nodes back a central bank is still spoken of.
const bankNear = 80

// gerundOfDeed reports whether the form in -ing at node v says what somebody does, not what
// something is: "is cutting", "plans on cutting", "by cutting", "blames China for dumping".
func (s *sentence) gerundOfDeed(v int) bool {
	if v == s.first || s.nodes[v-1].ent >= 0 {
		return false
	}
	p := &s.nodes[v-1]
	if p.cls.has(s.k.be) || p.hash == s.k.commaHash || p.hash == s.k.by || s.listed("planning", v-1) {
		return true
	}
	return s.listed("blameprep", v-1) && s.nodes[max(s.first, v-2)].ent >= 0
}

// takesMeasure reports whether who is named does what the verb says: not if
// others want it ("called on China to cut taxes"), or if it is denied or supposed.
func (s *sentence) takesMeasure(f *fact) bool {
	for i := int(f.trigger); i <= int(f.last)+1 && i < s.end; i++ {
		if s.nodes[i].ent < 0 && s.listed("confinement", i) {
			return false // against a disease
		}
	}
	v := int(f.trigger)
	if s.ownsActor(f, v) {
		return false
	}
	if f.sub.kind == schema.KindOrganisation && !s.inList("polbody", f.sub.displayName()) && !s.publicName(f.sub.displayName()) {
		return false
	}
	if s.nodes[v].form&formIng != 0 && !s.gerundOfDeed(v) {
		return false
	}
	g := s.groupStart(v, s.first)
	if g > s.first && s.nodes[g-1].cls.has(s.k.quote) { // `urged them to "revoke the tariffs"`
		g--
	}
	for i := v + 1; i <= int(f.last) && i <= v+3; i++ {
		if s.nodes[i].ent < 0 && s.begins("opposing", i) { // "dropped its opposition to the measures"
			return false
		}
	}
	if f.EventType == schema.PolicyAction && g > s.first && s.nodes[g-1].ent < 0 && s.begins("overseer", g-1) {
		return false // regulators act on companies
	}
	for i := g; i < v; i++ {
		if s.nodes[i].cls.has(s.k.neg) || s.listed("oughtword", i) {
			return false
		}
	}
	if g > s.first && s.nodes[g-1].ent < 0 && s.nodes[g-1].cls.has(s.k.to) {
		i := g - 2
		for i > s.first && i > g-7 && (s.nodes[i].qty >= 0 || s.isDash(i) || s.nodes[i].cls.has(s.k.adv.or(s.k.to)) || s.nodes[i].date >= 0) { // "voted 220 to 211 on Friday to"
			i--
		}
		if at, _ := s.ledToAct(v); at >= s.first {
			return true
		}
		return i >= s.first && g-1 > s.first && s.listed("planning", i) && !s.oughtBefore(i)
	}
	return true
}

// ownsActor reports whether the state that fact f is of only says whose the company is that acts
// in verb v: "Norway's Acme signed".
func (s *sentence) ownsActor(f *fact, v int) bool {
	i := int(f.sub.last)
	if f.sub.kind != entity.KindCountry || i < s.first || i+2 >= v || i+2 >= s.end || !s.nodes[i+1].cls.has(s.k.poss) {
		return false
	}
	g := s.groupStart(v, s.first)
	return g-1 > i && s.nodes[g-1].ent >= 0 && s.nodes[g-1].cls.has(s.k.company)
}

// oughtBefore reports whether what stands before node i says that something should
// be done, or is wished for: "must move to", "needed 300 billion".
func (s *sentence) oughtBefore(i int) bool {
	for j := i - 1; j >= s.first && j > i-5; j-- {
		if s.nodes[j].ent < 0 && s.listed("oughtword", j) {
			return true
		}
		if s.nodes[j].cls.has(s.k.stop) {
			return false
		}
	}
	return false
}

// goesOn gives a figure of another period what it shares with the one that it
// stands beside: "12.5 million units in 2025 and 14.5 million in 2026".
func (s *sentence) goesOn(f, of *fact, doc *document) {
	s.statPeriod(f, int(f.date), doc)
	if !ofOneSeries(f, of) || f.EventDate == nil || of.EventDate != nil && *of.EventDate == *f.EventDate {
		f.drop = true
		return
	}
	f.Modality, f.ActorName, f.ActorID = of.Modality, of.ActorName, of.ActorID
	if f.Direction == nil {
		f.Direction = of.Direction
	}
	if f.BasePeriod == nil {
		f.BasePeriod = of.BasePeriod
	}
}

// otherSeries repeats the facts of the last series of a pair for the first:
// "exports and imports fell 3 percent and 4 percent, respectively".
func (s *sentence) otherSeries(np *nounPhrase, m *matcher, from, out []fact) []fact {
	if m.hasNP {
		return s.seriesAfter(np, from, out)
	}
	h := int(np.metricNode)
	at := h - 1 // the "and" before it
	for at > s.first && at > h-4 && !s.is(at, s.k.and) && s.nodes[at].ent < 0 && !s.nodes[at].cls.has(s.k.verb.or(s.k.prep)) {
		at--
	}
	if at-1 < s.first || !s.is(at, s.k.and) || s.payload(h, s.k.macroClass) == "" || len(from) != 1 || from[0].Metric == nil {
		return out
	}
	name := s.payload(at-1, s.k.macroClass)
	if n := &s.nodes[at-1]; name == "" && n.ent < 0 && n.cls.has(s.k.adj) { // "initial and continuing claims"
		if w := strings.ToLower(s.text(h, h)); strings.Contains(w, " ") {
			if e := s.lex.find(strings.ToLower(s.text(at-1, at-1)) + w[strings.IndexByte(w, ' '):]); e != nil {
				name = e.val(s.k.macroClass)
			}
		}
	}
	if name == "" || name == *from[0].Metric {
		return out
	}
	from[0].group = int32(len(out))
	f := from[0]
	f.Metric, f.metricNode = &name, int32(at-1)
	f.first = min(f.first, f.metricNode)
	if m.am.resp && m.am.nmore > 0 && m.am.value >= 0 {
		f.qty = m.am.value
		s.setValue(&f, int(m.am.value))
		s.setValue(&from[0], int(m.am.more[0]))
	}
	return append(out, f)
}

// seriesAfter repeats a fact for the series that its noun phrase is joined to:
// "a sharp drop in factory orders and home sales".
func (s *sentence) seriesAfter(np *nounPhrase, from, out []fact) []fact {
	f, i := from[0], int(np.last)+1
	for range maxSeries {
		if i < s.end && s.is(i, s.k.commaHash) {
			i++
		}
		if i < s.end && s.is(i, s.k.and) {
			i++
		}
		var next nounPhrase
		e := 0
		if i > int(np.last)+1 && i < s.end {
			e = s.phraseStartingAt(i, &next)
		}
		if e == 0 && i > int(np.last)+1 && i < s.end && s.payload(i, s.k.macroClass) != "" { // whose is told before
			next, e = nounPhrase{metricNode: int32(i), first: int32(i), last: int32(i)}, i+1
			next.add(s.weak(f.sub, i))
		}
		if e == 0 || next.n == 0 || next.metricNode < 0 || !s.ownerFits(f.rule, &next) {
			break
		}
		if s.is(i-1, s.k.commaHash) && s.payload(int(next.metricNode), s.k.macroClass) == "" {
			break // "in the United States, the world's biggest consumer"
		}
		g := f
		g.Metric, g.metricNode, g.last = ptr(next.metric), next.metricNode, max(g.last, int32(e-1))
		if p := s.payload(int(next.metricNode), s.k.macroClass); p != "" {
			g.Metric = &p
		}
		if !next.subs[0].weak {
			g.sub = next.subs[0]
		}
		g.group = int32(len(out))
		out = append(out, g)
		i = e
		*np = next
	}
	return out
}

// whatChanged resolves "a jump in X" to the series X: "a jump in spending, which rose 3
// percent". The phrase of X begins after node seg.
func (s *sentence) whatChanged(seg, e int, out *nounPhrase) bool {
	end := seg + 1
	for end < e && !s.nodes[end].cls.has(s.k.prep) && s.nodes[end].date < 0 {
		end++
	}
	kept := *out
	if end > seg+1 && s.resolveHead(seg+1, end, e, out) && out.metric != "" && s.payload(int(out.metricNode), s.k.macroClass) != "" {
		return true
	}
	*out = kept
	return false
}

// maxSeries bounds the series of one list.
const maxSeries = 4
