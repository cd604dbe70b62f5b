package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// tradeSales is the number of cars a year that no maker sells: a whole trade does.
const tradeSales = 1e7

// leastForeseen is the least number that a company foresees without a word for what it counts.
const leastForeseen = 100

// nameByUnit gives a series the name that the unit of its figure demands: eps for a profit that
// can only be per share, unit_sales for a number. No maker sells as many cars as a whole trade.
func (s *sentence) nameByUnit(f *fact) {
	if f.Metric == nil {
		return
	}
	q := s.quantityOf(int(f.qty))
	share := q != nil && perShare(q) || f.smallLevel()
	switch *f.Metric {
	case "net_income", "operating_income":
		if share {
			f.Metric = ptr("eps")
		}
	case "net_loss", "operating_loss":
		if share {
			f.Metric, f.Direction = ptr("eps"), ptr(schema.Down) // a loss that widened is a profit that fell
		}
	case "sales":
		f.drop = f.drop || f.Unit != nil && *f.Unit == schema.UnitCount && *f.Value >= tradeSales
		if f.Unit != nil && *f.Unit == schema.UnitCount || f.LevelUnit != nil && *f.LevelUnit == schema.UnitCount {
			f.Metric = ptr("unit_sales")
		}
	}
}

// smallLevel reports whether the level of f is a sum that can only be per share.
func (f *fact) smallLevel() bool {
	return f.Level != nil && f.LevelUnit != nil && *f.LevelUnit == schema.UnitCurrency && *f.Level < perShareBelow
}

// misreadResult reports whether the figure of a result or an outlook is of another thing than
// its series: the price that shares rose to after "early losses", the cars that a whole trade
// sold, the share of its customers that a company lost.
func (s *sentence) misreadResult(f *fact) bool {
	if s.oneOfJoint(f) || s.disbelieved(int(f.trigger)) || s.ofPerson(f) || s.doublesOther(f) || s.actsOnObject(f) {
		return true
	}
	count := f.Unit != nil && *f.Unit == schema.UnitCount
	if f.Metric == nil {
		return count && *f.Value < leastForeseen // "reiterated its forecasts for the two years"
	}
	if f.sub.kind != schema.KindCompany {
		return false
	}
	switch *f.Metric {
	case "net_loss":
		if count {
			return true // "to lose 73,000 subscribers"
		}
		if m := int(f.metricNode); m > s.first && s.nodes[m-1].ent < 0 && s.nodes[m-1].form&formIng != 0 && strings.EqualFold(s.text(m, m), "losses") {
			return true // "before trimming losses to stand at $2.72, down 43 percent": of the share
		}
		return f.Unit != nil && *f.Unit == schema.UnitPct && (f.Direction == nil || f.smallLevel())
	case "eps":
		return count || f.smallLevel() && f.metricNode >= 0 && strings.EqualFold(s.text(int(f.metricNode), int(f.metricNode)), "losses")
	case "sales", "revenue":
		return f.smallLevel()
	}
	return false
}

// sharesMoney gives the bare figure that a sum of the same series is compared with the money of
// that: "a profit of 6.1 billion crowns, below a forecast of 6.3 billion".
func (s *sentence) sharesMoney(f *fact, told []fact) {
	if f.Unit == nil || *f.Unit != schema.UnitCount || f.Metric == nil || f.qty < 0 || !s.qtys[s.nodes[f.qty].qty].scaled || s.volume(*f.Metric) {
		return
	}
	for k := len(told) - 1; k >= 0; k-- {
		g := &told[k]
		if g.EventType != f.EventType || g.qty >= f.qty || g.Metric == nil || *g.Metric == "eps" {
			continue
		}
		ccy := g.Currency
		if ccy == nil {
			ccy = g.LevelCurrency
		}
		if ccy != nil {
			f.Unit, f.Currency = ptr(schema.UnitCurrency), ptr(*ccy)
		}
		return
	}
}

// anothersFigure is the company that the words at the figure of node i give it to: "compared
// with Acme's 7 percent", "versus $5 billion for Acme".
func (s *sentence) anothersFigure(i int) (subject, bool) {
	if i-2 >= s.first && s.nodes[i-1].cls.has(s.k.poss) && s.nodes[i-2].ent >= 0 && s.nodes[i-2].cls.has(s.k.company) && !s.demonym(i-2) {
		return s.named(i - 2), true
	}
	if i+2 < s.end && (s.is(i+1, s.k.forWord) || s.is(i+1, s.k.at)) && s.nodes[i+2].ent >= 0 && s.nodes[i+2].cls.has(s.k.company) && !s.demonym(i+2) {
		return s.named(i + 2), true
	}
	return subject{}, false
}

// ofAnother tells the figure of another company than the one it is compared with as what it is
// now, not as what was before.
func (s *sentence) ofAnother(f *fact) {
	if f.qty < 0 || f.Modality != schema.Past {
		return
	}
	if x, ok := s.anothersFigure(int(f.qty)); ok && !f.sub.weak && x.same(&f.sub) {
		f.Modality, f.prior = schema.Actual, false
	}
}

// jointly reports whether the figure of f is of several companies taken together.
func (s *sentence) jointly(f *fact) bool {
	for i := int(f.first); i <= int(f.last) && i < s.end; i++ {
		if s.nodes[i].ent < 0 && s.listed("jointword", i) && !(i+1 < s.end && s.is(i+1, withHash)) {
			return true
		}
	}
	return false
}

// oneOfJoint reports whether f tells a joint figure of one company alone.
func (s *sentence) oneOfJoint(f *fact) bool { return f.group == 0 && s.jointly(f) }

// markJoint marks a joint figure where all whose it is are told.
func (s *sentence) markJoint(f *fact) { f.joint = f.joint || f.group != 0 && s.jointly(f) }

// mostTimes is how many times its earnings nothing is worth, and leastHomes how many things
// in store only a country has.
const mostTimes, leastHomes = 1000, 1e6

// suitSeries gives a figure of the balance sheet the unit or the name that its series demands.
func (f *fact) suitSeries() {
	switch {
	case f.Metric == nil:
	case *f.Metric == "valuation" && f.Unit != nil && (*f.Unit == schema.UnitCount || *f.Unit == schema.UnitPoints):
		f.Unit = ptr(schema.UnitTimes)
	case *f.Metric == "market_cap" && f.sub.kind == schema.KindPerson:
		f.Metric = ptr("net_worth")
	}
}

// misreadBalance reports whether the figure of a balance sheet is of another thing than its
// series: a bare number of money, the homes that a country has for sale.
func (s *sentence) misreadBalance(f *fact) bool {
	if f.Metric == nil {
		return false
	}
	count := f.Unit != nil && *f.Unit == schema.UnitCount
	switch *f.Metric {
	case "market_cap", "net_worth", "cash", "debt", "deposits", "assets", "aum":
		return count
	case "valuation":
		return f.Unit != nil && *f.Unit == schema.UnitTimes && f.Value != nil && *f.Value >= mostTimes // "sales of 15 billion"
	case "inventories":
		return count && f.sub.weak && *f.Value >= leastHomes
	}
	return false
}

// homeCents gives cents the money of the company's home, where the sums before them are told in
// that: "net profit rose to HK$7.8 billion. It proposed a dividend of 89 cents".
func (s *sentence) homeCents(f *fact) {
	const reach = 30 // figures
	if f.sub.ent == nil || f.Currency == nil || *f.Currency != "USD" || !s.inList("centmoney", f.sub.ent.Currency) || s.quantityOf(int(f.qty)) == nil {
		return
	}
	q := int(s.nodes[f.qty].qty)
	if text := s.text(int(f.qty), int(f.qty)); !strings.HasSuffix(text, "cents") || strings.ContainsAny(text, "US") {
		return
	}
	for k := q - 1; k >= 0 && q-k < reach; k-- {
		if s.qtys[k].ccy == f.sub.ent.Currency {
			f.Currency = ptr(f.sub.ent.Currency)
			return
		}
	}
}

// inMoney reports whether a series of the income statement is told in money, not as a share.
func inMoney(metric *string) bool {
	return metric != nil && core(*metric) && !strings.HasSuffix(*metric, "margin")
}
