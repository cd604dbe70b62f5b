package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

var forecastHash = token.Hash("forecast")

// goodsOfTrade names the trade of some goods only, where the series of all trade is read:
// "imports of cars and parts" are no imports of a country. It reports whether nothing names it.
func (s *sentence) goodsOfTrade(f *fact) bool {
	m := int(f.metricNode)
	if !same(f.Metric, ptr("imports")) && !same(f.Metric, ptr("exports")) || m < s.first || m+2 >= s.end || !s.is(m+1, s.k.of) {
		return false
	}
	if g := &s.nodes[m+2]; g.qty >= 0 || g.date >= 0 {
		return false // "imports of $20 billion"
	}
	end := m + 2
	for end < s.end && s.goodsWord(end) {
		end++
	}
	of := s.seriesName(m+2, end-1)
	if of == "" {
		return true
	}
	f.Metric = ptr(of + "_" + *f.Metric)
	return false
}

// goodsWord reports whether node i can be of the name of some goods: "cars", "and parts".
func (s *sentence) goodsWord(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		return n.cls.has(s.k.kindBits.of("commodity"))
	}
	plain := n.qty < 0 && n.date < 0
	return plain && !n.cls.has(s.k.stop.or(s.k.prep).or(s.k.adv)) && !(n.cls.has(s.k.verb) && n.form&formPast != 0)
}

// ratesGauge reports whether the growth read as that of an economy is of a gauge: "the
// index's growth rate".
func (s *sentence) ratesGauge(f *fact) bool {
	if !same(f.Metric, ptr("gdp")) {
		return false
	}
	for i := int(f.metricNode) - 1; i > s.first && i >= int(f.phraseAt); i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.poss) {
			return s.nodes[i-1].ent < 0 && s.listed("gaugeword", i-1)
		}
	}
	return false
}

// disbelieved reports whether the clause of node v is what somebody calls wrong to believe:
// "it would be naive to expect that inflation will fall".
func (s *sentence) disbelieved(v int) bool {
	const reach = 14
	for i := v - 1; i > s.first && i >= v-reach; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.semicolon {
			return false
		}
		if n.ent < 0 && n.cls.has(s.k.to) && i+1 < v && s.listed("believing", i+1) && s.listed("wrongto", i-1) {
			return true
		}
	}
	return false
}

// actsOnObject reports whether a verb of change without a figure acts on a thing behind it:
// "customers lose power" is no fewer customers.
func (s *sentence) actsOnObject(f *fact) bool {
	t := int(f.trigger)
	series := f.EventType == schema.EarningsResult && f.metricNode >= 0 && int(f.metricNode) < t // else the series is the object
	if !series || f.Value != nil || f.Level != nil || !s.listed("takesobject", t) || t+1 >= s.end {
		return false
	}
	n := &s.nodes[t+1]
	return n.ent < 0 && n.date < 0 && n.qty < 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.stop.or(s.k.prep).or(s.k.adv))
}

// ofPerson reports whether who lost or won the sum is a person: "a trader who lost $2 million".
func (s *sentence) ofPerson(f *fact) bool {
	t := int(f.trigger)
	return t > s.first && s.nodes[t-1].ent < 0 && s.nodes[t-1].hash == whoHash
}

// doublesOther reports whether a series is what makes another grow: "a charge to double its
// losses".
func (s *sentence) doublesOther(f *fact) bool {
	t := int(f.trigger)
	if f.Unit == nil || *f.Unit != schema.UnitTimes || f.Metric == nil || t+1 >= s.end || !s.aimed(t) {
		return false
	}
	n := &s.nodes[t+1]
	return n.ent < 0 && n.cls.has(s.k.det.or(s.k.anaphor)) && int(f.metricNode) < t
}

// tradedIn reports whether the place at node i is where markets wait for a figure and none
// that the figure is of: "steady in Europe ahead of the data".
func (s *sentence) tradedIn(i int) bool {
	return i > s.first && i+1 < s.end && s.nodes[i-1].hash == inHash && s.nodes[i+1].ent < 0 && s.listed("aheadof", i+1)
}
