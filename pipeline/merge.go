package pipeline

import (
	"cmp"
	"slices"

	"github.com/wiremill/wiremill/pipeline/dedupe"
	"github.com/wiremill/wiremill/pipeline/store"
	"github.com/wiremill/wiremill/schema"
)

// merge adds the night to the rows of the lake and works out anew what the rows
// say of each other: days of undated articles, stories, events, repeated quotes, entities.
func merge(rows *store.Contents, n *night, e Extractor, workers int) {
	var seen []schema.Entity
	for _, id := range sortedKeys(n.new) {
		t := n.new[id]
		rows.Articles = append(rows.Articles, t.article)
		rows.Mentions = append(rows.Mentions, t.found.Mentions...)
		rows.Quotes = append(rows.Quotes, t.found.Quotes...)
		seen = append(seen, t.found.Entities...)
	}
	seen = append(seen, inferDates(rows, e, n.boilerplate)...)
	rows.Rejects = append(rows.Rejects, n.rejects...)
	rows.Entities = mergeEntities(rows.Entities, seen, rows.Mentions, rows.Quotes)

	country := make(map[string]string, len(rows.Entities))
	for _, e := range rows.Entities {
		if e.Country != nil {
			country[e.EntityID] = *e.Country
		}
	}
	dedupe.Articles(rows.Articles, dedupe.ArticleOptions{Boilerplate: n.boilerplate, Parallel: parallel(workers)})
	rows.Events, rows.EventRevisions = dedupe.Events(rows.Mentions, rows.MentionRevisions, rows.Articles,
		dedupe.EventOptions{Country: func(id string) string { return country[id] }})
	dedupe.Quotes(rows.Quotes, rows.Articles)
	linkQuotes(rows.Quotes, rows.Mentions)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// linkQuotes sets EventID: the comment or statement that a quote evidences is
// the one that shares most of its text.
func linkQuotes(quotes []schema.Quote, mentions []schema.Mention) {
	said := map[string][]*schema.Mention{}
	for i := range mentions {
		m := &mentions[i]
		if m.EventType == schema.AnalystComment || m.EventType == schema.PolicyStatement {
			said[m.ArticleID] = append(said[m.ArticleID], m)
		}
	}
	for i := range quotes {
		q := &quotes[i]
		q.EventID = nil
		if m := mostShared(q, said[q.ArticleID]); m != nil {
			id := m.EventID
			q.EventID = &id
		}
	}
}

// mostShared returns the mention that overlaps q most, nil for none; of equals
// the one with the smallest id.
func mostShared(q *schema.Quote, mentions []*schema.Mention) *schema.Mention {
	var best *schema.Mention
	var most int32
	for _, m := range mentions {
		shared := min(q.EndByte, m.EndByte) - max(q.StartByte, m.StartByte)
		if shared <= 0 {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(most, shared), cmp.Compare(m.MentionID, best.MentionID)) < 0 {
			best, most = m, shared
		}
	}
	return best
}
