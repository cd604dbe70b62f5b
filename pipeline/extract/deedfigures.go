package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Figures beside a deed: "will build a mill that will make 20,000 tonnes a year", "closed 17
// shops and 21 kiosks". A pattern reads the one that stands with its verb; the others of the
// sentence count as well what the company makes, runs and serves, if it is the only one named.

var firstHash = token.Hash("first")

// deedCount is a figure that no fact holds, and what it counts.
type deedCount struct {
	figure, end int // its node; the node behind the phrase that it opens
	head        int // the noun that it counts
}

// deedFigures appends what the figures left over in the sentence count, for the company whose
// deed it tells.
func (s *sentence) deedFigures(facts []fact) []fact {
	k := s.soleDeed(facts)
	if k < 0 {
		return facts
	}
	told := len(facts)
	for i := s.first; i < s.end; i++ {
		c, ok := s.deedCountAt(i)
		if !ok || s.countTold(i, facts[:told]) || !s.countOfDeed(&c, &facts[k]) {
			continue
		}
		if j := s.bareDeed(&c, facts[:told]); j >= 0 {
			s.setValue(&facts[j], c.figure)
		} else {
			facts = append(facts, s.deedFigure(&c, &facts[k], facts[:told]))
		}
		i = c.end - 1
	}
	return facts
}

// soleDeed is the first fact of the sentence that tells what a company does, -1 if there is
// none or if the sentence names another company or a whole branch.
func (s *sentence) soleDeed(facts []fact) int {
	found := -1
	for k := range facts {
		f := &facts[k]
		if f.sent != s.index || f.drop || f.EventType != schema.Operations {
			continue
		}
		if f.sub.kind != schema.KindCompany || found >= 0 && f.sub.displayName() != facts[found].sub.displayName() {
			return -1
		}
		if found < 0 {
			found = k
		}
	}
	if found < 0 || s.namesRival(facts[found].sub.displayName()) {
		return -1
	}
	return found
}

// namesRival reports whether the sentence names a company or branch that is not the one named.
func (s *sentence) namesRival(name string) bool {
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 || !n.cls.has(s.k.company.or(s.k.kindBits.of("sector"))) || s.demonym(i) {
			continue
		}
		if x := s.named(i); x.displayName() != name && !s.makesModel(i) {
			return true
		}
	}
	return false
}

// makesModel reports whether the name at node i only tells whose model is counted: "40 Airbus
// A380s", "12 Boeing jets".
func (s *sentence) makesModel(i int) bool {
	return i > s.first && s.nodes[i-1].qty >= 0 && i+1 < s.end && (s.nodes[i+1].cls.has(s.k.word) || s.nodes[i+1].qty >= 0)
}

// deedCountAt reads the figure at node i and what it counts or what it is the price of; ok is
// false if that is nothing that companies make, run, serve or order.
func (s *sentence) deedCountAt(i int) (c deedCount, ok bool) {
	q := s.quantityOf(i)
	if q == nil || i > s.first && (s.is(i-1, firstHash) || s.ofOwn(i)) {
		return c, false
	}
	o := deedObject{head: -1, figure: -1}
	c.figure, c.end = i, s.readObject(i, &o)
	if c.head = o.head; o.head <= i || !s.headBefore(c.end) {
		return c, false
	}
	if q.unit == schema.UnitCurrency {
		return c, s.pricedThing(o.head)
	}
	return c, o.figure == i && q.val >= fewest && (q.unit == "" || q.unit == schema.UnitCount) && !s.yearNumber(i) && (s.countedThing(o.head) || s.staffOf(&c))
}

// ofOwn reports whether the figure at node i is the whole of which a part is told: "2,000 of its
// 5,200 shops".
func (s *sentence) ofOwn(i int) bool {
	return i-3 >= s.first && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.det) && s.is(i-2, s.k.of) && s.nodes[i-3].qty >= 0
}

// fewest is the least number that counts as one: of "two plants" the act is told, not the count.
const fewest = 3

// countedThing reports whether node h is a noun whose number is told of companies.
func (s *sentence) countedThing(h int) bool {
	n := &s.nodes[h]
	if n.qty >= 0 {
		return s.models(h)
	}
	w := s.text(h, h)
	if n.ent >= 0 || n.cls.has(s.k.cap) && plural(w) && strings.ContainsAny(w, "0123456789") { // "12 A350s"
		return n.ent < 0
	}
	return s.listed("craft", h) || s.listed("countedthing", h) || n.cls.has(s.k.typeBits.of("plantnoun").or(s.k.typeBits.of("productnoun"))) && plural(w)
}

// pricedThing reports whether node h is a noun of what companies build or order, whose price
// stands before it: "a $2 billion mill".
func (s *sentence) pricedThing(h int) bool {
	n := &s.nodes[h]
	return n.ent < 0 && (n.cls.has(s.k.typeBits.of("plantnoun")) && !plural(s.text(h, h)) || s.listed("pricedthing", h))
}

// staffOf reports whether the figure counts those who get work: "will employ 300 people".
func (s *sentence) staffOf(c *deedCount) bool {
	v := s.deedVerbBefore(c.figure)
	return v >= s.first && s.begins("givejobs", v) && (s.nodes[c.head].cls.has(s.k.typeBits.of("jobnoun")) || s.listed("peoplenoun", c.head))
}

// countTold reports whether a fact of the sentence has the figure at node i: as its value, its
// level or the end of its range.
func (s *sentence) countTold(i int, facts []fact) bool {
	v := s.quantityOf(i).val
	for k := range facts {
		f := &facts[k]
		if f.sent != s.index || f.drop {
			continue
		}
		if int(f.qty) == i || f.Value != nil && *f.Value == v || f.Level != nil && *f.Level == v || f.ValueHigh != nil && *f.ValueHigh == v {
			return true
		}
	}
	return false
}

// countOfDeed reports whether the figure is told of the company of f: of its deed, of what its
// deed is done to, or of another one.
func (s *sentence) countOfDeed(c *deedCount, f *fact) bool {
	v := s.deedVerbBefore(c.figure)
	if v < s.first || v == int(f.trigger) || c.figure < int(f.trigger) && v < int(f.first) {
		return v >= s.first
	}
	if g := s.groupStart(v, s.first) - 1; g > s.first && s.nodes[g].ent < 0 && s.nodes[g].cls.has(s.k.rel) && s.isRun(s.thingBefore(g-1)) {
		return true // "a mill that will make"
	}
	var np nounPhrase
	return s.makerOf(v, &np) && np.n == 1 && np.subs[0].displayName() == f.sub.displayName()
}

// deedVerbBefore is the nearest verb before node i, before the sentence if there is none.
func (s *sentence) deedVerbBefore(i int) int {
	for i--; i >= s.first; i-- {
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.verb.or(s.k.have)) && !n.cls.has(s.k.prep) {
			return i
		}
	}
	return i
}

// bareDeed is the fact without a figure whose object the figure stands in: "set up a $1 billion
// mill"; -1 if there is none.
func (s *sentence) bareDeed(c *deedCount, told []fact) int {
	for k := range told {
		f := &told[k]
		if f.sent == s.index && !f.drop && f.EventType == schema.Operations && f.Value == nil && f.Level == nil && int(f.trigger) < c.figure && c.figure <= int(f.last) && s.deedVerbBefore(c.figure) == int(f.trigger) {
			return k
		}
	}
	return -1
}

// deedFigure is the fact that the count c is, beside f. Its evidence leaves out the verb of another
// fact, which it would stand for.
func (s *sentence) deedFigure(c *deedCount, f *fact, told []fact) fact {
	d := fact{rule: &s.k.deedRule, trigger: int32(c.figure), qty: -1, date: -1, sent: s.index, first: int32(c.figure), last: int32(c.head), sub: f.sub}
	d.EventType, d.Bound, d.Modality, d.Polarity = schema.Operations, schema.BoundEq, schema.Actual, "pos"
	if v := s.deedVerbBefore(c.figure); v >= s.first && !triggers(told, v) {
		d.trigger, d.first = int32(v), int32(v)
	}
	if s.staffOf(c) {
		d.rule, d.EventType = &s.k.staffRule, schema.Labour
		if d.Direction = ptr(schema.Up); s.begins("employs", s.deedVerbBefore(c.figure)) {
			d.Direction, d.Metric = nil, ptr("headcount")
		}
	}
	s.setValue(&d, c.figure)
	return d
}

// triggers reports whether one of the facts is told by the word at node v.
func triggers(told []fact, v int) bool {
	for k := range told {
		if int(told[k].trigger) == v && !told[k].drop {
			return true
		}
	}
	return false
}
