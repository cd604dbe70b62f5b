package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Newspapers quote actors, bishops and parents as often as analysts and ministers. What
// somebody says is a fact for a market only in an article that has to do with one, or with the
// states that make its weather: the shares of its words that are of business and the economy,
// and of states and those who govern them, say whether it has. What people say who are of no
// house and speak of nothing that has a name is news in an article of business alone. Quotes
// are kept of all of them.

// Shares below which what people, and what officials, say in an article is no news of a market.
// What stands below them is of faith, of sports and of the stage.
const (
	leastOfComments = 0.025
	leastOfPolicies = 0.02
	leastOfAnybody  = 0.06 // where somebody speaks of whom the text tells no house
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
	share := s.doc.business
	if f.EventType == schema.PolicyStatement || f.ActorName != nil || !s.ofNothingElse(f) {
		share += s.doc.states
	}
	switch {
	case share >= least:
		return true
	case share >= leastOfFirms && s.aboutFirm(&f.sub):
		return true
	}
	const enough = 2 // words of business in the statement itself
	_, of := s.businessOf(int(f.first), int(f.last)+1)
	return of >= enough
}

// aboutBusiness reports whether an article is one of business through and through: whoever is named
// there and speaks has a view that counts, unless the text gives them another trade. One too short
// to tell is none.
func (s *sentence) aboutBusiness() bool {
	return s.doc.business >= leastOfAnybody && s.doc.business < 1 && s.doc.states*3 < s.doc.business
}

// ofNothingElse reports whether a statement has no subject but who makes it.
func (s *sentence) ofNothingElse(f *fact) bool {
	return f.speaker != "" && f.sub.displayName() == f.speaker
}

// aboutFirm reports whether a subject is a company that the gazetteer knows, and no house
// that only stands for what a statement of its people is about.
func (s *sentence) aboutFirm(sub *subject) bool {
	return sub.ent != nil && sub.ent.Kind == schema.KindCompany && !sub.unlisted && !sub.untold
}

// shares are the shares of the words of an article that are of business, and that are of
// states: all are of business where the text is too short to say what it has to do with.
func (c *chunker) shares() (business, states float64) {
	const few = 60
	words, of := c.businessOf(0, len(c.nodes))
	if words < few {
		return 1, 0
	}
	return float64(of) / float64(words), float64(c.statesOf()) / float64(words)
}

// statesOf counts the words of an article that are of states and of who governs them, a
// name as one.
func (c *chunker) statesOf() (of int) {
	governs := c.k.kindBits.of("country").or(c.k.kindBits.of("government")).or(c.k.kindBits.of("official"))
	list, onIt := c.lex.wordLists.of("politicsword"), listingOf("politicsword")
	for i := range c.nodes {
		n := &c.nodes[i]
		switch {
		case n.ent >= 0:
			if n.cls.has(governs) && !n.cls.has(c.k.demonym) {
				of++
			}
		case n.qty < 0 && n.cls.has(c.k.word) && n.listed.meets(onIt) && list.words.has(n.hash):
			of++
		}
	}
	return of
}

// businessOf counts the words of the nodes [first,end), a name or a figure as one, and
// those of business among them.
func (c *chunker) businessOf(first, end int) (words, of int) {
	firms := c.k.kindBits.of("traded").or(c.k.kindBits.of("central_bank")).or(c.k.kindBits.of("regulator")).or(c.k.kindBits.of("exchange"))
	list, onIt := c.lex.wordLists.of("businessword"), listingOf("businessword")
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
			counts = n.listed.meets(onIt) && list.words.has(n.hash)
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
