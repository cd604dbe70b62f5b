package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// misread finds figures that are not of the series: "the economy lost 12,000
// jobs", "the economy could need $1 trillion"; a company's sales of cars told
// like a country's; "after falling 1 percent", which is told as a prior.
func (s *sentence) misread(f *fact) bool {
	if g := s.groupStart(int(f.trigger), s.first); s.nodes[g].hash == s.k.having && f.rule.is(roleSeriesVerb) {
		return true // "having risen 3 percent the quarter before"
	}
	if t := int(f.trigger); t > s.first && s.nodes[t].form&formIng != 0 && f.Modality == schema.Actual && s.nodes[t-1].cls.has(s.k.typeBits.of("beforeprep")) {
		return true
	}
	if s.disbelieved(int(f.trigger)) || s.ratesGauge(f) || s.goodsOfTrade(f) {
		return true
	}
	if s.noReading(f) || s.inCatalogue(int(f.trigger)) || s.wanted(f) {
		return true
	}
	if f.Metric == nil {
		return false
	}
	if d := int(f.date); d == int(f.trigger)+1 && s.isBasis(d) && !s.nodes[f.trigger].cls.has(s.k.verb) && int(f.phraseAt) > d {
		return true // "an increase from the 2015 crop"
	}
	if b := int(f.phraseAt) - 1; b > s.first && s.is(b, s.k.of) && s.nodes[b-1].ent < 0 && s.listed("shareword", b-1) && f.Unit != nil && *f.Unit == schema.UnitPct && f.Direction == nil {
		return true // "the highest share of the total remittances at 40 percent"
	}
	if (*f.Metric == "count" || strings.Contains(*f.Metric, "deaths")) && s.mentions("epidemic") {
		return true // of an epidemic, not of an economy
	}
	if f.loose && s.aimed(int(f.trigger)) {
		return true
	}
	if t := int(f.trigger); f.loose && (s.listed("takesobject", t) || s.listed("actson", t) && !s.nodes[max(t-1, s.first)].cls.has(s.k.be)) {
		return true // "employers added 287,000 jobs"
	}
	if f.sub.weak && f.metricNode >= 0 && s.payload(int(f.metricNode), s.k.macroClass) == "" && s.firmReports(f) {
		return true
	}
	if offUnit(f) {
		return true
	}
	if !slices.Contains(s.lex.lists["dualseries"], *f.Metric) {
		return false
	}
	if *f.Metric == "car_sales" && (s.toldByMain(f) || f.sub.weak && s.salesOfFirm(f)) || *f.Metric == "ppi_input" && f.ActorName != nil {
		return true
	}
	for i := int(f.first); i <= int(f.trigger) && i < s.end && f.of >= 0; i++ {
		if s.nodes[i].cls.has(s.k.pronoun) {
			return true
		}
	}
	return s.ctx.mainCo != nil && !s.economyTold() && (f.sub.weak && *f.Metric != "retail_sales" || f.sub.ent != nil && f.sub.ent.Country == "")
}

// offUnit reports whether the unit of a figure is none that its series is told in.
func offUnit(f *fact) bool {
	if f.Unit == nil || f.Metric == nil {
		return false
	}
	switch *f.Metric {
	case "cpi", "core_cpi", "ppi", "core_ppi":
		return *f.Unit == schema.UnitCurrency // a price of something
	case "gdp":
		return *f.Unit != schema.UnitPct && *f.Unit != schema.UnitPP && *f.Unit != schema.UnitBps
	}
	return false
}

// salesOfFirm reports whether car sales of which nothing says whose they are can be those
// of a maker.
func (s *sentence) salesOfFirm(f *fact) bool {
	if s.ctx.mainCo != nil || s.firmsTold() {
		return true
	}
	return f.of == 0 && !s.nodes[f.trigger].cls.has(s.k.verb) && (s.verbless() || !s.toldWithin(1))
}

// noReading reports whether the figure of f is no reading of any series.
func (s *sentence) noReading(f *fact) bool {
	if f.qty >= 0 && f.Unit != nil && *f.Unit == schema.UnitCount && *f.Value == 1 && s.d.Str(int(s.nodes[f.qty].first)) == "one" {
		return true // "was one reason"
	}
	if f.qty >= 0 && f.Unit != nil && *f.Unit == schema.UnitPoints && s.qtys[s.nodes[f.qty].qty].attributive && s.listed("levelnoun", int(f.qty)+1) {
		return true // "slipped under the 50-point level": a mark, not a reading
	}
	if same(f.Metric, ptr("turnover")) && slices.ContainsFunc(s.found, func(g fact) bool { return g.EventType == schema.Volume && g.qty == f.qty }) {
		return true // of an exchange
	}
	return false
}

// toldByMain reports whether the company of the article is named beside cars sold, which
// are its own: "GM said U.S. vehicle sales fell".
func (s *sentence) toldByMain(f *fact) bool {
	m := s.ctx.mainCo
	if m == nil || m.ent == nil || f.Modality != schema.Actual || s.mentions("tradebody") {
		return false
	}
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && s.ents[n.ent].Ent == m.ent {
			return true
		}
	}
	return false
}

// firmReports reports whether a company is the subject of the clause that a figure stands
// in: "Acme is expected to post a 25 percent drop in May sales".
func (s *sentence) firmReports(f *fact) bool {
	for i := int(f.trigger) - 1; i > s.first; i-- {
		n := &s.nodes[i]
		if n.cls.has(s.k.stop.or(s.k.sub).or(s.k.saying)) {
			return false
		}
		if n.ent < 0 && (n.cls.has(s.k.be.or(s.k.modal).or(s.k.have)) || n.cls.has(s.k.verb) && n.form&formPast != 0) && s.nodes[i-1].ent >= 0 && s.nodes[i-1].cls.has(s.k.company) {
			return true
		}
	}
	return false
}

// aimed reports whether the verb at node v is an infinitive that says what a thing is
// for: "an agreement to double the price", not "is expected to double".
func (s *sentence) aimed(v int) bool {
	g := s.groupStart(v, s.first)
	if g-2 < s.first || !s.nodes[g-1].cls.has(s.k.to) {
		return false
	}
	p := &s.nodes[g-2]
	return p.ent >= 0 || !p.cls.has(s.k.verb.or(s.k.be).or(s.k.adv))
}

// wanted reports whether a figure is what the verb before its series aims at: "the bank
// targets inflation of just under 2 percent".
func (s *sentence) wanted(f *fact) bool {
	i := int(f.metricNode) - 1
	return i >= s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.verb) && s.listed("targetsword", i)
}

// lentCurrency: a large number without a unit beside a sum of money is one too: "rose to
// 4.0 billion dollars from 3.9 billion".
func (s *sentence) lentCurrency(f *fact) {
	if f.qty < 0 || f.Unit == nil || *f.Unit != schema.UnitCount || !s.qtys[s.nodes[f.qty].qty].scaled {
		return
	}
	if q := int(f.qty) + 1; q < s.end && s.nodes[q].ent < 0 && s.listed("measureunit", q) {
		return
	}
	for k := len(s.found) - 1; k >= 0; k-- {
		g := &s.found[k]
		if g.sent != s.index {
			return
		}
		if g.EventType == schema.MacroIndicator && g.Unit != nil && *g.Unit == schema.UnitCurrency {
			f.Unit, f.Currency = g.Unit, g.Currency
			return
		}
	}
}

// before reports whether the estimate near node i is one of those that the
// figure replaces: "from a revised estimate of", "an initial reading of".
func (s *sentence) before(i int) bool { return s.anyListed("supersededword", max(s.first, i-2), i) }

// sideFrom reads which way a level has gone from what follows it: "was 0.4
// percent in May, up from 0.3 percent"; nil if nothing tells.
func (s *sentence) sideFrom(q int) *string {
	const reach = 7
	for i := q + 1; i < s.end && i <= q+reach; i++ {
		n := &s.nodes[i]
		if n.qty >= 0 || n.cls.has(s.k.verb) || n.hash == s.k.semicolon {
			return nil
		}
		switch w := strings.ToLower(s.text(i, i)); {
		case w == "up from" || w == "up" && i+1 < s.end && s.is(i+1, s.k.from):
			return ptr(schema.Up)
		case w == "down from" || w == "down" && i+1 < s.end && s.is(i+1, s.k.from):
			return ptr(schema.Down)
		}
	}
	return nil
}
