package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// clauseReach is how far, in nodes, a date may stand from a fact it dates.
const clauseReach = 14

// paid reports whether a price in money follows a figure: "ended up 2.3 percent
// $45.99" is of a share, whatever its subject seems to be.
func (s *sentence) paid(f *fact) bool {
	for i := int(f.qty) + 1; f.qty >= 0 && i < s.end && i <= int(f.last)+1; i++ {
		if n := &s.nodes[i]; n.qty >= 0 && s.qtys[n.qty].ccy != "" {
			return true
		}
	}
	return false
}

// document is what is known of the article as a whole.
type document struct {
	anchor   when.Anchor
	cal      *when.Calendars
	sessions map[string]string // by market: explicit session of an earlier clause
	disease  bool              // a sentence before node readTo names one
	readTo   int
	scene    string                 // part of the day that the article announces for all its moves
	mixed    map[string]bool        // markets of which the article names several
	days     map[string]schema.Date // the day of the fact that named it
	told     toldDay
	acts     map[string]schema.Date // days of the acts that their own words date
	debut    debut
	met      int           // 1 + the last sentence that told of an official meeting
	flow     when.Interval // period of the flows told last
	flowBase *string
	lead     bool        // the lead has been read
	markets  bool        // a report on markets, its title says
	business float64     // the share of its words that are of business
	states   float64     // the share of them that are of states and of who governs them
	history  bool        // a chronology or factbox: no day is that of the article
	news     schema.Date // the day that the lead names, 0 if none
	rates    rateMove    // the last move of a policy rate that was taken
	frame    frame
	agenda   agenda
	gaz      *entity.Gazetteer
	stat     stat // the last statistic
	// the last one before it that was told in another unit
	statBefore stat
	pair       seriesPair // the two series told last side by side
	dated      stat       // the last one whose period is known
	priced     int        // 1 + the last sentence that told a move of a price with its figure
	moved      moved
	traded     int      // 1 + the last one that told a move, a level or an extreme of a price
	series     int      // 1 + the last sentence in which a rule found a statistic
	results    results  // the last result of a company
	part       firmPart // and the part of it
	measure    measure  // who took the last measure
	office     measure  // the state or office told of last
	scenery    measure  // where the last disaster or attack was
	occasion   occasion
	movers     int // 1 + its paragraphs that open like entries of a list of movers, 0: not counted
}

// frame is a period that a sentence opens with ("For the week, the Dow rose
// 3.5 percent. The S&P 500 rose 1.7 percent"): it holds for the moves of
// indices that follow and do not say otherwise.
type frame struct {
	base     string
	sentence int
	opens    bool // it stands at the start of its sentence: holds in the next one too
	market   bool // said of an index or a market
}

// modality reads the verb group of the fact's trigger: "may rise", "is
// expected to rise", "did not rise".
func (s *sentence) modality(f *fact) {
	v := int(f.trigger)
	if f.rule == &s.k.holdRule && !s.nodes[v].cls.has(s.k.verb) {
		return // "X's stake in Y did not help": X has it
	}
	g := s.groupStart(v, s.first)
	if g == v && !s.nodes[v].cls.has(s.k.verb) { // a noun: "an expected 2 percent rise"
		g = max(s.first, v-4)
		if f.EventType == schema.PriceMove && s.foreseen(f) {
			f.Modality = schema.Expected
		}
	}
	if s.foreseenRising(f) {
		f.Modality = schema.Forecast
	}
	if f.Modality == schema.Actual && (s.heading(f) || s.toBeShown(f)) {
		f.Modality = schema.Expected
	}
	if h := s.seriesHead(v, g); h >= 0 {
		v, g = h, s.groupStart(h, s.first)
	}
	for i := g; i <= v; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.neg) {
			f.Polarity = "neg"
		}
		if m := s.payload(i, s.k.modalityClass); m != "" && i != v && f.Modality == schema.Actual {
			f.Modality = willed(f.EventType, m, n.cls.has(s.k.futureAux))
			if f.EventType == schema.PolicyAction && s.listed("outsideview", i) {
				f.Modality = schema.Expected // others say so
			}
		}
	}
}

// heading reports whether a move, an extreme or a streak lies ahead: "on course
// for a weekly gain", "heading for its best month since May".
func (s *sentence) heading(f *fact) bool {
	const reach = 7
	switch f.EventType {
	case schema.PriceMove, schema.Extreme, schema.Streak:
	default:
		return false
	}
	for i := int(f.trigger) - 1; i > s.first && i > int(f.trigger)-reach; i-- {
		switch n := &s.nodes[i]; {
		case n.ent < 0 && s.listed("headingto", i):
			return s.nodes[i-1].ent < 0 && s.listed("headingword", i-1)
		case n.ent >= 0, n.hash == s.k.commaHash, n.cls.has(s.k.stop):
			return false
		}
	}
	return false
}

// foreseen reports whether the subject of a verbless move "is seen", "is
// expected": "the index is seen ending the year at 1,000, up 10 percent".
func (s *sentence) foreseen(f *fact) bool {
	for i := int(f.sub.last) + 1; i < int(f.trigger) && f.sub.last < f.trigger; i++ {
		if n := &s.nodes[i]; n.ent < 0 && i > s.first && s.nodes[i-1].cls.has(s.k.be) {
			switch s.payload(i, s.k.modalityClass) {
			case schema.Expected, schema.Forecast:
				return true
			}
		}
	}
	return false
}

// willed says what "will" and "would" mean for an event type: an announced
// payout is itself the event, a central bank's decision is
// expected until it is taken.
func willed(event, modality string, will bool) string {
	switch event {
	case schema.Dividend:
		if will {
			return schema.Actual
		}
	case schema.PolicyAction:
		if modality == schema.Expected || modality == schema.Possible && will {
			return schema.Scheduled // what a government plans, or says it would do, it has announced
		}
	case schema.CentralBank:
		if modality == schema.Scheduled {
			return schema.Expected
		}
	}
	return modality
}

// listing picks the line of a company that the text means: a price in Hong
// Kong dollars is that of the Hong Kong line, premarket that of the US line.
func (s *sentence) listing(f *fact) {
	if f.sub.ent == nil || f.sub.kind != schema.KindCompany || s.gaz == nil {
		return
	}
	switch f.EventType {
	case schema.PriceMove, schema.PriceLevel, schema.Extreme, schema.RelPerformance:
	default:
		return
	}
	switch {
	case f.LevelCurrency != nil && len(*f.LevelCurrency) == 3:
		f.sub.ent = s.gaz.Line(f.sub.ent, *f.LevelCurrency)
	case f.Session != nil && (*f.Session == schema.SessionPremarket || *f.Session == schema.SessionPostmarket):
		f.sub.ent = s.gaz.Line(f.sub.ent, "US")
	}
}

// leadSentences is how many sentences tell the news itself; what is undated
// further down is background as often as not.
const leadSentences = 3

// actSentences is how many sentences tell acts of the day. On the annotated
// articles 64 of 71 acts dated so were the day's, where the annotation says.
const actSentences = 10

// pastAfter is how old, in days, an act must be to be told as history.
const pastAfter = 10

// pastWeek is how old, in days, an act must be that is told by its month or
// year: "bought it in May" is history in June, "last week" is the news.
const pastWeek = 7

// largeDay is a move of an index, in percent, that few days have: just after a
// move of a longer period it is of that too.
const largeDay = 5

// hugeDay is the move of an index, in percent, that is a day's only if level,
// points or session say so. (Reuters 2008, the wildest year: of 16 bare moves
// beyond it none was a day's.)
const hugeDay = 10

// hugeDayOf is the same of what else is traded, 0 if it can move as it likes: of currencies
// the franc's in 2015 was larger, of commodities oil's in 1991 and 2020.
func hugeDayOf(kind string) float64 {
	switch kind {
	case schema.KindIndex, schema.KindFX:
		return hugeDay
	case schema.KindMarket, schema.KindSector:
		return largestDay
	case schema.KindCommodity:
		return 20
	}
	return 0
}

// largestDay is the move of an index, in percent, beyond which a day is not
// taken for granted: since 1990 no major index has moved more in one.
const largestDay = 15

func (s *sentence) setDay(f *fact, day schema.Date, rule string) {
	f.EventDate, f.EventDateEnd = day.Ptr(), day.Ptr()
	f.DatePrecision, f.dateRule = "day", rule
}

func known(a when.Anchor) bool {
	return a.Precision == "day" || a.Precision == "minute" || a.Precision == "second"
}
