package dedupe

import (
	"cmp"
	"slices"
	"time"

	"github.com/wiremill/wiremill/schema"
	"github.com/zeebo/xxh3"
)

// Events merges mentions into events and sets EventID on the mentions in place.
// It returns the events as they stand after the last row, in the order of the
// events table, and every state they have had: one revision of an event for
// each available_at at which it changed, in the order of event_revisions. The
// last revision of an event is its row in events.
//
// superseded are mentions as they stood until their article was dated: from
// their SupersededAt on, the article's rows in mentions speak for it. An event
// that none but such rows stood behind is withdrawn then, by a last revision; it
// is not in the events returned.
//
// articles must hold the article of every mention, with StoryID set (see
// Articles); a mention without one counts as a story of its own.
//
// Background mentions (history, premises) attach like others. One that finds no
// event still needs an id to refer to, so it gets an event of its own under its
// own key, which later mentions of that key join. As long as only background
// mentions stand behind an event its agreement is "single" and it is never the
// final observation of a move that has others; once the event is told as news,
// they corroborate it but the consensus is taken from the news.
func Events(mentions []schema.Mention, superseded []schema.MentionRevision, articles []schema.Article, o EventOptions) ([]schema.Event, []schema.EventRevision) {
	l := newLedger(articles, o)
	l.revisions = make([]schema.EventRevision, 0, len(mentions)) // nearly one each
	steps := timeline(mentions, superseded)
	held := make(map[*schema.Mention]*claim, len(superseded))
	for i, s := range steps {
		if i > 0 && !s.at.Equal(steps[i-1].at) {
			l.publish(steps[i-1].at)
		}
		if s.ends {
			l.retire(held[s.row])
			continue
		}
		c := l.claim(i, s.row)
		c.event = l.take(c)
		s.row.EventID = c.event.id
		if s.passing {
			held[s.row] = c
		}
	}
	if len(steps) > 0 {
		l.publish(steps[len(steps)-1].at)
	}
	return l.rows(), l.revisions
}

// step is what happens to a mention at a time: it becomes available, or it is
// superseded.
type step struct {
	at      time.Time
	ends    bool // superseded
	passing bool // will be
	row     *schema.Mention
}

// timeline orders the steps by time; what ends at a time ends before others come.
func timeline(mentions []schema.Mention, superseded []schema.MentionRevision) []step {
	steps := make([]step, 0, len(mentions)+2*len(superseded))
	for i := range mentions {
		steps = append(steps, step{at: mentions[i].AvailableAt, row: &mentions[i]})
	}
	for i := range superseded {
		m := &superseded[i].Mention
		steps = append(steps, step{at: m.AvailableAt, passing: true, row: m}, step{at: superseded[i].SupersededAt, ends: true, row: m})
	}
	slices.SortFunc(steps, func(a, b step) int {
		return cmp.Or(a.at.Compare(b.at), compareBool(b.ends, a.ends), compareMentions(a.row, b.row))
	})
	return steps
}

// retire takes c out of its event, and the event out of the ledger if it was its last.
func (l *ledger) retire(c *claim) {
	e := c.event
	e.claims = slices.DeleteFunc(e.claims, func(x *claim) bool { return x == c })
	l.touch(e)
	if len(e.claims) == 0 {
		l.leaveMove(e)
		return
	}
	was := e.when
	e.rebuild()
	if e.when != was {
		l.joinMove(e)
	}
}

func compareMentions(a, b *schema.Mention) int {
	return cmp.Or(a.AvailableAt.Compare(b.AvailableAt), cmp.Compare(a.ArticleID, b.ArticleID),
		cmp.Compare(a.StartByte, b.StartByte), cmp.Compare(a.EndByte, b.EndByte), cmp.Compare(a.MentionID, b.MentionID))
}

// ledger holds the state of the online loop.
type ledger struct {
	rules     *rules
	country   func(string) string
	articles  map[string]*schema.Article
	events    []*event
	ids       map[string]bool
	shelves   map[shelf][]*event
	moves     map[xxh3.Uint128]*move
	touched   []*event // since the last publish
	stirred   []*move  // likewise
	stamp     int
	buf       []byte // scratch
	revisions []schema.EventRevision
}

func newLedger(articles []schema.Article, o EventOptions) *ledger {
	r, err := parseRules(identityFile)
	if err != nil {
		panic(err) // the file is embedded and a test parses it
	}
	l := &ledger{rules: r, country: o.Country, articles: make(map[string]*schema.Article, len(articles)), ids: map[string]bool{},
		shelves: map[shelf][]*event{}, moves: map[xxh3.Uint128]*move{}}
	for i := range articles {
		l.articles[articles[i].ArticleID] = &articles[i]
	}
	return l
}

// take files c under the event it belongs to, or opens one.
func (l *ledger) take(c *claim) *event {
	e := l.match(c)
	opened := e == nil
	if opened {
		e = l.open(c)
	}
	was := e.when
	if e.join(c) {
		l.file(storyShelf(e.block, c.story), e)
	}
	if opened || e.when.known && !was.known {
		for _, sh := range dateShelves(e.rules, e.block, e.when) {
			l.file(sh, e)
		}
	}
	if opened || e.when != was {
		l.joinMove(e)
	}
	l.touch(e)
	return e
}

func (l *ledger) file(sh shelf, e *event) { l.shelves[sh] = append(l.shelves[sh], e) }

// open starts an event with the identity of c.
func (l *ledger) open(c *claim) *event {
	n := 0
	id := l.identity(c, n)
	for l.ids[id] {
		n++
		id = l.identity(c, n)
	}
	l.ids[id] = true
	e := &event{id: id, order: len(l.events), rules: c.rules, block: c.block, first: c,
		args: slices.Clone(c.args), when: c.when, figure: c.figure}
	l.events = append(l.events, e)
	return e
}

// touch notes that e gets a revision at the next publish.
func (l *ledger) touch(e *event) {
	if !e.touched {
		e.touched = true
		l.touched = append(l.touched, e)
	}
}

// publish writes a revision of every event that changed since the last call,
// the siblings of a move that gained or lost is_final included.
func (l *ledger) publish(at time.Time) {
	for _, e := range l.touched {
		if len(e.claims) > 0 {
			e.refresh()
		}
		l.stir(e.move)
	}
	for _, m := range l.stirred {
		l.settle(m)
	}
	l.stirred = l.stirred[:0]
	slices.SortFunc(l.touched, func(a, b *event) int { return cmp.Compare(a.id, b.id) })
	for _, e := range l.touched {
		l.revisions = append(l.revisions, schema.EventRevision{RevisedAt: at, Withdrawn: len(e.claims) == 0, Event: e.row})
		e.touched = false
	}
	l.touched = l.touched[:0]
}

// rows returns the events in the order of their table.
func (l *ledger) rows() []schema.Event {
	sorted := slices.DeleteFunc(slices.Clone(l.events), func(e *event) bool { return len(e.claims) == 0 }) // of pointers: rows are heavy to swap
	slices.SortFunc(sorted, func(a, b *event) int {
		return cmp.Or(a.row.FirstAvailableAt.Compare(b.row.FirstAvailableAt), cmp.Compare(a.id, b.id))
	})
	out := make([]schema.Event, len(sorted))
	for i, e := range sorted {
		out[i] = e.row
	}
	return out
}
