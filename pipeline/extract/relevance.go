package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Newspapers quote actors, bishops and parents as often as analysts and ministers. What
// somebody says is a fact for a market only in an article that has to do with one: the share
// of its words that are of business and the economy says whether it has. Quotes are kept of
// all of them.

// Shares below which what people, and what officials, say in an article is no news of a market.
// What stands below them in business news is of elections, faith and sports.
const (
	leastOfComments = 0.025
	leastOfPolicies = 0.02
	leastOfFirms    = 0.01 // where a statement is about a company, or of one
)

// toMarkets reports whether a fact is one that a market could heed: every one is
// that is not a statement, and of those the ones in articles that have to do with business.
func (s *sentence) toMarkets(f *fact) bool {
	least := leastOfComments
	switch f.EventType {
	case schema.PolicyStatement:
		least = leastOfPolicies
	case schema.AnalystComment:
	default:
		return true
	}
	switch share := s.doc.business; {
	case share >= least:
		return true
	case share >= leastOfFirms && s.aboutFirm(&f.sub):
		return true
	}
	const enough = 2 // words of business in the statement itself
	_, of := s.businessOf(int(f.first), int(f.last)+1)
	return of >= enough
}

// aboutFirm reports whether a subject is a company that the gazetteer knows.
func (s *sentence) aboutFirm(sub *subject) bool {
	return sub.ent != nil && sub.ent.Kind == schema.KindCompany && !sub.unlisted
}

// businessShare is the share of the words of an article that are of business: all, where
// the text is too short to say what it has to do with.
func (c *chunker) businessShare() float64 {
	const few = 60
	words, of := c.businessOf(0, len(c.nodes))
	if words < few {
		return 1
	}
	return float64(of) / float64(words)
}

// businessOf counts the words of the nodes [first,end), a name or a figure as one, and
// those of business among them.
func (c *chunker) businessOf(first, end int) (words, of int) {
	firms := c.k.kindBits.of("traded").or(c.k.kindBits.of("central_bank")).or(c.k.kindBits.of("regulator")).or(c.k.kindBits.of("exchange"))
	list := c.lex.wordLists.of("businessword")
	for i := first; i < end; i++ {
		n := &c.nodes[i]
		counts := false
		switch {
		case n.ent >= 0:
			e := &c.ents[n.ent]
			counts = n.cls.has(firms) && e.Flags&entity.Unlisted == 0 && !n.cls.has(c.k.demonym)
		case n.qty >= 0:
			q := &c.qtys[n.qty]
			counts = q.ccy != "" || q.unit == schema.UnitPct || q.unit == schema.UnitBps
		case n.cls.has(c.k.word):
			counts = n.listed != 0 && list.words.has(n.hash)
		default:
			continue
		}
		words++
		if counts {
			of++
		}
	}
	return words, of
}
