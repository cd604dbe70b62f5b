package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// yearOnYear is what results are compared with unless they say otherwise.
const yearOnYear = "YoY"

// results is what an article has told so far of a company's results: figures
// that follow without owner or period are of the same.
type results struct {
	sub      subject
	metric   string
	sentence int
	has      bool
	period   when.Interval // fiscal period that the article reports on
	ahead    when.Interval // that of the outlook told last
	noted    bool          // period has been looked for
	fiscal   bool          // the article counts in fiscal years
}

// resultReach is how many sentences later a figure may still be of the last result.
const resultReach = 3

// perShareBelow is the size under which a plain sum in money can only be per share.
const perShareBelow = 1000

// seriesFor finds the result that the figure at A continues: that of the same
// unit and size, so that "$1.1 billion, or 30 cents" splits into total and per share.
func (s *sentence) seriesFor(r *rule, m *matcher, out []fact, np *nounPhrase) bool {
	q := s.quantityOf(int(m.caps[captureA].first))
	if c := m.caps[captureA]; c.end <= c.first || q == nil {
		return false
	}
	share := perShare(q)
	var last *fact
	for k := len(out) - 1; k >= 0; k-- {
		f := &out[k]
		if f.EventType != r.event || f.Metric == nil && r.metric != "" {
			continue
		}
		if last == nil {
			last = f
		}
		if r.metric == "" || *f.Metric != "eps" == !share && s.sameUnit(f, q) {
			last = f
			break
		}
	}
	if last != nil {
		*np = nounPhrase{metricNode: last.metricNode, first: last.first, last: last.last}
		if last.Metric != nil {
			np.metric = *last.Metric
		}
		np.add(last.sub)
	} else if x := &s.doc.results; r.subject == subjSeries && x.has && s.index-x.sentence <= resultReach {
		*np = nounPhrase{metricNode: -1, first: int32(m.startAt), last: int32(m.startAt), metric: x.metric}
		np.add(s.weak(x.sub, m.startAt))
	} else {
		return false
	}
	if share && r.metric != "" && np.metric != "eps" {
		np.metric, np.metricNode = "eps", -1
	} else if r.metric != "" && np.metricNode >= 0 && s.payload(int(np.metricNode), s.k.metricClass) != np.metric {
		np.metricNode = -1
	}
	return true
}

// sameUnit reports whether fact f has a figure of the unit of q.
func (s *sentence) sameUnit(f *fact, q *quantity) bool {
	return f.Unit != nil && *f.Unit == unitOr(q.unit) || f.LevelUnit != nil && *f.LevelUnit == unitOr(q.unit)
}

func unitOr(u string) string {
	if u == "" {
		return schema.UnitCount
	}
	return u
}

func perShare(q *quantity) bool {
	return q.unit == schema.UnitCurrency && !q.scaled && q.val < perShareBelow
}

// ofThePast reports whether the figure of f is one of an earlier period: no
// word of a forecast stands with it.
func (s *sentence) ofThePast(f *fact) bool {
	for i := int(f.trigger); i < s.end && i <= int(f.qty)+3; i++ {
		n := &s.nodes[i]
		if i > int(f.qty) && n.cls.has(s.k.stop) {
			break
		}
		if n.cls.has(s.k.typeBits["outlooknoun"].or(s.k.typeBits["foreteller"])) {
			return false
		}
	}
	return true
}

// standsAlone reports whether the series at the trigger of f is told for
// itself: no forecaster and no comparison stands before it.
func (s *sentence) standsAlone(f *fact) bool {
	for i := int(f.trigger) - 1; i >= s.first && i >= int(f.trigger)-7; i-- {
		n := &s.nodes[i]
		if n.cls.has(s.k.typeBits["outlooknoun"].or(s.k.typeBits["foreteller"]).or(s.k.typeBits["compared"]).or(s.k.typeBits["outlookverb"])) {
			return false
		}
		if n.hash == s.k.semicolon {
			break
		}
	}
	return true
}

// inherit gives a figure that hangs on another ("$554 million, or $3.82 a
// share") the modality of that one.
func (s *sentence) inherit(f *fact, m *matcher, out []fact) {
	var from *fact
	for k := len(out) - 1; k >= 0; k-- {
		d := int32(m.startAt) - out[k].qty
		if out[k].qty >= 0 && d > 0 && (d <= 4 || d <= 9 && out[k].Modality == schema.Forecast && f.rule.id == "earnings_result/metric-of") && out[k].EventType == f.EventType && (from == nil || from.Modality == schema.Actual) {
			from = &out[k]
		}
	}
	if from == nil {
		return
	}
	if f.Modality == schema.Actual {
		f.Modality, f.prior = from.Modality, from.prior
	}
	if f.Direction == nil && !from.prior && f.rule.id == "earnings_result/eps" {
		f.Direction, f.BasePeriod = from.Direction, from.BasePeriod
		if f.Direction == nil {
			s.lossDown(from)
			f.Direction = from.Direction
		}
	}
	f.ActorName, f.ActorID = from.ActorName, from.ActorID
}

// resultCompany is the company of the last result, else the one the article is about.
func (s *sentence) resultCompany(i int, np *nounPhrase) bool {
	*np = nounPhrase{metricNode: -1, first: int32(i), last: int32(i)}
	for j := i - 1; j >= s.first; j-- {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits["#company"]) && s.startsClause(j) {
			np.add(s.weak(s.named(j), i))
			return true
		}
	}
	switch x := &s.doc.results; {
	case x.has && s.index-x.sentence <= resultReach:
		np.add(s.weak(x.sub, i))
	case s.ctx.mainCo != nil:
		np.add(s.weak(*s.ctx.mainCo, i))
	default: // a table names its company below it
		for j := range s.nodes {
			if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits["#company"]) {
				np.add(s.weak(s.named(j), i))
				break
			}
		}
	}
	return np.n > 0
}

// follow fills from the article what a sentence of results leaves out: the
// fiscal period and the year as base, and marks what only sources say.
func (s *sentence) follow(facts []fact) {
	s.notePeriod()
	defer s.accompany(facts)
	for i := range facts {
		f := &facts[i]
		if f.Polarity == "neg" && f.Value == nil && acted(f.EventType) {
			f.Modality, f.Polarity = schema.Denied, "pos"
			continue
		}
		switch f.EventType {
		case schema.EarningsResult:
			s.tableUnit(f)
			if s.unfounded(f) {
				f.drop = true
				continue
			}
			s.expectedResult(f)
			if f.rule.id == "earnings_result/transitive" && f.EventType == schema.EarningsResult {
				switch f.Modality {
				case schema.Expected, schema.Scheduled, schema.Forecast: // "aims to increase its sales to": it says so itself
					f.EventType, f.Modality = schema.Guidance, schema.Forecast
					spread(f)
				case schema.Possible:
					f.drop = true
					continue
				}
			}
			if f.Value == nil && f.EventType == schema.EarningsResult && f.Modality != schema.Actual && f.Modality != schema.Past {
				f.drop = true // "may post a loss": of no period, of nobody's forecast
				continue
			}
			s.changed(f)
			s.lossDown(f)
			s.splitShare(f)
			if f.EventType == schema.EarningsResult {
				s.fiscal(f)
			}
		case schema.Guidance:
			s.changed(f)
			s.splitShare(f)
			spread(f)
			s.outlookPeriod(f, facts)
			if f.Metric != nil && *f.Metric != "other" {
				x := &s.doc.results
				x.sub, x.metric, x.sentence, x.has = f.sub, *f.Metric, s.index, true
			}
		case schema.FinMetric:
			if f.Metric != nil && *f.Metric == "valuation" && f.Unit != nil && *f.Unit == schema.UnitCount {
				f.Unit = ptr(schema.UnitTimes)
			}
			if f.Modality == schema.Past && !f.prior && f.rule.id != "fin_metric/prior" && f.EventDateEnd != nil && *f.EventDateEnd > s.doc.anchor.Date-200 {
				f.Modality = schema.Actual // the last balance sheet is the state of today
			}
		case schema.Dividend, schema.Ownership, schema.CreditEvent, schema.Legal, schema.RatingChange:
			s.governed(f)
		case schema.MNA, schema.Labour, schema.Operations, schema.Financing, schema.Buyback, schema.Management, schema.Listing:
			s.governed(f)
			if f.EventType == schema.MNA {
				s.attempted(f)
			}
			s.reported(f)
			if f.Modality == schema.Reported && f.EventDate == nil && known(s.doc.anchor) {
				s.setDay(f, s.doc.anchor.Date, "article_day") // hearsay is of the day
			}
		}
	}
}

// expectedResult tells a result from what is expected of one: "expects sales to rise
// 3 percent" is guidance if the company says so, a forecast if analysts do.
func (s *sentence) expectedResult(f *fact) {
	v := s.groupStart(int(f.trigger), s.first)
	if s.nodes[v].cls.has(s.k.typeBits["futureaux"]) && (f.Modality == schema.Scheduled || f.Modality == schema.Possible) {
		f.Modality = schema.Forecast
		if !s.near("foreteller", f) {
			f.EventType = schema.Guidance
			spread(f)
		}
		return
	}
	if s.ownForecast(v, int(f.trigger)) {
		f.Modality, f.EventType = schema.Forecast, schema.Guidance
		spread(f)
		return
	}
	if s.foretold(f) {
		f.Modality, f.EventType = schema.Forecast, schema.Guidance
		spread(f)
		return
	}
	if f.Modality != schema.Actual && f.Modality != schema.Expected || v-1 < s.first || !s.nodes[v-1].cls.has(s.k.to) {
		return
	}
	for j := v - 2; j >= s.first && v-j < 14; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.typeBits["outlookverb"].or(s.k.typeBits["foresee"])) && n.cls.has(s.k.verb) {
			var np nounPhrase
			f.Modality = schema.Forecast
			if s.subjectOf(j, &np) && np.n > 0 && np.metric == "" && np.subs[0].displayName() == f.sub.displayName() {
				f.EventType = schema.Guidance
				spread(f)
			}
			return
		}
	}
	f.Modality = schema.Expected
}

// ownForecast reports whether the verb group [v,t) is one in which a company
// foretells its own figures: "it now expected to post", not "is expected to".
func (s *sentence) ownForecast(v, t int) bool {
	for i := v; i < t; i++ {
		if n := &s.nodes[i]; n.cls.has(s.k.typeBits["outlookverb"]) && n.cls.has(s.k.verb) {
			return i == s.first || !s.nodes[i-1].cls.has(s.k.be) && !(s.nodes[i-1].cls.has(s.k.adv) && i-2 >= s.first && s.nodes[i-2].cls.has(s.k.be))
		}
	}
	return false
}

// foreseeing reports whether the verb of outlook at or before node i is active:
// "expects", not "is expected".
func (s *sentence) foreseeing(i int) bool {
	for ; i >= s.first; i-- {
		n := &s.nodes[i]
		if !n.cls.has(s.k.typeBits["outlookverb"]) || !n.cls.has(s.k.verb) {
			continue
		}
		for i--; i > s.first && s.nodes[i].cls.has(s.k.adv); i-- {
		}
		return n.form&formPart == 0 || i < s.first || !s.nodes[i].cls.has(s.k.be)
	}
	return true
}

// foretold reports whether a result without a verb of its own hangs on what its
// company foresees: "forecast that fuel would push its profit down 5 percent".
func (s *sentence) foretold(f *fact) bool {
	will := false
	for j := int(f.trigger) - 1; j >= s.first && int(f.trigger)-j < 16; j-- {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.typeBits["futureaux"].or(s.k.to)):
			will = true
		case n.cls.has(s.k.typeBits["outlookverb"]) && n.cls.has(s.k.verb):
			var np nounPhrase
			return will && s.subjectOf(j, &np) && np.n > 0 && np.metric == "" && np.subs[0].displayName() == f.sub.displayName()
		case n.ent < 0 && n.cls.has(s.k.stop.or(s.k.quote)) || n.hash == s.k.commaHash:
			return false
		}
	}
	return false
}

// unfounded reports whether a result is none of its subject: that of a house
// that measures others, a bare number of money, what would have been.
func (s *sentence) unfounded(f *fact) bool {
	if slices.Contains(s.lex.lists["surveyor"], strings.ToLower(f.sub.displayName())) {
		return true
	}
	if f.Unit != nil && *f.Unit == schema.UnitCount && *f.Value < 1000 && f.Metric != nil && core(*f.Metric) {
		return true
	}
	if f.sub.weak && !s.doc.results.has && f.metricNode >= 0 && strings.EqualFold(s.text(int(f.metricNode), int(f.metricNode)), "turnover") {
		return true // that of a market
	}
	would := false
	for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
		if would && s.nodes[i].cls.has(s.k.have) {
			return true
		}
		would = would || s.nodes[i].cls.has(s.k.typeBits["futureaux"])
	}
	return false
}

// remultiply reads "tripled to 60 cents" as 3 times, to a level.
func (s *sentence) remultiply(f *fact, m *matcher) {
	if f.EventType != schema.EarningsResult && f.EventType != schema.Dividend && f.EventType != schema.FinMetric {
		return
	}
	p := s.payload(int(f.trigger), s.lex.classes["multiple"])
	if p == "" || m.am.end == 0 || m.am.level < 0 || m.am.value >= 0 || m.am.points >= 0 {
		return
	}
	f.Currency, f.ValueHigh, f.Bound = nil, nil, schema.BoundEq
	s.setMultiple(f, p)
	s.setLevel(f, int(m.am.level))
}

// splitShare names a profit that can only be per share so.
func (s *sentence) splitShare(f *fact) {
	if q := s.quantityOf(int(f.qty)); q != nil && f.Metric != nil && perShare(q) {
		switch *f.Metric {
		case "net_income", "net_loss", "operating_income":
			f.Metric = ptr("eps")
		}
	}
}

// spread reads "to rise 1 percent to 2 percent" as a range, which it is of a
// forecast; a result that rose 3 percent to 5 percent is a level.
func spread(f *fact) {
	if f.Value == nil || f.Level == nil || f.ValueHigh != nil || *f.Unit != *f.LevelUnit || *f.Level <= *f.Value {
		return
	}
	f.ValueHigh, f.Bound = f.Level, schema.BoundBetween
	f.Level, f.LevelUnit, f.LevelCurrency = nil, nil, nil
}

// tableUnit gives a bare figure of a table of results its money: that of the
// company's market, else dollars, as the wires of the time printed.
func (s *sentence) tableUnit(f *fact) {
	if f.Unit == nil || *f.Unit != schema.UnitCount || !strings.HasPrefix(f.rule.id, "earnings_result/table") {
		return
	}
	c := "USD"
	if f.sub.ent != nil && f.sub.ent.Currency != "" {
		c = f.sub.ent.Currency
	}
	f.Unit, f.Currency = ptr(schema.UnitCurrency), &c
}

func basis(b string) bool {
	switch b {
	case yearOnYear, "QoQ", "MoM":
		return true
	}
	return len(b) > 5 && b[:5] == "since"
}
