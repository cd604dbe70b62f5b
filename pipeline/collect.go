package pipeline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

// loggedRejects is how many rejects a run names in its log; the table has all.
const loggedRejects = 20

// night holds what a run has found so far.
type night struct {
	asOf    time.Time
	known   map[string]bool // article_ids of the lake; not written while a run reads
	new     map[string]*telling
	rejects []schema.Reject
	inputs  readings
	count   counts

	boilerplate func(*schema.Article) []schema.Span // of any article, stored or new; set when a run begins to read
}

// telling is a new article with its facts.
type telling struct {
	article schema.Article
	found   Found
}

type counts struct{ records, duplicates, bytes int64 }

func newNight(asOf time.Time, rows *store.Contents) *night {
	n := &night{asOf: asOf, known: make(map[string]bool, len(rows.Articles)), new: map[string]*telling{}}
	for i := range rows.Articles {
		n.known[rows.Articles[i].ArticleID] = true
	}
	return n
}

// take counts one finished item and keeps what is new: every record becomes an
// article, a duplicate or a reject.
func (n *night) take(it *item, log *slog.Logger) {
	n.count.records++
	n.count.bytes += it.size()
	if it.reject != nil {
		n.reject(*it.reject, log)
		return
	}
	a := &it.article
	n.inputs.article(a)
	if it.known {
		n.count.duplicates++
		return
	}
	t := &telling{article: *a, found: it.found}
	t.stamp()
	old := n.new[a.ArticleID]
	if old != nil {
		n.count.duplicates++
	}
	if old == nil || before(&t.article, &old.article) {
		n.new[a.ArticleID] = t
	}
}

func (n *night) reject(r schema.Reject, log *slog.Logger) {
	r.AvailableAt = n.asOf
	n.inputs.reject(&r)
	n.rejects = append(n.rejects, r)
	switch len(n.rejects) {
	case loggedRejects + 1:
		log.Warn("more rejects follow; the table rejects has them all")
	default:
		if len(n.rejects) <= loggedRejects {
			log.Warn("rejected", "input", r.SourceURI, "stage", r.Stage, "reason", r.Reason, "detail", r.Detail)
		}
	}
}

// stamp copies availability to the facts and counts them.
func (t *telling) stamp() {
	t.article.Skip = nil
	t.article.MentionCount = int32(len(t.found.Mentions))
	at := t.article.AvailableAt
	if t.article.DatedAt != nil {
		at = *t.article.DatedAt
	}
	for i := range t.found.Mentions {
		t.found.Mentions[i].AvailableAt = at
	}
	for i := range t.found.Quotes {
		t.found.Quotes[i].AvailableAt = t.article.AvailableAt
	}
}

// before says which of two inputs with the same title and body becomes the row:
// the one known first, else by where it lies, else by the rest of its content.
// The choice must not depend on which was read first.
func before(a, b *schema.Article) bool {
	c := cmp.Or(a.AvailableAt.Compare(b.AvailableAt), cmp.Compare(a.SourceURI, b.SourceURI))
	if c != 0 {
		return c < 0
	}
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	if errA != nil || errB != nil {
		return false
	}
	return bytes.Compare(x, y) < 0
}
