package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// settle gives a fact its date, base period, session, modality and polarity
// from the words around it.
func (s *sentence) settle(f *fact, doc *document) {
	if !f.prior && !f.speech {
		s.modality(f)
	}
	f.drop = f.drop || s.conditional(f)
	s.amountSpread(f)
	if f.EventType == schema.MacroIndicator {
		s.makerSales(f)
	}
	if f.EventType == schema.MacroIndicator { // still: the maker's own sales are a result
		f.drop = f.drop || s.otherEarnings(f)
		s.consensusBehind(f)
		s.seriesRevised(f)
		s.statistic(f, doc)
		return
	}
	s.settleByType(f, doc)
	s.setCounter(f)
	s.imagined(f)
	f.drop = f.drop || s.doubtful(f)
	s.partOf(f)
	f.drop = f.drop || s.paidPrice(f) || s.expansion(f) || s.unplanned(f) || s.ofBusiness(f) || s.anyShares(f) || s.ofPrices(f) || s.noShareMove(f)
	if f.Value == nil && !f.speech && f.Modality == schema.Actual && s.questioned() {
		f.drop = true
	}
	s.settleDay(f, doc)
	switch f.EventType {
	case schema.PolicyAction, schema.RegAction, schema.CentralBank:
		s.government(f, doc)
	case schema.Financing:
		s.stateDebtor(f, doc)
	}
	s.decided(f, doc)
	f.drop = f.drop || s.otherThanMove(f) || missedSchedule(f, doc)
	if f.EventType == schema.CentralBank {
		doc.noteRates(f)
	}
}

// settleByType is the part of settle that only one type of event asks for.
func (s *sentence) settleByType(f *fact, doc *document) {
	switch f.EventType {
	case schema.CentralBank:
		s.awaited(f)
		f.drop = f.drop || s.advocated(f)
	case schema.PriceMove:
		f.drop = f.drop || s.year(f)
	case schema.Schedule:
		s.appointment(f, doc)
	case schema.PolicyStatement:
		s.pledged(f)
	case schema.PolicyAction:
		s.ofSameMeasure(f)
		f.drop = f.drop || s.doneByFirm(f) || s.operates(&f.sub)
	case schema.RatingChange:
		s.rater(f)
	case schema.Streak, schema.Extreme:
		if f.sub.kind == entity.KindCity && f.Metric != nil {
			s.country(f, doc) // the dateline names a city
		}
		f.drop = f.drop || f.EventType == schema.Extreme && f.ofNoSeries()
	}
}

// ofNoSeries reports whether a mark of a country or of a body does not say of which of its
// series: "U.S. and European debt traded near lows".
func (f *fact) ofNoSeries() bool {
	switch f.sub.kind {
	case schema.KindGovernment, entity.KindCountry, schema.KindOrganisation, entity.KindCity:
		return f.Metric == nil
	}
	return false
}

// settleDay gives a fact its session and its day, and the article the day of its place.
func (s *sentence) settleDay(f *fact, doc *document) {
	s.session(f, doc)
	s.listing(f)
	s.fromExtremeAfter(f)
	s.bygone(f)
	s.dates(f, doc)
	s.yearOver(f)
	s.outOfHoursToday(f)
	s.ofYear(f)
	s.turnover(f)
	s.age(f, doc)
	if f.placed && f.EventDate != nil {
		if doc.days == nil {
			doc.days = map[string]schema.Date{}
		}
		doc.days[s.regionOfSubject(&f.sub)] = *f.EventDate
	}
}

// otherThanMove reports whether a move of a price is none: a company "up 66 percent from a
// year earlier" speaks of its business, an index that is paid or that moves each time of
// something else.
func (s *sentence) otherThanMove(f *fact) bool {
	if f.EventType != schema.PriceMove {
		return false
	}
	if f.sub.kind == schema.KindCompany && (s.resultMoves(f) || !f.security && (f.BasePeriod != nil && *f.BasePeriod == yearOnYear || s.endedWith(f))) {
		return true
	}
	return f.sub.kind == schema.KindIndex && s.paid(f) || s.eachTime(f)
}

// missedSchedule reports whether an appointment has no day, or one that has passed.
func missedSchedule(f *fact, doc *document) bool {
	if f.EventType != schema.Schedule {
		return false
	}
	if f.EventDateEnd == nil {
		return !f.placedDay && f.dateRule != "unresolved"
	}
	return known(doc.anchor) && *f.EventDateEnd < doc.anchor.Date
}

// resultMoves reports whether a series of the company's results stands right before the
// verb: "its per-share loss narrowed".
func (s *sentence) resultMoves(f *fact) bool {
	i := int(f.trigger) - 1
	return !f.security && i > int(f.sub.last) && s.nodes[i].ent < 0 && s.nodes[f.trigger].cls.has(s.k.verb) && s.payload(i, s.k.metricClass) != ""
}

// endedWith reports whether a company is told to end a period with something, which is what
// the figure is of: "ended the quarter with 15,100 homes, down 13 percent".
func (s *sentence) endedWith(f *fact) bool {
	for i := int(f.sub.last) + 1; i < int(f.last); i++ {
		if (s.nodes[i].date >= 0 || s.listed("endedperiod", i)) && s.nodes[i+1].ent < 0 && s.nodes[i+1].hash == withHash {
			return true
		}
	}
	return false
}
