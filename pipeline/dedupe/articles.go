package dedupe

import (
	"cmp"
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// Fingerprints are made in batches, so that only those of the active window and
// of one batch are in memory, in tasks of a few articles each.
const (
	batchArticles = 512
	taskArticles  = 32
)

// Articles sets StoryID, Version, DuplicateOf, DuplicateKind and Similarity in
// place. An article attaches to the closest article of the days before it, or
// opens a story of its own. The same title and body are one article_id and must
// have been made one row before.
func Articles(articles []schema.Article, o ArticleOptions) {
	order := byTime(len(articles), func(a, b int) int {
		return cmp.Or(articles[a].AvailableAt.Compare(articles[b].AvailableAt),
			cmp.Compare(articles[a].ArticleID, articles[b].ArticleID))
	})
	c := &collator{rows: articles, index: newIndex()}
	n := newNormaliser()
	for start := 0; start < len(order); start += batchArticles {
		batch := order[start:min(start+batchArticles, len(order))]
		for i, p := range fingerprints(n, articles, batch, o) {
			c.take(start+i, batch[i], p)
		}
	}
}

// byTime returns 0..n-1 in the order of compare, which must be total.
func byTime(n int, compare func(a, b int) int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, compare)
	return order
}

func fingerprints(n *normaliser, articles []schema.Article, rows []int, o ArticleOptions) []*print {
	out := make([]*print, len(rows))
	var tasks []func()
	for start := 0; start < len(rows); start += taskArticles {
		end := min(start+taskArticles, len(rows))
		tasks = append(tasks, func() {
			for i := start; i < end; i++ {
				a := &articles[rows[i]]
				var skip []schema.Span
				if o.Boilerplate != nil {
					skip = o.Boilerplate(a)
				}
				out[i] = fingerprint(n, text0(a.Title), a.Body, skip)
			}
		})
	}
	if o.Parallel != nil {
		o.Parallel(tasks)
		return out
	}
	for _, task := range tasks {
		task()
	}
	return out
}

// collator holds the state of the online loop.
type collator struct {
	rows  []schema.Article
	index *index
}

// take places the article in row, the order-th in time.
func (c *collator) take(order, row int, p *print) {
	a := &c.rows[row]
	c.index.expire(a.AvailableAt)
	d := &document{row: row, order: order, print: p, expires: a.AvailableAt.Add(activeWindow)}
	c.index.markHeavy(p)
	base, r := c.closest(d)
	a.StoryID, a.Version, a.DuplicateOf, a.DuplicateKind, a.Similarity = a.ArticleID, 1, nil, KindNone, nil
	if base == nil {
		d.story, d.version = &story{a.ArticleID, 1}, 1
		c.index.add(d, nil)
		return
	}
	d.story, d.version = base.story, base.version
	if r.kind == KindVersion {
		d.story.versions++
		d.version = d.story.versions
	}
	id, similarity := c.rows[base.row].ArticleID, r.similarity
	a.StoryID, a.Version, a.DuplicateOf, a.DuplicateKind, a.Similarity = d.story.id, d.version, &id, r.kind, &similarity
	if r.kind == KindVersion {
		c.index.add(d, base)
	} else {
		base.expires = d.expires
	}
}

// closest returns the document that d repeats, or nil.
func (c *collator) closest(d *document) (*document, relation) {
	if same := c.index.bodies[d.print.body]; same != nil && d.print.size >= exactWords {
		return same, relation{kind: KindExact, similarity: 1}
	}
	var best *document
	var rel relation
	for _, other := range c.index.candidates(d.print) {
		r := relate(d.print, other.print, sameSource(&c.rows[d.row], &c.rows[other.row]))
		if r.kind != KindNone && (best == nil || r.overlap > rel.overlap) {
			best, rel = other, r
		}
	}
	return best, rel
}

func sameSource(a, b *schema.Article) bool {
	return a.Source != nil && b.Source != nil && *a.Source == *b.Source
}
