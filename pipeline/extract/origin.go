package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Where an article reports from, and the company that it is about.

// place finds where the article reports from: the first place in its first
// two sentences. It names the market that bare "stocks" means and the country
// that a statistic without owner is of.
func (x *context) place() {
	c := x.c
	if len(c.starts) == 0 {
		return
	}
	end := int(c.starts[min(2, len(c.starts)-1)])
	second := int(c.starts[min(1, len(c.starts)-1)])
	if second == 0 {
		second = end
	}
	for i := 0; i < end; i++ {
		n := &c.nodes[i]
		if n.ent < 0 {
			continue
		}
		e := c.ents[n.ent].Ent
		switch {
		case e.Kind == schema.KindMarket:
			x.mkt = e.Name
			if e.Country != x.country { // "Wall Street economists" does not leave Washington
				x.place1 = nil
			}
		case n.cls.has(c.k.kindBits.of("#company")) && (c.k.surveyors[token.Hash(e.Name)] || c.cites(i, end) || i >= second && !c.actsAt(i, second) || i+1 < end && c.nodes[i+1].ent < 0 && (c.comments(i+1) || c.judging(i+1))):
		case n.cls.has(c.k.kindBits.of("#company")) && (x.mainCo == nil || x.beginsHeadline(e) && !x.inHeadline(x.mainCo.ent)):
			x.mainCo = &subject{ent: e, kind: e.Kind}
		case n.cls.has(c.k.kindBits.of("place")) && x.country == "":
			x.country = e.Country
			x.place1 = &subject{ent: e, kind: e.Kind}
			if adj := marketAdjective(e); adj != "" && x.mkt == "" {
				x.mkt = adj + " stocks"
			}
		}
	}
}

// actsAt reports whether the name at node i opens the sentence that begins at node first,
// or acts in it: what a second sentence names in passing is not what the article is about.
func (c *chunker) actsAt(i, first int) bool {
	if i <= first+1 {
		return true
	}
	if i+1 >= len(c.nodes) {
		return false
	}
	n := &c.nodes[i+1]
	return n.ent < 0 && n.cls.has(c.k.verb.or(c.k.be).or(c.k.have).or(c.k.modal).or(c.k.poss))
}

// from says where the article reports from.
func (x *context) from(e *entity.Entity) {
	if e == nil {
		return
	}
	x.country, x.place1 = e.Country, &subject{ent: e, kind: e.Kind}
	if adj := marketAdjective(e); adj != "" {
		x.mkt = adj + " stocks"
	}
}

// marketAdjective is how the market of a place is called.
func marketAdjective(e *entity.Entity) string {
	switch e.Country {
	case "US":
		return "US"
	case "GB":
		return "UK"
	case "HK":
		return "Hong Kong"
	}
	if e.Adj != "" {
		return e.Adj
	}
	return demonymName(e.Name)
}

// moneyHome is the country whose currency alone an article counts in, of one that names no
// place where it begins: "fares will rise to HK$38.2". Dollars and euros are everybody's.
func (w *worker) moneyHome() *entity.Entity {
	const few = 2
	ccy, n := "", 0
	for i := range w.ch.qtys {
		switch c := w.ch.qtys[i].ccy; {
		case c == "":
		case ccy == "" || c == ccy:
			ccy = c
			n++
		default:
			return nil
		}
	}
	if n < few || len(ccy) != 3 || ccy == "USD" || ccy == "EUR" {
		return nil
	}
	return w.eng.gaz.Country(ccy[:2])
}

// atHome takes the place that the house of an article reports from for what the article
// leaves out: where it names no place, where it is from there, or where it opens with a body
// of a state whose name it need not tell its readers: "The government strongly condemned a
// letter by US lawmakers".
func (x *context) atHome(home *entity.Entity) {
	x.home = nil
	switch {
	case home == nil:
	case x.country == "" || x.country == home.Country:
		x.home = home
	case x.opensAtHome():
		x.home = home
		x.from(home)
	}
}

// opensAtHome reports whether the text opens with a body of a state without a name: "The
// government", "Police".
func (x *context) opensAtHome() bool {
	c := x.c
	i := 0
	for i+1 < len(c.nodes) && c.nodes[i].ent < 0 && c.nodes[i].cls.has(c.k.det) {
		i++
	}
	list := c.lex.wordLists.of("homebody")
	return i < len(c.nodes) && c.nodes[i].ent < 0 && c.nodes[i].listed.one != 0 && list.words.has(c.nodes[i].hash)
}
