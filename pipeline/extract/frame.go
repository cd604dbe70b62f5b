package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// setFrame remembers the period of a move for those that follow it.
func (s *sentence) setFrame(f *fact, at int, doc *document) {
	if f.EventType != schema.PriceMove || at > s.openingNode()+1 && s.bareNoun(f) {
		return
	}
	doc.frame = frame{base: *f.BasePeriod, sentence: s.index, opens: at <= s.openingNode()+1, market: broad(&f.sub)}
}

// bareNoun reports whether a move is told by a noun without a figure, in passing: "fell 4
// percent, erasing its gains for 2018".
func (s *sentence) bareNoun(f *fact) bool {
	return f.Value == nil && f.Level == nil && !s.nodes[f.trigger].cls.has(s.k.verb)
}

// broad reports whether a subject is an index or a market as a whole.
func broad(x *subject) bool { return x.kind == schema.KindIndex || x.kind == schema.KindMarket }

// openingNode is the first node of the sentence behind a heading that runs into
// it: "MARKETS IN TURMOIL For the week, ...".
func (s *sentence) openingNode() int {
	i := s.first
	for i < s.end && s.nodes[i].date < 0 && s.nodes[i].qty < 0 {
		w := s.text(i, i)
		if len(w) < 2 || 'a' <= w[1] && w[1] <= 'z' || w != strings.ToUpper(w) || w == strings.ToLower(w) {
			break // most look no further than their second letter
		}
		i++
	}
	if i == s.end || i == s.first+1 { // one word in capitals is a name
		return s.first
	}
	return i
}

// openFrame reads the period that a sentence opens with before it names any
// move: "For the holiday-shortened week, the Dow ...", "But for the week,
// stocks fell. The Dow ...", "October, though, was a different story."
func (s *sentence) openFrame(doc *document) {
	i := s.openingNode()
	if i < s.end && s.nodes[i].cls.has(s.k.conj) {
		i++
	}
	const reach = 7
	base := ""
	switch {
	case i >= s.end:
	case s.nodes[i].date >= 0:
		base = s.periodAt(i)
	case s.nodes[i].hash == s.k.forWord:
		for j := i + 1; j+1 < s.end && j < i+reach && base == ""; j++ {
			if v := s.payload(j, s.lex.classes["periodword"]); v != "" && s.is(j+1, s.k.commaHash) {
				base = v
			}
		}
	}
	for j := i + 2; j+2 < s.end && j < i+reach && base == "" && strings.EqualFold(s.text(i, i), "it"); j++ { // "It was a painful week, with the Dow falling ..."
		if v := s.payload(j, s.lex.classes["periodword"]); v != "" && s.is(j+1, s.k.commaHash) {
			base = v
		}
	}
	if base == "" && s.ofMarkets() { // "European shares had a third weak quarter in June."
		for j := s.end - 1; j >= s.first && base == ""; j-- {
			if s.nodes[j].date >= 0 {
				base = s.periodAt(j)
			}
		}
	}
	opens := base != ""
	for j := s.first; j+1 < s.end && base == "" && s.cls.has(s.k.date); j++ { // "closed with weekly losses of 0.6 percent, while the S&P 500 ..."
		if s.nodes[j].date >= 0 && s.nodes[j+1].cls.has(s.k.upNoun.or(s.k.downNoun)) && s.figureSoon(j+1) && !(j+3 < s.end && s.nodes[j+3].cls.has(s.k.metric)) {
			base = span(s.dateExpr(j))
		}
	}
	if base != "" {
		doc.frame = frame{base: base, sentence: s.index, opens: opens, market: true}
	}
}

// figureSoon reports whether a figure follows node i: "weekly losses of 0.6 percent".
func (s *sentence) figureSoon(i int) bool {
	const reach = 3
	for j := i + 1; j < s.end && j <= i+reach; j++ {
		if s.nodes[j].qty >= 0 {
			return true
		}
	}
	return false
}

// span is the length of time that "weekly", "monthly", "yearly" stand for.
func span(e when.Expr) string {
	if e.Kind != when.KindBasis {
		return ""
	}
	return map[string]string{"WoW": "1W", "MoM": "1M", "QoQ": "1Q", "YoY": "1Y"}[e.Basis]
}

// periodAt is the base period that the date at node i names if it is a week,
// a month or longer.
func (s *sentence) periodAt(i int) string {
	e := s.dateExpr(i)
	switch e.Kind {
	case when.KindPhrase, when.KindMonth, when.KindUnit, when.KindQuarter, when.KindHalf, when.KindYear, when.KindNth:
	default:
		return ""
	}
	if e.Prep != when.NoPrep && e.Prep != when.In && e.Prep != when.For || i+1 < s.end && s.nodes[i+1].cls.has(s.k.poss) {
		return ""
	}
	if e.Kind == when.KindMonth && e.Prep == when.NoPrep && i+1 < s.end && s.nodes[i+1].ent >= 0 {
		return "" // "May soybeans" is a contract
	}
	if b, ok := e.Base(s.doc.anchor); ok && b != "1D" {
		return b
	}
	return ""
}

// ofMarkets reports whether a short sentence without figures speaks of a
// market: its period is that of the moves that the next one lists.
func (s *sentence) ofMarkets() bool {
	const short = 16 // nodes
	if s.end-s.first > short || s.cls.has(s.k.qty) {
		return false
	}
	market := s.cls.has(s.k.marketLike)
	for i := s.first; i < s.end; i++ {
		market = market || s.is(i, s.k.market) || s.is(i, s.k.times.markets)
	}
	return market
}

// framed is the period that a move inherits: one that prints neither level nor
// points nor a date of its own, beside or just after one that names a period.
func (s *sentence) framed(f *fact, doc *document) string {
	fr := &doc.frame
	if fr.base == "" || fr.base == "1D" || f.EventType != schema.PriceMove || f.Level != nil || f.Points != nil {
		return ""
	}
	switch {
	case fr.sentence == s.index && (fr.market || broad(&f.sub)) && (broad(&f.sub) || f.sub.ent != nil):
	case fr.sentence == s.index-1 && broad(&f.sub) && fr.opens:
	case fr.sentence == s.index-1 && broad(&f.sub) && f.Value != nil && *f.Unit == schema.UnitPct && *f.Value > largeDay:
	default:
		return ""
	}
	if s.nearestDate(f, func(i int) bool { return s.dates1(f, i) }) >= 0 {
		return ""
	}
	if fr.sentence != s.index {
		fr.sentence = s.index // a list goes on
	}
	return fr.base
}

// ownPeriod reads the period that an extreme beside the move names: "gained
// 13.2 percent in their best two-day rally", "for its best week since May".
func (s *sentence) ownPeriod(f *fact) string {
	const reach, phrase = 4, 5
	if f.EventType != schema.PriceMove {
		return ""
	}
	for i := int(f.last) + 1; i < s.end && i <= int(f.last)+reach; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.hash == s.k.semicolon || n.cls.has(s.k.sub) {
			return ""
		}
		if !n.cls.has(s.k.typeBits.of("bigsup").or(s.k.typeBits.of("lowsup")).or(s.k.typeBits.of("highsup"))) {
			continue
		}
		for j := i + 1; j < s.end && j <= i+phrase; j++ {
			m := &s.nodes[j]
			if m.date >= 0 {
				e := s.dateExpr(j)
				if e.Kind == when.KindBasis {
					return span(e)
				}
				if e.Kind != when.KindWindow || e.Prep != when.NoPrep || e.Grain == when.Day && e.N == 1 {
					return ""
				}
				e.Prep = when.In
				if b, ok := e.Base(s.doc.anchor); ok {
					return b
				}
				return ""
			}
			if b := s.spanWord(j); b != "" {
				return b
			}
			if m.ent >= 0 || m.hash == s.k.commaHash || m.cls.has(s.k.prep) {
				return ""
			}
		}
		return ""
	}
	return ""
}

// spanWord is the length of time that a word stands for: weekly, month.
func (s *sentence) spanWord(i int) string {
	switch s.nodes[i].hash {
	case s.k.times.weekly, s.k.times.week:
		return "1W"
	case s.k.times.monthly, s.k.times.month:
		return "1M"
	case s.k.times.quarterly, s.k.times.quarter:
		return "1Q"
	case s.k.times.yearly, s.k.times.annual, s.k.times.year:
		return "1Y"
	}
	return ""
}

// whenAt finds the date that a clause of its own hangs on: "in 1931 when it
// fell 47 percent", "the first quarter, during which the index lost 10 percent".
func (s *sentence) whenAt(f *fact) int {
	const subject, gap = 4, 3
	for i := int(f.first) - 1; i >= s.first && i >= int(f.first)-subject; i-- {
		if !s.is(i, s.k.times.when) && !s.is(i, s.k.times.which) {
			if s.nodes[i].cls.has(s.k.verb) {
				return -1
			}
			continue
		}
		for j := i - 1; j >= s.first && j >= i-gap; j-- {
			if s.nodes[j].date >= 0 {
				switch s.dateExpr(j).Kind {
				case when.KindYear, when.KindMonth, when.KindQuarter, when.KindHalf, when.KindNth, when.KindDate, when.KindWeekday, when.KindUnit:
					return j
				}
				return -1
			}
			if s.nodes[j].cls.has(s.k.verb) || s.nodes[j].ent >= 0 {
				return -1
			}
		}
		return -1
	}
	return -1
}

// longAgo reports whether e lies before the last trading day: a change from
// there is not one of the day.
func (s *sentence) longAgo(e when.Expr) bool {
	iv, ok := e.Resolve(s.doc.anchor, when.Past)
	return ok && known(s.doc.anchor) && iv.From < s.doc.cal.Prev(when.RoundTheClock, s.doc.anchor.Date)
}

// ofContract reports whether the date at node i names a contract and no day:
// "gold for June delivery", "the March contract", "July wheat rose".
func (s *sentence) ofContract(f *fact, i int) bool {
	const beside = 2
	if i > s.first && s.nodes[i-1].ent < 0 && s.begins("expiry", i-1) {
		return true // "contracts expiring March"
	}
	if s.maturity(f, i) {
		return true
	}
	e := s.dateExpr(i)
	month := e.Kind == when.KindMonth && (e.Prep == when.NoPrep || e.Prep == when.For)
	near := i >= int(f.sub.first)-beside && i <= int(f.sub.last)+beside && i < int(f.trigger)
	if month && near && (f.sub.kind == schema.KindCommodity || f.sub.futures) {
		return true
	}
	if i+1 >= s.end {
		return false
	}
	if e := s.dateExpr(i); e.Kind == when.KindMonth && e.Prep == when.NoPrep && s.nodes[i+1].cls.has(s.k.kindBits.of("commodity")) {
		return true
	}
	h := s.nodes[i+1].hash
	return h == s.k.times.delivery || h == s.k.times.contract || h == s.k.times.settlement || s.nodes[i+1].cls.has(s.k.futures)
}

// maturity reports whether the date at node i is the one on which what has a price falls due
// or is handed over: "bonds due in 2033 fell", "corn for delivery in May".
func (s *sentence) maturity(f *fact, i int) bool {
	if !ofPrice(f.EventType) && f.EventType != schema.Financing {
		return false
	}
	p := i - 1
	if p > s.first && s.nodes[p].ent < 0 && s.nodes[p].cls.has(s.k.prep) {
		p--
	}
	return p >= s.first && s.nodes[p].ent < 0 && (s.listed("tenor", p) || s.nodes[p].hash == s.k.delivery)
}
