package dedupe

import (
	"encoding/binary"
	"slices"

	"github.com/wiremill/wiremill/schema"
	"github.com/zeebo/xxh3"
)

// claim is a mention ready to be matched.
type claim struct {
	row     *schema.Mention
	rules   *spec
	block   xxh3.Uint128 // type, class, polarity and the key columns
	args    []string     // the compared columns, in the order of the spec
	when    interval
	figure  figure
	story   string
	source  string
	article string
	order   int
	filled  int  // columns that are not NULL
	late    bool // a later figure of the same story or source replaced it
	event   *event
}

// claim reads what mention m says.
func (l *ledger) claim(order int, m *schema.Mention) *claim {
	s := l.rules.specs[m.EventType]
	if s == nil {
		s = &spec{key: []string{"subject"}, figure: "value", date: dateStory}
	}
	c := &claim{row: m, rules: s, when: intervalOf(&m.Fact), figure: figureOf(m, s), order: order, article: m.ArticleID,
		story: m.ArticleID, filled: filledColumns(&m.Fact)}
	if a := l.articles[m.ArticleID]; a != nil {
		c.source = text0(a.Source)
		if a.StoryID != "" {
			c.story = a.StoryID
		}
	}
	c.block = l.hash(m, s.key)
	c.args = make([]string, len(s.args))
	for i, name := range s.args {
		c.args[i] = l.rules.column(m, name, l.country)
	}
	return c
}

// hash returns the hash of type, modality class, polarity and columns.
func (l *ledger) hash(m *schema.Mention, columns []string) xxh3.Uint128 {
	b := append(l.buf[:0], m.EventType...)
	b = append(append(b, 0), l.rules.class(m)...)
	b = append(append(b, 0), m.Polarity...)
	for _, name := range columns {
		b = append(append(b, 0), l.rules.column(m, name, l.country)...)
	}
	l.buf = b
	return xxh3.Hash128(b)
}

// shelf is where events are filed to be found again: by block and either a
// month, an exact interval, or a story.
type shelf struct {
	block xxh3.Uint128
	kind  byte // 'm' month, 'd' days, 's' story
	a, b  int
	story string
}

// dateShelves are the shelves of a dated claim or event.
func dateShelves(s *spec, block xxh3.Uint128, when interval) []shelf {
	switch {
	case !when.known || s.date == dateStory:
		return nil
	case s.date == dateEqual:
		return []shelf{{block: block, kind: 'd', a: int(when.from), b: int(when.to)}}
	}
	var out []shelf
	for _, m := range when.months() {
		out = append(out, shelf{block: block, kind: 'm', a: m})
	}
	return out
}

func storyShelf(block xxh3.Uint128, story string) shelf {
	return shelf{block: block, kind: 's', story: story}
}

// match returns the event that c belongs to, nil for none. Of several the one
// whose figure agrees wins, then one of the same story, of the same session,
// nearest the close, opened first.
func (l *ledger) match(c *claim) *event {
	var best *event
	bestScore := -1
	var revisable []*event
	l.stamp++
	for _, sh := range append(dateShelves(c.rules, c.block, c.when), storyShelf(c.block, c.story)) {
		for _, e := range l.shelves[sh] {
			if e.stamp == l.stamp || len(e.claims) == 0 {
				continue
			}
			e.stamp = l.stamp
			score, ok := e.fits(c)
			switch {
			case !ok:
			case score == scoreRevision:
				revisable = append(revisable, e)
			case score > bestScore || score == bestScore && e.order < best.order:
				best, bestScore = e, score
			}
		}
	}
	if best == nil && len(revisable) == 1 {
		return revisable[0]
	}
	return best
}

const (
	scoreRevision = -1 // another figure for the same series and period
	scoreAgree    = 100
	scoreStory    = 40
	scoreSession  = 20
)

// fits says whether c may be the event, and how well.
func (e *event) fits(c *claim) (int, bool) {
	sameStory := slices.Contains(e.stories, c.story)
	v, ok := e.figuresFit(c, sameStory)
	if !ok || !e.datesFit(c, v, sameStory) {
		return 0, false
	}
	score := 0
	for i, name := range c.rules.args {
		mine, theirs := c.args[i], e.args[i]
		switch {
		case mine == "" || theirs == "":
		case mine != theirs:
			return 0, false
		case name == "session":
			score += scoreSession
		}
	}
	if v == conflict {
		return scoreRevision, true
	}
	if v == agree {
		score += scoreAgree
	}
	if sameStory {
		score += scoreStory
	}
	return score + sessionRank(e.arg("session")), true
}

// figuresFit compares the figures. A figure that contradicts is a revision if
// the type knows revisions and another article prints it for a dated period:
// two figures in one article are two facts that the extractor could not tell
// apart. An observation without a figure says which one it is only inside its
// own story.
func (e *event) figuresFit(c *claim, sameStory bool) (verdict, bool) {
	v := e.compare(&c.figure)
	known := e.figure.known && c.figure.known
	if known && v != agree && c.rules.units && e.figure.unit != c.figure.unit && e.figure.unit != "" && c.figure.unit != "" {
		return v, false
	}
	observation := len(c.rules.move) > 0
	switch {
	case v == conflict:
		return v, c.rules.revise && c.when.known && e.when.known && !slices.Contains(e.articles, c.article)
	case !known && observation && e.figure.known != c.figure.known && !sameStory:
		return v, false
	case observation && known && v != agree:
		return v, false
	}
	return v, !c.rules.levels || !e.figure.levelsDiffer(&c.figure)
}

// longInterval: a fact known to the quarter or the year only would swallow
// everything that happened in it, unless something else agrees.
const longInterval = 31

func (e *event) datesFit(c *claim, v verdict, sameStory bool) bool {
	a, b := e.when, c.when
	if c.rules.date == dateStory || !a.known || !b.known {
		return sameStory
	}
	if a == b {
		return true
	}
	if c.rules.date == dateEqual || !a.overlaps(b) {
		return false
	}
	return max(a.days(), b.days()) <= longInterval || v == agree || sameStory
}

// identity is the id that an event opened by c gets: the hash of its identity
// key. n tells apart events of one key (two figures for one undated series).
func (l *ledger) identity(c *claim, n int) string {
	b := binary.BigEndian.AppendUint64(append(l.buf[:0], "event"...), c.block.Hi)
	b = binary.BigEndian.AppendUint64(b, c.block.Lo)
	for _, a := range c.args {
		b = append(append(b, 0), a...)
	}
	b = append(b, 0)
	b = l.appendWhen(b, c)
	if c.figure.known {
		b = append(append(b, c.figure.unit...), c.figure.ccy...)
		b = appendFloat(b, c.figure.low, c.figure.high)
	}
	b = binary.AppendUvarint(b, uint64(n))
	l.buf = b
	return hex128(xxh3.Hash128(b))
}

// appendWhen appends the date of c, or its story if it has none.
func (l *ledger) appendWhen(b []byte, c *claim) []byte {
	if c.when.known && c.rules.date != dateStory {
		b = binary.AppendVarint(append(b, 'd'), int64(c.when.from))
		return binary.AppendVarint(b, int64(c.when.to))
	}
	return append(append(b, 's'), c.story...)
}
