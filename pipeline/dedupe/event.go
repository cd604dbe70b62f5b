package dedupe

import (
	"slices"
	"time"

	"github.com/wiremill/wiremill/schema"
	"github.com/zeebo/xxh3"
)

// event is an event while it is being merged. Each claim that joins narrows what
// the next ones have to agree with; its id stays that of the first.
type event struct {
	id       string
	order    int // of opening
	rules    *spec
	block    xxh3.Uint128
	first    *claim
	args     []string // what any of its claims says
	when     interval // what all of them allow
	figure   figure   // the tightest that agrees, or the latest revision
	others   []figure // revised and competing figures
	claims   []*claim
	stories  []string
	articles []string
	sources  []string
	move     *move
	row      schema.Event // as last published
	touched  bool         // waits for a revision
	stamp    int          // last match that looked at it
}

// arg is what the event says in a compared column, "" for nothing.
func (e *event) arg(name string) string {
	if i := slices.Index(e.rules.args, name); i >= 0 {
		return e.args[i]
	}
	return ""
}

// compare looks at all figures the event has had.
func (e *event) compare(f *figure) verdict {
	v := e.figure.compare(f)
	for i := 0; i < len(e.others) && v == conflict; i++ {
		if e.others[i].compare(f) == agree {
			v = agree
		}
	}
	return v
}

// join adds c and says whether it brought a new story.
func (e *event) join(c *claim) bool {
	for i, a := range c.args {
		if e.args[i] == "" {
			e.args[i] = a
		}
	}
	if e.rules.date != dateStory {
		e.when = e.when.meet(c.when)
	}
	e.joinFigure(c)
	e.claims = append(e.claims, c)
	addNew(&e.articles, c.article)
	if c.source != "" {
		addNew(&e.sources, c.source)
	}
	return addNew(&e.stories, c.story)
}

// rebuild works out e anew from the claims that are left.
func (e *event) rebuild() {
	claims := e.claims
	slices.SortFunc(claims, func(a, b *claim) int { return a.order - b.order })
	first := claims[0]
	e.first, e.args, e.when, e.figure = first, slices.Clone(first.args), first.when, first.figure
	e.others, e.claims, e.stories, e.articles, e.sources = nil, nil, nil, nil, nil
	e.row.LastAvailableAt = time.Time{}
	for _, c := range claims {
		c.late = false
		e.join(c)
	}
}

// joinFigure narrows the figure. A figure that contradicts replaces one that the
// same story or source gave before (a revision); beside another source's it
// competes.
func (e *event) joinFigure(c *claim) {
	switch v := e.figure.compare(&c.figure); {
	case !e.figure.known:
		old := e.figure
		e.figure = c.figure
		e.figure.keep(&old)
	case v != conflict:
		if c.figure.tighter(&e.figure) && c.figure.unit == e.figure.unit && c.figure.ccy == e.figure.ccy && c.figure.joint == e.figure.joint {
			old := e.figure
			e.figure = c.figure
			e.figure.keep(&old)
		} else {
			e.figure.keep(&c.figure)
		}
	case slices.ContainsFunc(e.others, func(o figure) bool { return o.compare(&c.figure) == agree }):
		c.late = e.revisedBy(c) // an old figure printed once more
	default:
		if !e.revisedBy(c) {
			e.others = append(e.others, c.figure)
			return
		}
		e.others = append(e.others, e.figure)
		e.figure = c.figure
		for _, x := range e.claims {
			if x.house(c) && x.figure.compare(&c.figure) == conflict {
				x.late = true
			}
		}
	}
}

// revisedBy: the house of c stands behind the present figure.
func (e *event) revisedBy(c *claim) bool {
	return slices.ContainsFunc(e.claims, func(x *claim) bool {
		return x.house(c) && x.figure.compare(&e.figure) == agree
	})
}

// house: both come from one story or one source.
func (c *claim) house(other *claim) bool {
	return c.story == other.story || c.source != "" && c.source == other.source
}

// keep fills the side figures that f lacks.
func (f *figure) keep(old *figure) {
	if f.points == 0 {
		f.points = old.points
	}
	if f.level == 0 {
		f.level, f.levelCcy = old.level, old.levelCcy
	}
	if f.stated == 0 && f.ccy == old.ccy {
		f.stated, f.statedCcy = old.stated, old.statedCcy
	}
}

func addNew(list *[]string, s string) bool {
	if slices.Contains(*list, s) {
		return false
	}
	*list = append(*list, s)
	return true
}
