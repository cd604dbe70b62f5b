package main

import (
	"slices"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

// segment is a piece of a body in which nothing begins or ends. Facts and quotes
// may overlap, so the text is shown piece by piece, each with all that covers it.
type segment struct {
	text          string
	facts         []int // mentions that cover it, the shortest last
	opens, closes []int // those of them that begin here, the longest first, and those that end here
	quotes        []int // quotes that cover it
	skipped       bool  // kept out of extraction
}

// segments cuts the body of x; the texts together are the body.
func segments(x pipeline.Explained) []segment {
	body := x.Article.Body
	mentions, quotes := x.Found.Mentions, x.Found.Quotes
	bounds := cuts(x)
	out := make([]segment, 0, len(bounds))
	for i := range len(bounds) - 1 {
		from, to := bounds[i], bounds[i+1]
		s := segment{text: body[from:to]}
		for j, m := range mentions {
			if int(m.StartByte) > from || int(m.EndByte) < to {
				continue
			}
			s.facts = append(s.facts, j)
			if int(m.EndByte) == to {
				s.closes = append(s.closes, j)
			}
		}
		slices.SortStableFunc(s.facts, func(a, b int) int { return length(mentions[b]) - length(mentions[a]) })
		for _, j := range s.facts {
			if int(mentions[j].StartByte) == from {
				s.opens = append(s.opens, j)
			}
		}
		for j, q := range quotes {
			if int(q.StartByte) <= from && to <= int(q.EndByte) {
				s.quotes = append(s.quotes, j)
			}
		}
		s.skipped = slices.ContainsFunc(x.Article.Skip, func(k schema.Span) bool { return k.Start <= from && to <= k.End })
		out = append(out, s)
	}
	return out
}

// cuts are the bytes of the body at which something begins or ends, in order.
func cuts(x pipeline.Explained) []int {
	at := []int{0, len(x.Article.Body)}
	for _, m := range x.Found.Mentions {
		at = append(at, int(m.StartByte), int(m.EndByte))
	}
	for _, q := range x.Found.Quotes {
		at = append(at, int(q.StartByte), int(q.EndByte))
	}
	for _, s := range x.Article.Skip {
		at = append(at, s.Start, s.End)
	}
	slices.Sort(at)
	return slices.Compact(at)
}

func length(m schema.Mention) int { return int(m.EndByte - m.StartByte) }
