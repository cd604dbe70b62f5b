package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// officeTold resolves "the prime minister said", where nobody of that office has spoken yet:
// the last person named who holds it, else the state whose office it is.
func (s *sentence) officeTold(i int, who *speaker) bool {
	if i <= s.first || s.nodes[i].ent >= 0 || !s.is(i-1, theHash) || !s.listed("soleoffice", i) {
		return false
	}
	office := strings.ToLower(s.text(i, i))
	if p := s.holderNamed(office); p != nil {
		*who = speaker{person: p, node: int32(i)}
		s.recall(who)
		return s.holdsOffice(who)
	}
	if !s.listed("stateoffice", i) {
		return false // presidents of firms, governors of banks
	}
	c := s.setIn(i)
	if c == nil {
		c = s.homeState()
	}
	if c == nil || c.Country == "US" {
		return false // which has none of these
	}
	*who = speaker{org: c, title: office, node: int32(i)}
	return true
}

// holderNamed is the person named last whose title tells an office.
func (s *sentence) holderNamed(office string) *entity.Entity {
	holds := func(title string) bool {
		title = strings.ToLower(title)
		return title == office || strings.HasSuffix(title, " "+office) && !strings.Contains(title, "vice") && !strings.Contains(title, "deputy")
	}
	const most = 500 // names back: more than news has, so that a text without end takes no longer than its length
	for k := len(s.ctx.seen) - 1; k >= max(0, len(s.ctx.seen)-most); k-- {
		p := s.ctx.seen[k].sub.ent
		if s.ctx.seen[k].sub.kind != schema.KindPerson || p == nil {
			continue
		}
		if p.Title != "" && !s.ofCompany(p) && holds(p.Title) {
			return p
		}
	}
	for k := len(s.ctx.voices) - 1; k >= 0; k-- {
		if v := &s.ctx.voices[k]; v.person != nil && !v.former && holds(v.title) && s.bearsOffice(v) {
			return v.person
		}
	}
	return nil
}
