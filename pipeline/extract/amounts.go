package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// amounts are the figures that follow a verb or noun of change, whatever
// their order: "rose 12.3 points, or 0.5 percent, to 2,400.10 in New York".
// Fields are nodes, -1 if absent.
type amounts struct {
	value  int32 // the change in percent, points of a percentage, basis points
	points int32 // the change in points or, for prices, money
	level  int32 // after "to" or "at"
	from   int32 // after "from"
	more   [maxSubjects]int32
	nmore  int // further values: "3 percent and 4 percent, respectively"
	levels [maxSubjects]int32
	nlevel int  // further levels: "to $2.50 and $3.10"
	each   bool // each, apiece
	resp   bool // respectively
	per    bool // the level is per share, per barrel
	first  int32
	end    int32
}

// leastCount is the least number that counts things after "to" and "by", whatever
// they are: "fell to 24 million head", not "rose by 10 votes".
const leastCount = 1000

// maxArguments bounds how far a figure may stand from its verb, in nodes.
const maxArguments = 26

// amountsAt reads the figures from node i on; next == i if there is none.
func (s *sentence) amountsAt(i int) (amounts, int) {
	a := amounts{value: -1, points: -1, level: -1, from: -1, first: int32(i)}
	last := i
	prep := uint64(0) // the preposition before the node
	for j := i; j < s.end && j-i < maxArguments; j++ {
		n := &s.nodes[j]
		switch {
		case n.qty >= 0:
			if !s.takeFigure(&a, j, prep) {
				return s.closeAmounts(a, i, last)
			}
			last, prep = j+1, 0
		case n.cls.has(s.k.against) && s.currencyAfter(j) > j: // "0.4 percent against the yen at 111.40"
			j, prep = s.currencyAfter(j), 0
		case last > i && s.superlativeAside(j) > j:
			j, prep = s.superlativeAside(j), 0
		case s.turnsElsewhere(&a, j, last > i, prep):
			return s.closeAmounts(a, i, last)
		case s.basisAside(j) > j:
			j = s.basisAside(j)
		case prep == s.k.from && s.closeOf(j) > j: // "from the previous close of $66.50"
			j = s.closeOf(j)
		case n.cls.has(s.k.prep) && n.date < 0 && n.ent < 0:
			prep = s.figurePrep(j)
		case prep == s.k.to1 && n.qty < 0 && s.recordOf(j) > j: // "to a record low of 7.24"
			j = s.recordOf(j)
		case prep == s.k.to1 && s.endingAt(j) >= 0: // "to end the day at 2,400", "to hit 2,400"
			j, prep = s.endingAt(j), s.k.at
		case n.cls.has(s.k.each.or(s.k.resp)):
			a.each, a.resp = a.each || n.cls.has(s.k.each), a.resp || n.cls.has(s.k.resp)
			last = j + 1
		case n.cls.has(s.k.perUnit):
			if last == j {
				last = j + 1
			}
			a.per = true
		case n.ent < 0 && n.date < 0 && n.qty < 0 && !n.cls.has(s.k.verb) && s.payload(j, s.k.sessionClass) != "":
		case n.ent < 0 && n.qty < 0 && n.date < 0 && s.expectedAt(j) > j:
			j = s.expectedAt(j)
		case j > i && s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.det) && s.k.amountPrep(prep) && s.describedAt(j) >= 0:
			j = s.describedAt(j)
		case n.ent < 0 && j > i && s.figureFollows(j) && strings.Contains(s.text(j, j), "-than-"): // "a greater-than-expected 0.8 percent"
		case s.argumentAside(j), j > i && s.adjectiveOfFigure(j):
			if n.date < 0 && n.ent < 0 && n.cls.has(s.k.det) && prep == 0 && a.value >= 0 {
				return s.closeAmounts(a, i, last)
			}
		case (a.value >= 0 || a.points >= 0) && a.level < 0 && s.recordAside(j) > j:
			j = s.recordAside(j)
		case n.hash == s.k.commaHash || n.hash == s.k.or || n.hash == s.k.openParen || n.hash == s.k.closeParen || n.hash == s.k.and && s.figureFollows(j):
			if k := s.restated(&a, j); n.hash == s.k.commaHash && k > 0 && !s.comparison(j+1) {
				a.value = int32(k)
				return s.closeAmounts(a, i, k+2)
			}
			if n.hash == s.k.and && s.levelFollows(&a, j) {
				prep = s.k.to1
			} else if !s.joinsFigures(&a, j) {
				return s.closeAmounts(a, i, last)
			}
		default:
			return s.closeAmounts(a, i, last)
		}
	}
	return s.closeAmounts(a, i, last)
}

// amountPrep reports whether a preposition, 0 if there is none, can stand before an amount of
// a change.
func (k *keys) amountPrep(prep uint64) bool {
	return prep == 0 || prep == k.by || prep == k.to1 || prep == k.at || prep == k.from
}

// figurePrep is the preposition at node j as one of figures: "below the 100 mark" is to it.
func (s *sentence) figurePrep(j int) uint64 {
	if s.listed("crossingprep", j) && j+1 < s.end && s.nodes[j+1].hash == theHash {
		return s.k.to1
	}
	return s.nodes[j].hash
}

// turnsElsewhere reports whether node j begins what is no figure of the change: what it is
// compared with once there is one (found), where a level came from, an object.
func (s *sentence) turnsElsewhere(a *amounts, j int, found bool, prep uint64) bool {
	n := &s.nodes[j]
	switch {
	case n.ent >= 0 || n.date >= 0:
		return false
	case a.level >= 0 && a.value < 0 && n.cls.has(s.k.typeBits.of("beforeprep")) && strings.HasSuffix(s.text(j, j), " from"):
		return true // "to 3.7 percent, up from 2.8 percent"
	case found && n.cls.has(s.k.compared):
		return true // "rose to 1.2 percent, compared with 1.1 percent"
	case n.cls.has(s.k.prep) && s.listed("amountcause", j):
		return true // "fell because of a $300 million charge"
	}
	return prep == 0 && n.cls.has(s.k.pronoun) && !n.cls.has(s.k.each) // "doubled its 2007 profit"
}

// argumentAside reports whether node j, of a verb of change, is neither figure nor its
// preposition: a day, a place, an adverb.
func (s *sentence) argumentAside(j int) bool {
	n := &s.nodes[j]
	return n.date >= 0 || n.ent >= 0 && n.cls.has(s.k.place) || n.cls.has(s.k.argSkip.or(s.k.adv).or(s.k.det)) && !n.cls.has(s.k.sub)
}

// adjectiveOfFigure reports whether node j only describes the figure behind it: "by a
// sharp 0.6 percent".
func (s *sentence) adjectiveOfFigure(j int) bool {
	n := &s.nodes[j]
	if n.ent >= 0 || !s.nodes[j-1].cls.has(s.k.det.or(s.k.adv)) || !s.figureFollows(j) {
		return false
	}
	return n.cls.has(s.k.adj) || n.entry < 0 && n.cls.has(s.k.word) && (!n.cls.has(s.k.verb) || n.form&formIng != 0)
}

// joinsFigures reports whether the comma, bracket or "and" at node j leads on to more
// figures of the same change.
func (s *sentence) joinsFigures(a *amounts, j int) bool {
	switch s.nodes[j].hash {
	case s.k.commaHash:
		return !s.comparison(j+1) && s.moreFigures(j)
	case s.k.and:
		return s.sameUnitFollows(a, j)
	}
	return true
}

// closeOf reads "the previous close of" before a figure and returns the node
// "of"; j if there is none.
func (s *sentence) closeOf(j int) int {
	for k := j; k < s.end && k < j+5; k++ {
		n := &s.nodes[k]
		switch {
		case n.ent < 0 && s.listed("closenoun", k):
			if k+2 < s.end && (s.is(k+1, s.k.of) || s.is(k+1, s.k.at)) && s.nodes[k+2].qty >= 0 {
				return k + 1
			}
			return j
		case n.date >= 0, n.cls.has(s.k.poss), n.ent < 0 && n.cls.has(s.k.det.or(s.k.adj).or(s.k.adv)), s.listed("lastday", k):
		default:
			return j
		}
	}
	return j
}

// levelFollows reports whether a second level stands behind the "and" at node j:
// "by 2 percent and 3 percent to $2.50 and $3.10".
func (s *sentence) levelFollows(a *amounts, j int) bool {
	return (a.nmore > 0 || s.respectivelyBehind(j+2)) && a.level == int32(j-1) && s.figureFollows(j) && s.qtys[s.nodes[j+1].qty].unit == s.qtys[s.nodes[j-1].qty].unit
}

// respectivelyBehind reports whether "respectively" stands at node j or behind a comma there.
func (s *sentence) respectivelyBehind(j int) bool {
	if j < s.end && s.nodes[j].hash == s.k.commaHash {
		j++
	}
	return j < s.end && s.nodes[j].cls.has(s.k.resp)
}

// counterReach is how far a currency may stand behind "against": "against both the euro".
const counterReach = 3

// currencyAfter is the node of the currency that "against" at node j names; j
// if there is none.
func (s *sentence) currencyAfter(j int) int {
	for k := j + 1; k < s.end && k <= j+counterReach; k++ {
		n := &s.nodes[k]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("fxlike")) {
			return k
		}
		if !n.cls.has(s.k.det) {
			break
		}
	}
	return j
}

// endingAt reads "end the session at" or "hit" before a figure and returns the
// last node of it; -1 if there is none.
func (s *sentence) endingAt(j int) int {
	const reach = 5
	n := &s.nodes[j]
	if n.ent < 0 && n.cls.has(s.k.typeBits.of("levelverb")) && j+1 < s.end && s.nodes[j+1].qty >= 0 {
		return j
	}
	if n.ent >= 0 || !n.cls.has(s.k.tradeVerb) {
		return -1
	}
	for k := j + 1; k+1 < s.end && k < j+reach; k++ {
		n := &s.nodes[k]
		if n.hash == s.k.at && s.nodes[k+1].qty >= 0 {
			return k
		}
		if n.date < 0 && (n.ent >= 0 || !n.cls.has(s.k.det.or(s.k.adv).or(s.k.argSkip).or(s.k.typeBits.of("dayword")).or(s.k.typeBits.of("periodword")))) {
			break
		}
	}
	return -1
}

// restated finds the percentage that a change in money or points is said
// again in: "gained 56 cents, a 1 percent rise"; -1 if there is none.
func (s *sentence) restated(a *amounts, j int) int {
	if a.value >= 0 || a.points < 0 || j+1 >= s.end || !s.nodes[j+1].cls.has(s.k.det) {
		return -1
	}
	for k := j + 2; k+1 < s.end && k < j+4; k++ {
		n := &s.nodes[k]
		switch {
		case n.qty >= 0:
			if s.qtys[n.qty].unit == schema.UnitPct && s.nodes[k+1].cls.has(s.k.upNoun.or(s.k.downNoun)) {
				return k
			}
			return -1
		case n.ent >= 0 || !n.cls.has(s.k.adj):
			return -1
		}
	}
	return -1
}

func (s *sentence) closeAmounts(a amounts, i, last int) (amounts, int) {
	if a.value < 0 && a.points < 0 && a.level < 0 && a.from < 0 {
		return a, i
	}
	a.end = int32(last)
	return a, last
}

// takeFigure puts the quantity at node j where it belongs; false if it is of
// no use to this predicate.
func (s *sentence) takeFigure(a *amounts, j int, prep uint64) bool {
	q := &s.qtys[s.nodes[j].qty]
	if s.attributesNoun(j) && !(q.unit == "" && q.val >= leastCount && (prep == s.k.to1 || prep == s.k.by) && !s.nodes[j+1].cls.has(s.k.metric.or(s.k.security).or(s.k.upNoun).or(s.k.downNoun))) {
		return false
	}
	if prep == onHash && q.unit == schema.UnitPct {
		return false // "rose to 35 cents from 34 cents, on 9 percent sales growth"
	}
	if q.unit == unitFraction && prep == s.k.forWord || q.unit == "" && strings.EqualFold(s.text(j, j), "one") {
		return false // "fell for a third day", "has added another one"
	}
	to := prep == s.k.to1 || prep == s.k.at
	switch {
	case prep == s.k.from:
		if a.from >= 0 {
			return false
		}
		a.from = int32(j)
	case to || q.level && q.unit != schema.UnitPct:
		if a.level >= 0 {
			if a.nlevel == len(a.levels) || s.nodes[j-1].hash != s.k.and {
				return false
			}
			a.levels[a.nlevel] = int32(j)
			a.nlevel++
			return true
		}
		a.level = int32(j)
	case q.unit == schema.UnitPct || q.unit == schema.UnitTimes || q.unit == schema.UnitPP || q.unit == schema.UnitBps || q.unit == unitFraction:
		if a.value >= 0 {
			if a.nmore == len(a.more) {
				return false
			}
			a.more[a.nmore] = int32(j)
			a.nmore++
			return true
		}
		a.value = int32(j)
	case prep != 0 && prep != s.k.by && q.unit != schema.UnitPoints:
		return false
	case a.points < 0 && a.level < 0:
		a.points = int32(j)
	case a.points >= 0 && a.value < 0 && a.nmore == 0 && s.qtys[s.nodes[a.points].qty].unit == q.unit && a.nmore < len(a.more):
		a.more[a.nmore] = int32(j)
		a.nmore++
	default:
		return false
	}
	return true
}

// attributesNoun reports whether the figure at j belongs to a noun that
// follows it ("rose on 5 percent sales growth"), not to the verb.
func (s *sentence) attributesNoun(j int) bool {
	if j+1 >= s.end {
		return false
	}
	n := &s.nodes[j+1]
	if s.listed("levelnoun", j+1) {
		return false
	}
	q := &s.qtys[s.nodes[j].qty]
	if q.unit == "" && s.text(j+1, j+1) == "hours" && (q.bounded || j > s.first && s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.adj.or(s.k.det))) {
		return true // "over the past 24 hours"
	}
	if q.unit == "" && n.cls.has(s.k.word) && n.ent < 0 && s.payload(j+1, s.k.sessionClass) == "" && n.date < 0 && !n.cls.has(s.k.prep.or(s.k.conj).or(s.k.sub).or(s.k.adv).or(s.k.perUnit).or(s.k.argSkip).or(s.k.resp).or(s.k.rel).or(s.k.verb)) {
		return true
	}
	return n.ent < 0 && n.date < 0 && !n.cls.has(s.k.argSkip) && n.cls.has(s.k.metric.or(s.k.security).or(s.k.upNoun).or(s.k.downNoun)) && !n.cls.has(s.k.verb)
}

func (s *sentence) figureFollows(j int) bool {
	return j+1 < s.end && s.nodes[j+1].qty >= 0
}

// sameUnitFollows: "3 percent and 4 percent" goes on, "3 percent and 40 people" does not.
func (s *sentence) sameUnitFollows(a *amounts, j int) bool {
	if !s.figureFollows(j) {
		return false
	}
	u := s.qtys[s.nodes[j+1].qty].unit
	v := a.value
	if v < 0 {
		v = a.points
	}
	return v >= 0 && s.qtys[s.nodes[v].qty].unit == u
}

// moreFigures reports whether a figure stands within a few nodes of the comma
// at j without a new clause between: ", or 0.5 percent, to 2,400".
func (s *sentence) moreFigures(j int) bool {
	for k := j + 1; k < s.end && k < j+6; k++ {
		n := &s.nodes[k]
		switch {
		case n.qty >= 0 || n.cls.has(s.k.resp.or(s.k.each)):
			return n.qty < 0 || !s.attributesNoun(k)
		case s.endingAt(k) >= 0:
			k = s.endingAt(k)
		case n.hash == s.k.or, n.date >= 0, n.cls.has(s.k.prep), n.cls.has(s.k.adv), n.cls.has(s.k.argSkip), n.cls.has(s.k.det) && n.ent < 0 && k+1 < s.end && s.nodes[k+1].cls.has(s.k.argSkip):
		default:
			return false
		}
	}
	return false
}
