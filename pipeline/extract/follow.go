package extract

import (
	"github.com/wiremill/wiremill/schema"
)

// follow fills from the article what a sentence of results leaves out: the
// fiscal period and the year as base, and marks what only sources say.
func (s *sentence) follow(facts []fact) {
	s.notePeriod()
	defer s.accompany(facts)
	for i := range facts {
		f := &facts[i]
		if s.undone(f) {
			continue
		}
		switch f.EventType {
		case schema.PriceMove, schema.MacroIndicator:
			s.exceeded(f)
			stands(f)
		case schema.EarningsResult:
			s.exceeded(f)
			s.sharesMoney(f, facts[:i])
			s.result(f)
			s.ofFirmPart(f)
			if f.EventType == schema.Guidance && !f.drop {
				s.reach(f)
				s.outlookPeriod(f, facts)
			}
		case schema.Guidance:
			s.followOutlook(f, facts)
			s.ofFirmPart(f)
		case schema.FinMetric:
			s.exceeded(f)
			s.balanceSheet(f)
		case schema.Dividend, schema.Ownership, schema.CreditEvent, schema.Legal, schema.RatingChange:
			f.drop = f.drop || f.EventType == schema.CreditEvent && (s.averted(f) || s.anyOf(f)) || f.EventType == schema.Legal && s.ofItsHead(f)
			s.governed(f)
			s.followHolding(f)
		case schema.MNA, schema.Labour, schema.Operations, schema.Financing, schema.Buyback, schema.Management, schema.Listing:
			s.governed(f)
			s.followAct(f)
		}
	}
}

// stands makes the figure beside a price that did not move its level: "was steady around 106.6 yen".
func stands(f *fact) {
	if f.EventType != schema.PriceMove || f.Value == nil || f.Level != nil || f.Direction == nil || *f.Direction != schema.Flat || f.ValueHigh != nil {
		return
	}
	f.Level, f.LevelUnit, f.LevelCurrency = f.Value, f.Unit, f.Currency
	f.Value, f.Unit, f.Currency, f.Bound = nil, nil, nil, schema.BoundEq
}

// undone reports whether an act without a figure is told as not done: what nobody launched
// did not happen, what somebody denies is told as denied.
func (s *sentence) undone(f *fact) bool {
	if f.Polarity != "neg" || f.Value != nil {
		return false
	}
	switch {
	case f.EventType == schema.Operations || f.EventType == schema.Financing || f.EventType == schema.Dividend && s.sign(int(f.trigger)) != "":
		f.drop = true // "has not launched a model", "did not raise its dividend"
	case acted(f.EventType):
		f.Modality, f.Polarity = schema.Denied, "pos"
	default:
		return false
	}
	return true
}

// ofItsHead reports whether what is told of a company happened to somebody who led it: "The former
// head of Acme, who was convicted".
func (s *sentence) ofItsHead(f *fact) bool {
	const reach = 4
	who := int(f.sub.last) + 1
	if f.sub.kind != schema.KindCompany || f.sub.weak || who+1 >= s.end || !s.is(who, s.k.commaHash) || s.text(who+1, who+1) != "who" {
		return false
	}
	for i := int(f.sub.first) - 1; i >= s.first && i > int(f.sub.first)-reach; i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.prep) && i > s.first {
			return s.nodes[i-1].cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword"))) || s.listed("personword", i-1) || s.listed("commonvoice", i-1)
		}
	}
	return false
}

// ratesHere reports whether x rates a company in the same sentence: what it foresees is not
// its own.
func ratesHere(x *subject, facts []fact) bool {
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.RatingChange && f.ActorName != nil && *f.ActorName == x.displayName() {
			return true
		}
	}
	return false
}

// followOutlook completes what a company foresees, and remembers it for the sentences
// that tell on.
func (s *sentence) followOutlook(f *fact, facts []fact) {
	s.ofHeadline(f)
	s.markJoint(f)
	f.drop = f.drop || s.ofHouse(f) || s.surveys(&f.sub) || ratesHere(&f.sub, facts) || s.misreadResult(f)
	s.nameByUnit(f)
	s.lossDown(f)
	if s.brokerView(f) || f.drop {
		return
	}
	if f.Value == nil && s.isSeeing(int(f.trigger)) {
		f.EventType, f.Modality = schema.EarningsResult, schema.Actual // "is seeing strong growth"
		return
	}
	s.exceeded(f)
	s.reach(f)
	if f.Modality == schema.Forecast && f.rule.is(roleOutlook) && s.earlier(f) {
		f.Modality = schema.Past // "had forecast"
	}
	s.changed(f)
	f.onceForeseen()
	spread(f)
	s.outlookPeriod(f, facts)
	if f.Metric != nil && *f.Metric != "other" {
		x := &s.doc.results
		if !x.sub.same(&f.sub) {
			x.total = ""
		}
		x.sub, x.metric, x.sentence, x.has = f.sub, *f.Metric, s.index, true
	}
}

// followHolding gives dividends and ratings their direction.
func (s *sentence) followHolding(f *fact) {
	switch {
	case f.EventType == schema.Dividend:
		s.changed(f)
		s.homeCents(f)
	case f.EventType == schema.RatingChange && f.Direction == nil && f.qty >= 0: // "a target of $52, up from $44"
		if at, sign := s.changeOf(int(f.qty)); at < 0 && sign != "" {
			f.Direction = &sign
		}
	}
}

// followAct completes what a company does.
func (s *sentence) followAct(f *fact) {
	switch f.EventType {
	case schema.MNA:
		s.attempted(f)
	case schema.Operations:
		s.count(f)
		s.changed(f)
	}
	s.reported(f)
}
