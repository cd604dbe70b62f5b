package store

import (
	"context"

	"github.com/wiremill/wiremill/schema"
)

// Contents is everything a lake holds.
type Contents struct {
	Articles         []schema.Article
	Mentions         []schema.Mention
	MentionRevisions []schema.MentionRevision
	Events           []schema.Event
	EventRevisions   []schema.EventRevision
	Quotes           []schema.Quote
	Entities         []schema.Entity
	Rejects          []schema.Reject
	Runs             []schema.Run
}

// Load reads the whole lake; a fresh lake is empty. Rows come in the order of
// the files: sorted as schema.Tables says. Errors: ErrVersion, or a file that
// cannot be read, by name.
func (l *Lake) Load(ctx context.Context) (*Contents, error) {
	var c Contents
	loads := []func() ([]func() error, func(), error){
		into(ctx, l, "articles", Window{}, &c.Articles),
		into(ctx, l, "mentions", Window{}, &c.Mentions),
		into(ctx, l, "mention_revisions", Window{}, &c.MentionRevisions),
		into(ctx, l, "events", Window{}, &c.Events),
		into(ctx, l, "event_revisions", Window{}, &c.EventRevisions),
		into(ctx, l, "quotes", Window{}, &c.Quotes),
		into(ctx, l, "entities", Window{}, &c.Entities),
		into(ctx, l, "rejects", Window{}, &c.Rejects),
		into(ctx, l, "runs", Window{}, &c.Runs),
	}
	var tasks []func() error
	var joins []func()
	for _, load := range loads {
		t, join, err := load()
		if err != nil {
			return nil, err
		}
		tasks, joins = append(tasks, t...), append(joins, join)
	}
	if err := l.run(tasks); err != nil {
		return nil, err
	}
	for _, join := range joins {
		join()
	}
	return &c, nil
}

// LoadArticles reads the articles of the partitions that overlap w.
func (l *Lake) LoadArticles(ctx context.Context, w Window) ([]schema.Article, error) {
	return load[schema.Article](ctx, l, "articles", w)
}

// LoadMentions reads the mentions of the partitions that overlap w.
func (l *Lake) LoadMentions(ctx context.Context, w Window) ([]schema.Mention, error) {
	return load[schema.Mention](ctx, l, "mentions", w)
}

func load[T any](ctx context.Context, l *Lake, table string, w Window) ([]T, error) {
	var rows []T
	tasks, join, err := into(ctx, l, table, w, &rows)()
	if err != nil {
		return nil, err
	}
	if err := l.run(tasks); err != nil {
		return nil, err
	}
	join()
	return rows, nil
}

// into plans the reading of a table: one task a file, and a function that joins
// what they read, in the order of the files, into rows.
func into[T any](ctx context.Context, l *Lake, table string, w Window, rows *[]T) func() ([]func() error, func(), error) {
	return func() (tasks []func() error, join func(), err error) {
		files, err := l.filesOf(tableNamed(table), w)
		if err != nil {
			return nil, nil, err
		}
		parts := make([][]T, len(files))
		for i, file := range files {
			tasks = append(tasks, func() (err error) {
				parts[i], err = readFile[T](ctx, l.path(file))
				return err
			})
		}
		return tasks, func() {
			for _, p := range parts {
				*rows = append(*rows, p...)
			}
		}, nil
	}
}
