package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// assigned is the value that a rule's "set" gives: the word itself, or what a name
// with a dollar sign stands for. Without one the field is left alone.
func (s *sentence) assigned(f *fact, v string, m *matcher) (string, bool) {
	verb := m.caps['V'-'A']
	switch v {
	case "$verb":
		v = s.verbDirection(int(f.trigger))
	case "$cross": // a threshold that is passed is one above, unless the verb says otherwise
		if v = s.verbDirection(int(f.trigger)); v == "" && s.crosses(int(f.trigger)) {
			v = schema.Up
		}
	case "$inverse":
		switch s.sign(int(verb.first)) {
		case schema.Up:
			v = schema.Down
		case schema.Down:
			v = schema.Up
		case schema.Flat:
			v = schema.Flat
		default:
			v = ""
		}
	case "$run": // the noun that the periods are of, else the verb
		if verb.end > verb.first && s.sign(int(verb.first)) != "" {
			return s.sign(int(verb.first)), true
		}
		v = s.verbDirection(int(f.trigger))
	case "$deed":
		if verb.end <= verb.first {
			return "", false
		}
		if v = s.deedSign(int(verb.first)); v == "" || s.forCustomer(int(verb.first)) {
			v = ""
			f.Direction = nil // "developing" is no outlook here
		}
		if v == schema.Up && int(f.trigger) < int(verb.first) && s.deedSign(int(f.trigger)) == schema.Down {
			v = schema.Down // "delayed the restart of"
		}
	case "$perf":
		return s.performance(m), true
	case "$sup":
		return s.superlative(m), true
	default:
		if len(v) != 2 || v[0] != '$' {
			return v, true
		}
		v = s.captured(m, v[1])
	}
	return v, v != ""
}

// metricOf is the series that a rule names by value: a share of output, the payload of
// the word captured as M in the class that the event is told with, else v as it is.
func (s *sentence) metricOf(f *fact, value, v string, m *matcher) string {
	n := int(m.caps['M'-'A'].first)
	switch value {
	case "$series":
		return s.shareOfOutput(n)
	case "$M": // a word may have payloads of other classes too
		switch {
		case f.EventType != schema.PublicHealth:
		case s.listed("deathcount", n):
			return "deaths"
		case s.listed("casecount", n):
			return "cases"
		}
		if p := s.payload(n, s.k.macroClass); p != "" && f.EventType == schema.MacroIndicator {
			return p
		}
		if p := s.payload(n, s.k.metricClass); p != "" {
			return p
		}
		if p := s.payload(n, s.lex.classes["tablehead"]); p != "" {
			return p
		}
		if (f.EventType == schema.EarningsResult || f.EventType == schema.Guidance) && s.nodes[n].form != 0 {
			return s.yields(n)
		}
	}
	return v
}

// setMultiple reads "doubled" as 2 times and "halved" as 50 percent.
func (s *sentence) setMultiple(f *fact, payload string) {
	v, err := strconv.ParseFloat(payload, 64)
	if err != nil {
		return
	}
	unit, dir := schema.UnitTimes, schema.Up
	if v < 1 {
		v, unit, dir = decimal((1-v)*100), schema.UnitPct, schema.Down
	}
	f.Value, f.Unit, f.Direction = &v, &unit, &dir
	if b, _ := s.boundBefore(int(f.trigger)); b != "" {
		f.Bound = b
	}
}

// setWindow gives an extreme its scope: the date expression or the word
// (record) at node i.
func (s *sentence) setWindow(f *fact, i int) {
	f.window = int32(i + 1)
	if s.nodes[i].date >= 0 {
		e := s.dateExpr(i)
		if i > s.first && (s.lastThere(i) && e.Kind != when.KindWindow && e.Kind != when.KindRolling || s.sinceBefore(i)) { // "a level last seen in August", "since the crash in 2008"
			e.Prep = when.Since
		}
		f.Scope = nil
		if v, ok := e.Scope(s.doc.anchor); ok {
			f.Scope = &v
		}
		return
	}
	if q := s.quantityOf(i); q != nil && i+1 < s.end { // "its biggest drop for seven years"
		f.Scope = ptr(strconv.FormatFloat(q.val, 'f', -1, 64) + strings.ToUpper(s.text(i+1, i+1)[:1]))
		return
	}
	if v, ok := vagueWindow(s.text(i, i)); ok { // "its biggest drop in years"
		f.Scope = &v
		return
	}
	if p := s.payload(i, s.lex.classes["periodword"]); p != "" { // "its best week of the year"
		f.Scope = ptr(p)
		return
	}
	f.Scope = ptr("record")
}

// lastThere reports whether the date at node i says when a price was last where it is: "levels
// last seen in 2020", "depths not reached since".
func (s *sentence) lastThere(i int) bool {
	if i-2 < s.first || !s.listed("therebefore", i-1) {
		return false
	}
	n := &s.nodes[i-2]
	return n.ent < 0 && (n.cls.has(s.k.neg) || s.is(i-2, s.k.lastWord))
}

// vagueWindow is the window that a bare plural gives: "the lowest in years".
func vagueWindow(w string) (string, bool) {
	switch w {
	case "years", "decades":
		return when.Vague(when.Year)
	case "months":
		return when.Vague(when.Month)
	case "weeks":
		return when.Vague(when.Week)
	}
	return "", false
}

// sinceBefore reports whether "since" opens the phrase that the date at node i ends.
func (s *sentence) sinceBefore(i int) bool {
	const reach = 9
	for j := i - 1; j >= s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.hash == s.k.since {
			return true
		}
		if n.hash == s.k.commaHash || n.date >= 0 {
			break
		}
	}
	return false
}

// setOrdinal gives a streak its length, in days if its unit is the trading
// day, else as a count of its periods.
func (s *sentence) setOrdinal(f *fact, i int) {
	v, unit := 0.0, schema.UnitCount
	if q := s.quantityOf(i); q != nil {
		v = q.val
		f.qty = int32(i)
	} else if s.nodes[i].date >= 0 { // five-day
		e := s.dateExpr(i)
		v = float64(e.N)
		if e.Grain == when.Day {
			unit = schema.UnitDays
		}
	} else if p := s.payload(i, s.k.ordClass); p != "" {
		v, _ = strconv.ParseFloat(p, 64)
	}
	if v < 2 || v > 100 {
		return
	}
	for j := i + 1; j < s.end && j < i+6; j++ {
		if s.nodes[j].cls.has(s.k.typeBits.of("dayword")) {
			unit = schema.UnitDays
			break
		}
	}
	f.Value, f.Unit = &v, &unit
}

// captured is the payload of a capture in any class, else its text.
func (s *sentence) captured(m *matcher, letter byte) string {
	c := m.caps[letter-'A']
	if c.end <= c.first {
		return ""
	}
	if e := s.nodes[c.first].entry; e >= 0 && len(s.lex.entries[e].vals) > 0 {
		return s.lex.entries[e].vals[0].text
	}
	return strings.ToLower(s.text(int(c.first), int(c.end-1)))
}

// signSources are the sources of a direction that have been read already.
var signSources = [...]string{"$verb", "$sup", "$run", "$perf", "$inverse", "$deed", "$cross"}

// signOf reads a direction: a constant, $verb (the verb of change before the
// match), $V (the sign of capture V), $policy ($V as easing or tightening).
func (s *sentence) signOf(src, v string, m *matcher) string {
	if src[0] != '$' || slices.Contains(signSources[:], src) {
		return v
	}
	letter := src[1]
	if src == "$policy" {
		letter = 'V'
	}
	c := m.caps[letter-'A']
	if c.end <= c.first {
		return ""
	}
	d := s.sign(int(c.first))
	if src != "$policy" {
		if d == "" && s.listed("leastword", int(c.first)) { // "grew 2 percent, the slowest since 2002"
			d = schema.Down
		}
		return d
	}
	switch d {
	case schema.Up:
		return schema.Tightening
	case schema.Down:
		return schema.Easing
	}
	return schema.Flat
}

// superlative is the direction of capture V up to the window W: that of the
// noun of change between them ("its biggest loss ever"), else its own.
func (s *sentence) superlative(m *matcher) string {
	v, w := m.caps['V'-'A'], m.caps['W'-'A']
	if s.nodes[v.first].cls.has(s.k.typeBits.of("lowsup")) {
		return schema.Down // "its weakest growth in 15 years"
	}
	least := s.listed("leastword", int(v.first))
	for i := int(v.end); i < int(w.first); i++ {
		if d := s.sign(i); d == schema.Down || d == schema.Up && !least {
			return d
		}
	}
	if least { // "the slowest growth since 2003"
		return schema.Down
	}
	if d := s.sign(int(v.first)); d != "" {
		return d
	}
	if d := s.verbDirection(int(v.first)); d != "" { // "fell at the fastest pace"
		return d
	}
	return schema.Up
}

// performance is the direction of "the biggest loser", "the worst performer".
func (s *sentence) performance(m *matcher) string {
	for i := m.startAt; i < m.endAt; i++ {
		if s.listed("loserword", i) {
			return schema.Down
		}
	}
	return schema.Up
}
