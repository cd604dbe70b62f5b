package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// Moves that are not of the name they stand beside, or not of the moment.

// ofNeighbour reports whether a move is of what stands behind the name of its subject: of
// another company that the name only describes, "Acme rival Globex fell", or of its wares,
// "the Acme brand grew".
func (s *sentence) ofNeighbour(f *fact) bool {
	i := int(f.sub.last) + 1
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindCompany || i+1 >= s.end || i >= int(f.trigger) || s.nodes[i].ent >= 0 {
		return false
	}
	if s.nodes[i+1].ent >= 0 && i+1 < int(f.trigger) {
		return s.listed("tiednoun", i)
	}
	return s.listed("warenoun", i)
}

// ofComparison reports whether a move is that of what a relative clause tells of, to which the
// subject's own figure is compared: "Acme is down 10 percent, but that compares with a market
// that is 50 percent below its high".
func (s *sentence) ofComparison(f *fact) bool {
	if f.EventType != schema.PriceMove && f.EventType != schema.Extreme || f.sub.weak {
		return false
	}
	figure, relative := false, false
	for i := int(f.sub.last) + 1; i < int(f.trigger); i++ {
		n := &s.nodes[i]
		switch {
		case n.hash == s.k.commaHash:
			relative = false
		case n.qty >= 0 && i != int(f.qty):
			figure = true
		case figure && n.ent < 0 && n.cls.has(s.k.rel) && s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.word):
			relative = i-2 >= s.first && s.nodes[i-2].ent < 0 && s.nodes[i-2].cls.has(s.k.det)
		}
	}
	return relative
}

// onTheWay reports whether a price is one that was reached within the day, before what the
// sentence tells of its end: "settled at $64, after falling as low as $62".
func (s *sentence) onTheWay(f *fact) bool {
	if f.EventType != schema.PriceMove || f.Value != nil || f.Level == nil {
		return false
	}
	for i := int(f.trigger); i <= int(f.last); i++ {
		if s.nodes[i].qty >= 0 {
			w := strings.ToLower(s.text(i, i))
			return strings.HasPrefix(w, "as low as") || strings.HasPrefix(w, "as high as")
		}
	}
	return false
}

// insertsBehindWith reports whether the dash at node e closes what is said of a name behind
// "with", which is then who acts: "the index fell, with Acme -- a lender -- dropping".
func (s *sentence) insertsBehindWith(e int) bool {
	if s.d.Tokens[s.nodes[e].first].Kind != token.LongDash {
		return false
	}
	o := s.dashBefore(e)
	return o-2 >= s.first && s.nodes[o-1].ent >= 0 && s.is(o-2, s.k.times.with)
}

// runTold reports whether the move that a noun tells is the run of days that another fact
// of the same words counts: "had its first three-day gain since August".
func runTold(f *fact, facts []fact) bool {
	if f.EventType != schema.PriceMove || f.Value != nil || !f.rule.is(roleNoun) {
		return false
	}
	for k := range facts {
		g := &facts[k]
		if g.EventType == schema.Streak && !g.drop && g.first <= f.last && f.first <= g.last && g.sub.displayName() == f.sub.displayName() {
			return true
		}
	}
	return false
}

// endedYear gives a move the year that its verb of trading ends: "finished 2007 up 3 percent".
func (s *sentence) endedYear(f *fact) {
	if f.EventType != schema.PriceMove || f.BasePeriod != nil || f.EventDate != nil || !known(s.doc.anchor) {
		return
	}
	for i := int(f.sub.last) + 1; i < s.end && i <= int(f.trigger); i++ {
		if n := &s.nodes[i]; n.ent >= 0 || !n.cls.has(s.k.verb) || !s.endsTrading(i) || i+1 >= s.end || !s.yearAt(i+1) {
			continue
		}
		y := int(s.quantityOf(i + 1).val)
		if y > s.doc.anchor.Date.Time().Year() {
			return
		}
		f.BasePeriod = ptr("1Y")
		s.setPeriod(f, when.Interval{From: schema.NewDate(y, 1, 1), To: schema.NewDate(y, 12, 31), Precision: "year"}, "year")
		return
	}
}

// foreseenRising reports whether somebody foresees the move that a clause in -ing tells: "a poll
// forecast prices surging more than 20 percent".
func (s *sentence) foreseenRising(f *fact) bool {
	if f.EventType != schema.PriceMove || f.Modality != schema.Actual || s.nodes[f.trigger].form&formIng == 0 {
		return false
	}
	b := int(f.phraseAt) - 1
	for b >= s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.det.or(s.k.typeBits.of("adj"))) {
		b--
	}
	if b < s.first || s.nodes[b].ent >= 0 {
		return false
	}
	if s.is(b, s.k.and) && len(s.found) > 0 {
		g := &s.found[len(s.found)-1]
		return g.EventType == schema.PriceMove && g.Modality == schema.Forecast && int(g.last) < b
	}
	return s.nodes[b].cls.has(s.k.typeBits.of("foresee"))
}

// beforeOrigin is the last node of a fact before what it moved from, if a part of the trading
// day outside hours stands there: "to $51 in extended trading from a close of $50".
func (s *sentence) beforeOrigin(f *fact) int {
	for i := int(f.trigger) + 2; i < int(f.last); i++ {
		if !s.is(i, s.k.from) {
			continue
		}
		if v := s.payload(i-1, s.k.sessionClass); v == schema.SessionPremarket || v == schema.SessionPostmarket {
			return i - 1
		}
	}
	return int(f.last)
}

// noShareMove reports whether a move or an extreme is not that of the shares or the market
// that it seems to be of.
func (s *sentence) noShareMove(f *fact) bool {
	return s.ofNeighbour(f) || s.ofComparison(f) || s.againstEstimate(f) || s.behindFor(f) || s.nearRecord(f)
}

// againstEstimate reports whether the move of a company whose shares nobody names is held
// against what was estimated, as only results are: "Acme up 34 percent, compared with an
// average estimate of 13 percent".
func (s *sentence) againstEstimate(f *fact) bool {
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindCompany || f.security || f.Level != nil || f.Value == nil {
		return false
	}
	const reach = 8
	compared := false
	for i := int(f.last) + 1; i < s.end && i <= int(f.last)+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.hash == s.k.semicolon:
			return false
		case n.cls.has(s.k.compared) || s.listed("versusword", i):
			compared = true
		case compared && s.begins("estimateword", i):
			return true
		}
	}
	return false
}

// behindFor reports whether the company that a move is read to be of stands behind "for": it
// is something made for it that moves, "volumes of the parts it makes for Acme fell".
func (s *sentence) behindFor(f *fact) bool {
	if f.EventType != schema.PriceMove || f.sub.kind != schema.KindCompany || f.security || f.Level != nil {
		return false
	}
	b := min(int(f.phraseAt), int(f.sub.first)) - 1
	return b > s.first && int(f.sub.last) < int(f.trigger) && s.is(b, s.k.forWord)
}

// nearRecord reports whether a high or low is only near one of the past: "remain at
// near-historic lows".
func (s *sentence) nearRecord(f *fact) bool {
	w := int(f.window) - 1
	if f.EventType != schema.Extreme || w < s.first || w >= s.end {
		return false
	}
	t := int(s.nodes[w].first)
	if strings.HasPrefix(strings.ToLower(s.d.Str(t)), "near-") {
		return true
	}
	return t-2 >= int(s.nodes[s.first].first) && s.d.Str(t-1) == "-" && strings.EqualFold(s.d.Str(t-2), "near")
}

// farBehind is the change of a company's price, in percent, that in the present tense is not
// taken for one of a day.
const farBehind = 40

// standsFar reports whether the present tense says how far a price stands from where it was,
// some time ago: "the shares are down 59 percent".
func (s *sentence) standsFar(f *fact) bool {
	v := int(f.trigger)
	if f.sub.kind != schema.KindCompany || f.Session != nil && f.placed || !f.bareOver(farBehind) || s.nodes[v].cls.has(s.k.verb) {
		return false
	}
	g := s.groupStart(v, s.first)
	return g < v && (s.is(g, isHash) || s.is(g, areHash))
}
