package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Quotations that go on without a verb of saying.

// continued: a sentence in quotation marks with no verb of saying belongs to the
// speaker of the sentence before it. It is a statement of its own where it follows
// "he said:" or opens a paragraph, else the rest of one.
func (s *sentence) continued(a *schema.Article, facts []fact, out *[]schema.Quote) []fact {
	if s.end-s.first < 4 {
		return facts
	}
	opens := s.nodes[s.first].cls.has(s.k.quote)
	if !opens && s.nodes[s.first].flags&token.FlagQuoted == 0 || s.ctx.speaker.node < 0 || s.index-s.ctx.spoke != 1 || (s.ctx.speaker.person == nil && s.ctx.speaker.org == nil) {
		return facts
	}
	s.ctx.spoke = s.index
	if !opens || s.saidByOther() {
		return facts
	}
	at := attribution{who: s.ctx.speaker, verb: -1, first: s.first, last: s.end - 1, kind: "direct"}
	if s.ctx.expect || s.index > 0 && s.opensParagraph(s.index) && !s.attributedLater() {
		s.ctx.expect = false
		if event := s.speechEvent(&at); event != "" {
			facts = append(facts, s.speechFact(&at, event))
		}
	}
	*out = append(*out, s.quoteRow(a, &at))
	return facts
}

// saidByOther reports whether the sentence has a verb of saying behind its quotation: its
// subject is somebody whom nobody knows.
func (s *sentence) saidByOther() bool {
	for i := s.first + 1; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent < 0 && n.date < 0 && n.cls.has(s.k.saying) && n.cls.has(s.k.verb) && n.flags&token.FlagQuoted == 0 && n.form&(formPast|form3s) != 0 {
			return true
		}
	}
	return false
}

// attributedLater reports whether the paragraph goes on to say who speaks: then that
// is where the statement is found.
func (s *sentence) attributedLater() bool {
	para := s.d.Sentences[s.index].Para
	for k := s.index + 1; k < len(s.d.Sentences) && s.d.Sentences[k].Para == para && k+1 < len(s.starts); k++ {
		for i := int(s.starts[k]); i < int(s.starts[k+1]); i++ {
			if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.uttering) && n.flags&token.FlagQuoted == 0 {
				return true
			}
		}
	}
	return false
}
