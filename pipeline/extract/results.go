package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// volume reports whether a series counts things or people.
func (s *sentence) volume(metric string) bool {
	return slices.Contains(s.lex.lists["volumes"], metric) || slices.Contains(s.lex.lists["countseries"], metric)
}

// yearOnYear is what results are compared with unless they say otherwise.
const yearOnYear = "YoY"

// results is what an article has told so far of a company's results: figures
// that follow without owner or period are of the same.
type results struct {
	sub      subject
	metric   string
	total    string // the last series told in sums, not per share
	sentence int
	has      bool
	period   when.Interval // fiscal period that the article reports on
	month    when.Interval // month whose sales it reports
	ahead    when.Interval // that of the outlook told last
	noted    bool          // period has been looked for
	owners   []subject     // companies that the article has named as those whose results it tells
	fiscal   bool          // the article counts in fiscal years
	placed   bool          // it shows where its fiscal quarters lie:
	shift    int           // so many quarters after the calendar ones of their names
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
		if f.EventType != r.event && (f.EventType != schema.Guidance || !s.besideOutlook(r, m)) || f.Metric == nil && r.metric != "" {
			continue
		}
		if f.rule.is(roleContribution) && !r.is(roleContribution) {
			continue // no other figure is compared with a part of a change
		}
		if last == nil {
			last = f
		}
		if r.metric == "" || *f.Metric != "eps" == !share && s.sameUnit(f, q) {
			last = f
			break
		}
	}
	if last != nil && r.is(rolePrior) && q.unit == schema.UnitPct && !s.sameUnit(last, q) && inMoney(last.Metric) {
		return false // "profit rose, helped by better margins, from 2.9 percent"
	}
	if last != nil {
		*np = nounPhrase{metricNode: last.metricNode, first: last.first, last: last.last}
		if last.Metric != nil {
			np.metric = *last.Metric
		}
		np.add(s.toldSince(last.sub, int(last.last)+1, m.startAt))
		if x, ok := s.anothersFigure(int(m.caps[captureA].first)); ok && !r.is(roleExpected) && m.caps['M'-'A'].end == 0 {
			np.subs[0] = x
		}
	} else if c := m.caps['M'-'A']; r.is(roleExpected) && c.end > c.first {
		if !s.resultCompany(m.startAt, np) {
			return false
		}
		np.metric = s.seriesAt(int(c.first))
	} else if x := &s.doc.results; r.subject == subjSeries && x.has && s.index-x.sentence <= resultReach && !s.ofUnlisted(m.startAt) {
		*np = nounPhrase{metricNode: -1, first: int32(m.startAt), last: int32(m.startAt), metric: x.metric}
		np.add(s.toldSince(s.weak(x.sub, m.startAt), s.first, m.startAt))
	} else {
		return false
	}
	if !share && np.metric == "eps" && q.unit == schema.UnitCurrency && m.caps['M'-'A'].end == 0 { // a sum is not per share
		if np.metric, np.metricNode = s.doc.results.total, -1; np.metric == "" {
			return false
		}
	}
	if share && r.metric != "" && np.metric != "eps" && !s.toldSmall(last) {
		np.metric, np.metricNode = "eps", -1
	} else if r.metric != "" && np.metricNode >= 0 && s.payload(int(np.metricNode), s.k.metricClass) != np.metric {
		np.metricNode = -1
	}
	return true
}

// toldSmall reports whether the figure of f, too, is as small as one per share: a margin
// "of $10.1 a barrel, up from $7.6".
func (s *sentence) toldSmall(f *fact) bool {
	if f == nil {
		return false
	}
	q := s.quantityOf(int(f.qty))
	return q != nil && perShare(q)
}

// toldSince is the company that the nodes [from,i) tell of, if it is another one than that
// of the result that the figure at node i would continue: "X fell 6 percent, with Y up 10
// percent, compared with an estimate of 4 percent".
func (s *sentence) toldSince(sub subject, from, i int) subject {
	for j := i - 1; j >= from; j-- {
		n := &s.nodes[j]
		if n.ent < 0 || !n.cls.has(s.k.company) || s.demonym(j) {
			continue
		}
		v := j + 1
		if v < i && s.is(v, s.k.openParen) {
			v = s.closeParenAt(v, i) + 1
		}
		if v+1 < i && s.is(v, s.k.commaHash) && s.nodes[v+1].cls.has(s.k.rel) {
			v += 2
		}
		if v < i && s.nodes[v].ent < 0 && (s.sided(v) || s.nodes[v].cls.has(s.k.verb) && s.nodes[v].form&(formPast|form3s) != 0) {
			if x := s.named(j); !x.same(&sub) && !s.surveyor(x.displayName()) && !s.commentator(j) {
				return s.weak(x, i)
			}
			return sub
		}
	}
	return sub
}

// seriesAt is the name of the series of the noun at node i.
func (s *sentence) seriesAt(i int) string {
	return cmp.Or(s.payload(i, s.k.metricClass), s.payload(i, s.lex.classes["tablehead"]), s.yields(i))
}

// ofUnlisted reports whether what governs node i has a subject that no
// gazetteer lists: its figures are not those of the company last named.
func (s *sentence) ofUnlisted(i int) bool {
	for j := i - 1; j >= s.first && i-j < 12; j-- {
		if !s.nodes[j].cls.has(s.k.verb) {
			continue
		}
		e := s.groupStart(j, s.first) - 1
		for e > s.first && (s.nodes[e].hash == s.k.commaHash || s.nodes[e].cls.has(s.k.adv) || s.nodes[e].date >= 0) {
			e--
		}
		var np nounPhrase
		return e > s.first && s.unlisted(s.first, e, &np)
	}
	return false
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
	if t := int(f.trigger); t > s.first && s.nodes[t-1].hash == rangeHash {
		return false // "to range from $4.11 to $4.18"
	}
	for i := int(f.trigger); i < s.end && i <= int(f.qty)+3; i++ {
		n := &s.nodes[i]
		if i > int(f.qty) && n.cls.has(s.k.stop) {
			break
		}
		if n.cls.has(s.k.typeBits.of("outlooknoun").or(s.k.typeBits.of("foreteller"))) {
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
		if n.cls.has(s.k.typeBits.of("outlooknoun").or(s.k.typeBits.of("foreteller")).or(s.k.compared).or(s.k.typeBits.of("outlookverb"))) {
			return false
		}
		if n.ent < 0 && (n.hash == s.k.from || n.cls.has(s.k.typeBits.of("beforeprep"))) && i >= int(f.trigger)-3 && f.qty > f.trigger {
			return false // "rebounding from a loss of $354 million"
		}
		if n.hash == s.k.semicolon || n.hash == s.k.commaHash && (s.is(i+1, onHash) || s.is(i+1, withHash)) {
			break // "earned 52 cents a share, ahead of estimates, on revenue of $3.45 billion"
		}
	}
	return true
}

// resultCompany is the company of the last result, else the one the article is about.
func (s *sentence) resultCompany(i int, np *nounPhrase) bool {
	np.reset(i, i)
	if s.forCompany(i, np) {
		return true
	}
	for j := i - 1; j >= s.first; j-- {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits.of("#company")) && s.startsClause(j) && !s.commentator(j) && !s.k.surveyors[token.Hash(s.ents[s.nodes[j].ent].Ent.Name)] {
			np.add(s.weak(s.named(j), i))
			return true
		}
	}
	if s.entryTold(i, np) {
		return true
	}
	switch x := &s.doc.results; {
	case x.has && s.index-x.sentence <= resultReach:
		np.add(s.weak(x.sub, i))
	case s.ctx.mainCo != nil:
		np.add(s.weak(*s.ctx.mainCo, i))
	default: // a table names its company below it
		for j := range s.nodes {
			if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits.of("#company")) {
				np.add(s.weak(s.named(j), i))
				break
			}
		}
	}
	return np.n > 0
}

// result completes a fact of results, or drops it.
func (s *sentence) result(f *fact) {
	s.tableUnit(f)
	if f.rule.is(roleContribution) {
		f.Unit = ptr(schema.UnitPP)
	}
	// a figure without a subject is of a company, not of the trade told of before
	s.ofHouseBehind(f)
	s.ofHeadline(f)
	if s.ofHouse(f) || s.unfounded(f) || f.sub.kind == schema.KindSector && f.sub.weak || f.Polarity == "neg" && f.Value == nil {
		f.drop = true
		return
	}
	s.ofAnother(f)
	s.expectedResult(f)
	if (f.Modality == schema.Expected || f.Modality == schema.Forecast) && !f.rule.is(roleExpected) && f.sub.weak && s.expectedOf(int(f.trigger)) && (s.outlookTold() || s.ownExpected(f)) {
		f.EventType, f.Modality = schema.Guidance, schema.Forecast
		spread(f)
		s.nameByUnit(f)
		return
	}
	if f.Modality == schema.Expected && f.sub.weak && s.passive(f) {
		f.drop = true // "sales are expected to reach 15 million": whose, it does not say
		return
	}
	if f.rule.is(roleAim) && f.EventType == schema.EarningsResult {
		switch f.Modality {
		case schema.Expected, schema.Scheduled, schema.Forecast: // "aims to increase its sales to": it says so itself
			f.EventType, f.Modality = schema.Guidance, schema.Forecast
			if f.Unit != nil && *f.Unit == schema.UnitTimes && f.Level != nil { // "to quadruple sales to $20 billion"
				f.Value, f.Unit, f.Currency = f.Level, f.LevelUnit, f.LevelCurrency
				f.Level, f.LevelUnit, f.LevelCurrency = nil, nil, nil
			}
			spread(f)
		case schema.Possible:
			f.drop = true
			return
		}
	}
	if f.Value == nil && f.EventType == schema.EarningsResult && f.Modality != schema.Actual && f.Modality != schema.Past {
		if f.sub.weak || !s.expectedOf(int(f.trigger)) {
			f.drop = true // "may post a loss": of no period, of nobody's forecast
			return
		}
		f.Modality = schema.Forecast // "X is expected to report lower profit"
	}
	s.resultTense(f)
	s.changed(f)
	s.boundChange(f)
	if f.Modality == schema.Expected && f.Unit != nil && *f.Unit == schema.UnitPct {
		spread(f) // "revenue to grow 3 percent to 5 percent"
	}
	s.lossDown(f)
	s.nameByUnit(f)
	s.homeCents(f)
	s.markJoint(f)
	f.drop = f.drop || s.misreadResult(f)
	if f.EventType == schema.EarningsResult {
		s.fiscal(f)
		s.tablePeriod(f)
	}
}

// expectedOf reports whether the verb at node i stands in "is now expected to".
func (s *sentence) expectedOf(i int) bool {
	foreseen := false
	for j := i; j >= s.first && i-j < 7; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 || n.cls.has(s.k.stop):
			return false
		case foreseen && n.cls.has(s.k.be):
			return true
		case n.cls.has(s.k.typeBits.of("outlookverb").or(s.k.typeBits.of("foresee"))) && n.cls.has(s.k.verb):
			foreseen = true
		}
	}
	return false
}

// outlookTold reports whether the company's outlook was told just before.
func (s *sentence) outlookTold() bool {
	x := &s.doc.results
	return x.ahead.Precision != "" && x.has && s.index-x.sentence <= 2
}

// remultiply reads "tripled to 60 cents" as 3 times, to a level.
func (s *sentence) remultiply(f *fact, m *matcher) {
	switch f.EventType {
	case schema.EarningsResult, schema.Dividend, schema.FinMetric, schema.PriceMove, schema.MacroIndicator:
	default:
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

// spread reads "to rise 1 percent to 2 percent" as a range, which it is of a
// forecast; of a rate that rose 3 percent to 5 percent the second is a level (amountSpread).
func spread(f *fact) {
	if f.Value == nil || f.Level == nil || f.ValueHigh != nil || *f.Unit != *f.LevelUnit || *f.Level <= *f.Value {
		return
	}
	f.ValueHigh, f.Bound = f.Level, schema.BoundBetween
	f.Level, f.LevelUnit, f.LevelCurrency = nil, nil, nil
}

// amountSpread reads as a range what cannot be a change and its level: no percentage is the
// level of a sum or a count, "sales fell 12 percent to 19 percent".
func (s *sentence) amountSpread(f *fact) {
	if f.Metric == nil || !same(f.LevelUnit, ptr(schema.UnitPct)) || !same(f.Unit, f.LevelUnit) {
		return
	}
	if series := (*f.Metric)[strings.LastIndexByte(*f.Metric, '_')+1:]; slices.Contains(s.lex.lists["amountseries"], series) {
		spread(f)
	}
}

func basis(b string) bool {
	switch b {
	case yearOnYear, "QoQ", "MoM":
		return true
	}
	return len(b) > 5 && b[:5] == "since"
}
