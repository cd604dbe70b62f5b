package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// outlook is what stands behind a verb or noun of an outlook: which series,
// which way, how much. Fields are nodes, -1 if absent.
type outlook struct {
	metric int32
	sign   int32 // "to rise", "growth of", "lower"
	figure int32
	am     amounts // the figures of a change: "to rise 5 percent to $20 billion"
	end    int
}

// maxOutlook bounds how far the figure of an outlook may stand from its verb, in nodes.
const maxOutlook = 22

var sawHash, seenHash, rangeHash = token.Hash("saw"), token.Hash("seen"), token.Hash("range")

// outlookAt reads the outlook that starts at node i, in whatever order its parts
// stand: "revenue of $5 billion", "to earn $5 a share", "sales to rise 5 percent",
// "a 23 percent drop in profit", "$5 billion in savings", "lower margins".
func (s *sentence) outlookAt(i int) (outlook, bool) {
	o := outlook{metric: -1, sign: -1, figure: -1}
	if i >= s.end || i > s.first && s.nodes[i-1].hash == sawHash || s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.company) && !s.ownDivision(i) {
		return o, false
	}
	for j := i; j < s.end && j-i < maxOutlook; j++ {
		n := &s.nodes[j]
		switch {
		case n.qty >= 0:
			if s.foreseeable(&o, j) {
				o.figure = int32(j)
				return o, s.closeOutlook(&o, i)
			}
		case n.ent >= 0 || n.date >= 0:
		case s.series1(j):
			o.metric = int32(j)
		case n.cls.has(s.k.adj) && !n.cls.has(s.k.verb.or(s.k.sidedAdj).or(s.k.up).or(s.k.down)) && o.sign < 0 && o.metric < 0 && s.payload(j, s.k.dirvalClass) != "": // "weak revenue"
			o.sign = int32(j)
		case n.cls.has(s.k.sidedAdj.or(s.k.up).or(s.k.down)) || n.cls.has(s.k.flat) && o.metric >= 0, n.cls.has(s.k.verb) && s.payload(j, s.k.dirvalClass) != "":
			o.sign = int32(j)
			if am, next := s.amountsAt(j + 1); next > j+1 && !n.cls.has(s.k.upNoun.or(s.k.downNoun)) && !s.yearNumber(int(max(am.value, am.points, am.level, am.from))) {
				o.am, o.end = am, next
				return o, s.closeOutlook(&o, i)
			}
		case o.metric >= 0 && n.hash == s.k.from && s.rangeAfter(j):
		case o.metric >= 0 && s.asideAfter(j) > j:
			j = s.asideAfter(j)
		case o.metric >= 0 && n.hash == s.k.from && s.fromPart(j):
		case o.metric >= 0 && s.deductionAfter(j) > j:
			j = s.deductionAfter(j)
		case o.metric < 0 && o.sign < 0 && s.describesSeries(j):
		case s.leaves(&o, i, j):
			o.end = j
			return o, s.closeOutlook(&o, i)
		}
	}
	return o, s.closeOutlook(&o, i)
}

// series1 reports whether node j is a noun of a company's series, or the verb
// that makes one.
func (s *sentence) series1(j int) bool {
	return s.payload(j, s.k.metricClass) != "" || s.payload(j, s.k.tableheadClass) != "" || s.earns(j)
}

var earnHash, loseHash, beforeHash = token.Hash("earn"), token.Hash("lose"), token.Hash("before") // "earnings before tax"

// earns reports whether node j is the verb of a result: "expects to earn", "to lose".
func (s *sentence) earns(j int) bool {
	return s.nodes[j].hash == earnHash || s.nodes[j].hash == loseHash
}

// yields is the series of the verb at node i that tells a result: "to earn", "to lose".
func (s *sentence) yields(i int) string {
	if s.nodes[i].cls.has(s.k.verb) && s.sign(i) == schema.Down {
		return "net_loss"
	}
	return "net_income"
}

// ownDivision reports whether the company at node i owns what is foreseen:
// "expects Acme's revenue".
func (s *sentence) ownDivision(i int) bool {
	return i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss)
}

// foreseeable reports whether the figure at node j can be one of an outlook: money
// or a share always, a bare count where it counts what the series counts.
func (s *sentence) foreseeable(o *outlook, j int) bool {
	q := s.quantityOf(j)
	switch q.unit {
	case schema.UnitCurrency, schema.UnitPct, schema.UnitPP, schema.UnitBps:
		return true
	case "":
		if s.yearNumber(j) || o.metric >= 0 && s.nodes[o.metric].hash == loseHash { // "to lose 1,200 jobs"
			return false
		}
		if o.metric < 0 {
			return q.val >= 1000 && s.seriesBehind(j)
		}
		return q.val >= 100 && !core(s.payload(int(o.metric), s.k.metricClass)) || s.nodes[o.metric].hash != earnHash && perShareHead(s.payload(int(o.metric), s.k.tableheadClass))
	case unitFraction:
		return o.metric >= 0
	}
	return false
}

// seriesBehind reports whether the figure at node j counts a series: "2.5 million
// subscribers".
func (s *sentence) seriesBehind(j int) bool {
	for k := j + 1; k < s.end && k <= j+3; k++ {
		if n := &s.nodes[k]; n.cls.has(s.k.nounBarrier.or(s.k.verb)) {
			return false
		}
		if m := s.payload(k, s.k.metricClass); m != "" {
			return !core(m)
		}
	}
	return false
}

func perShareHead(metric string) bool { return metric == "eps" || metric == "loss_per_share" }

// leaves reports whether node j ends the outlook that began at i: a mark, another
// clause, what it is compared with, who else foresees.
func (s *sentence) leaves(o *outlook, i, j int) bool {
	n := &s.nodes[j]
	switch {
	case n.hash == s.k.commaHash:
		return !s.bracketed(j)
	case n.hash == s.k.openParen || n.hash == s.k.closeParen || n.cls.has(s.k.quote):
		return false
	case n.cls.has(s.k.stop):
		return s.d.Tokens[n.first].Kind != token.Dash
	case n.hash == s.k.from && j > i && s.listed("rangeword", j-1): // "to range from $2 to $3"
		return false
	case n.cls.has(s.k.prep) && s.listed("causeprep", j):
		return true
	case n.cls.has(s.k.typeBits.of("beforeprep").or(s.k.compared)), n.cls.has(s.k.typeBits.of("foreteller")) && !n.cls.has(s.k.typeBits.of("outlooknoun")):
		return true
	case s.is(j, s.k.and) && o.metric >= 0 && j+1 < s.end && s.nodes[j+1].cls.has(s.k.verb) && s.nodes[j+1].form&formIng == 0:
		return true // "expects lower profit and set a $1 billion buyback"
	case n.cls.has(s.k.rel.or(s.k.sub)):
		return (n.hash != thatHash || j > i) && (n.hash != beforeHash || o.metric < 0)
	case n.cls.has(s.k.verb):
		return n.form&(formBase|formIng) == 0 && !s.nodes[j-1].cls.has(s.k.be)
	}
	return false
}

// bracketed reports whether the comma at node j opens an insertion that another
// one closes: ", excluding items,".
func (s *sentence) bracketed(j int) bool {
	for k := j + 1; k < s.end && k <= j+7; k++ {
		if s.nodes[k].hash == s.k.commaHash {
			return s.nodes[j+1].cls.has(s.k.prep.or(s.k.date)) || s.nodes[j+1].hash == s.k.or
		}
		if s.nodes[k].qty >= 0 {
			return false
		}
	}
	for k := j - 1; k >= s.first && k >= j-7; k-- { // the one that closes it
		if s.nodes[k].hash == s.k.commaHash {
			return s.nodes[k+1].cls.has(s.k.prep.or(s.k.date)) || s.nodes[k+1].hash == s.k.or
		}
	}
	return false
}

// closeOutlook reads what may stand behind the figure and reports whether the
// parts make an outlook: a figure with a series, or a series with a direction.
func (s *sentence) closeOutlook(o *outlook, i int) bool {
	if o.figure < 0 && o.am.end == 0 {
		if o.metric >= 0 && o.sign >= 0 && !s.earns(int(o.metric)) {
			o.end = int(max(o.metric, o.sign)) + 1
			return true
		}
		return false
	}
	if o.figure >= 0 {
		o.end = int(o.figure) + 1
	}
	s.behindFigure(o)
	if o.metric >= 0 {
		return true
	}
	if q := s.quantityOf(int(o.figure)); q == nil || q.unit != schema.UnitCurrency {
		return false
	}
	if int(o.figure) == i {
		if o.metric = s.seriesTold(i); o.metric >= 0 {
			return true
		}
	}
	for j := i; j < o.end && j < s.end; j++ {
		if s.listed("outlaynoun", j) || s.listed("outlayverb", j) {
			return true
		}
	}
	return false
}

// seriesTold is the node of the series of the sum that the sentence tells before node i, -1
// if there is none: "had sales of $32 billion but forecasts $33 billion".
func (s *sentence) seriesTold(i int) int32 {
	const reach, gap = 16, 4
	for j := i - 1; j > s.first && i-j < reach; j-- {
		if q := s.quantityOf(j); q == nil || q.unit != schema.UnitCurrency {
			continue
		}
		for k := j - 1; k >= s.first && j-k <= gap; k-- {
			if s.series1(k) {
				return int32(k)
			}
		}
		break
	}
	return -1
}

// behindFigure takes the unit, the upper end, the change and the series that
// stand behind the figure: "a share", "to $6", "drop in quarterly profit", "in savings".
func (s *sentence) behindFigure(o *outlook) {
	linked := false
	for j := o.end; j < s.end && j < o.end+6; j++ {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.perUnit), n.qty >= 0 && s.is(j-1, s.k.to1):
			o.end = j + 1
		case n.ent >= 0 || n.date >= 0 || n.cls.has(s.k.adj.or(s.k.det)) || s.is(j, s.k.to1):
		case n.hash == s.k.of || s.text(j, j) == "in":
			linked = true
		case o.metric < 0 && s.series1(j):
			o.metric, o.end = int32(j), j+1
			return
		case o.sign < 0 && !linked && n.cls.has(s.k.upNoun.or(s.k.downNoun)):
			o.sign, o.end = int32(j), j+1
		case s.listed("outlaynoun", j):
			o.end = j + 1
			return
		case n.cls.has(s.k.nounBarrier.or(s.k.verb)):
			return
		}
	}
}

// outlookOf runs outlookAt for a pattern and hands what it found to the captures.
func (m *matcher) outlookOf(i int) (next int, ok bool) {
	o, ok := m.s.outlookAt(i)
	if !ok {
		return 0, false
	}
	m.touched = true
	set := func(letter byte, node int32) {
		if node >= 0 {
			m.caps[letter-'A'] = capture{node, node + 1}
		}
	}
	set('M', o.metric)
	set('D', o.sign)
	set('A', o.figure)
	if o.am.end > 0 {
		m.am = o.am
	}
	return o.end, true
}

// isSeeing reports whether the outlook at node i is told as under way: "is seeing
// strong growth".
func (s *sentence) isSeeing(i int) bool {
	for j := i; j >= s.first && i-j < 12; j-- {
		if s.nodes[j].cls.has(s.k.typeBits.of("outlookverb")) {
			return strings.EqualFold(s.text(j, j), "seeing")
		}
	}
	return false
}
