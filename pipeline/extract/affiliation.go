package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// affiliate finds title and house of the person named by nodes [first,last],
// beside the name or as told before, and keeps them for "Smith said" further on.
func (s *sentence) affiliate(first, last int, who *speaker) bool {
	who.title = s.titleAround(last)
	who.described = last+2 < s.end && s.setsApart(last+1) && s.text(last+2, last+2) == "who"
	if first < last {
		if t := s.titleAround(first); who.title == "" {
			who.title = t
		}
	}
	if s.formerly(first, last) {
		who.former = true
		if who.person.Title != "" && s.officeBetween(first) { // the text knows better than the list
			gone := *who.person
			gone.Title = ""
			who.person = &gone
		}
	} else {
		s.employ(first, last, who)
	}
	if who.org == nil && who.person.Parent == "" && s.managesMain(first, last) {
		who.org = s.ctx.mainCo.ent // "Chief Executive Jane Roe": of the company that the article is about
	}
	if who.org != nil && (who.org.Name == who.person.Name || s.otherHouse(who)) {
		who.org = nil
	}
	s.remember(who)
	return true
}

// otherHouse reports whether the house read beside the name of somebody whom the
// gazetteer knows in office is not theirs: another state's, or one of many states beside
// a minister of one, as in "Roe, oil minister of the OPEC nation".
func (s *sentence) otherHouse(who *speaker) bool {
	if who.person.Title == "" || who.person.Parent == "" || who.org.Name == who.person.Parent || who.former {
		return false
	}
	own := s.institution(who.person)
	if own == nil {
		return who.person.Country != "" && who.org.Country != who.person.Country && s.k.kindBits.of("official").has(s.k.kindBits.of(who.org.Kind))
	}
	if own.Kind == schema.KindCompany || !s.k.kindBits.of("official").has(s.k.kindBits.of(who.org.Kind)) {
		return false
	}
	if own.Kind == schema.KindCentralBank {
		return who.org.Kind != schema.KindCentralBank
	}
	return own.Country != "" && who.org.Country != own.Country
}

// employ finds the house or the office of somebody who is still in it: what the text
// tells beside the name, else what it told before, else what stands near.
func (s *sentence) employ(first, last int, who *speaker) {
	org, title := s.officeBeside(first, last)
	if title != "" {
		who.org, who.title = org, title
	}
	if org != nil || title != "" && s.congressional(title) {
		return
	}
	if s.inOfficeBefore(who) || s.housedBefore(who) {
		s.recall(who)
		return
	}
	if who.org, who.unlisted = s.organisationNear(first, last); who.org == nil {
		s.recall(who)
	} else if in := *who; !s.forBody(&in) || s.partyNamed(in.org.Name) {
		if in.org = nil; s.serves(&in) && !s.commentates(in.title) || title != "" {
			who.org, who.unlisted = nil, false // a name near them is of their party, or of what they spoke about
		}
	}
}

// congressional reports whether a title is one of a parliament's members.
func (s *sentence) congressional(title string) bool {
	return s.inList("congress", strings.TrimSuffix(title, "."))
}

// inOfficeBefore reports whether the text has given the person an office before, of
// the gazetteer knows none: what else stands near them is not their house.
func (s *sentence) inOfficeBefore(who *speaker) bool {
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == who.person.Name {
			return !v.former && s.bearsOffice(v)
		}
	}
	return false
}

// housedBefore reports whether the text has told before for whom the person speaks, and
// tells no role beside the name now.
func (s *sentence) housedBefore(who *speaker) bool {
	if s.commentates(who.title) {
		return false
	}
	if b := int(who.node) - 1; who.person.Parent != "" || b > s.first && s.nodes[b].ent < 0 && s.nodes[b].cls.has(s.k.poss) {
		return false // "Acme's Roe"
	}
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == who.person.Name {
			return v.org != nil
		}
	}
	return false
}

// formerly reports whether the person named by nodes [first,last] held an office:
// "former Fed chairman Jane Roe", "Jane Roe, a former minister".
func (s *sentence) formerly(first, last int) bool {
	for j := first - 1; j >= s.first && j > first-7; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("exword", j) {
			return true
		}
		if n.cls.has(s.k.stop.or(s.k.verb)) && n.form&(formBase|formPast) != formBase && n.ent < 0 && n.flags&token.FlagCap == 0 && s.d.Tokens[n.first].Kind != token.Dash {
			break
		}
	}
	if b := first - 1; b >= s.first && s.nodes[b].ent < 0 && s.nodes[b].flags&token.FlagCap != 0 && (s.nodes[b].cls.has(s.k.officialHead) || s.officialTitle(s.text(b, b))) {
		return false // "President Jane Roe, a former banker": what they were before
	}
	for j := last + 1; j < s.end && j <= last+3 && s.is(last+1, s.k.commaHash); j++ {
		if s.nodes[j].ent < 0 && s.listed("exword", j) {
			return true
		}
	}
	return false
}

// officeBetween reports whether what stands before the name at node first is an
// office that was held: "former transport secretary", not "former banker".
func (s *sentence) officeBetween(first int) bool {
	for j := first - 1; j >= s.first && j > first-7; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("exword", j) {
			return false
		}
		if n.ent < 0 && (n.cls.has(s.k.typeBits.of("officialtitle")) || s.officialTitle(strings.ToLower(s.text(j, j)))) {
			return true
		}
	}
	return false
}

// officeBefore reads the public office before the name at node first and the
// country that it is of: "French President", "Rep.", "Italy's finance minister".
func (s *sentence) officeBefore(first int) (org *entity.Entity, title string) {
	body := -1 // of what kind: "Foreign Ministry spokesman"
	for j := first - 1; j >= s.first && j > first-6; j-- {
		n := &s.nodes[j]
		named := n.flags&token.FlagCap != 0 || j == s.first
		switch {
		case n.ent >= 0 && title != "" && n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("government"))):
			return s.ents[n.ent].Ent, title
		case n.ent >= 0 && title != "" && n.cls.has(s.k.kindBits.of("city")) && !s.federal(title) && (s.officialTitle(title) || s.fieldBefore(first)):
			return s.ents[n.ent].Ent, title // "New York insurance chief", "Ohio Governor"
		case n.ent >= 0:
			return nil, ""
		case s.listed("congress", j):
			if j > s.first && s.nodes[j-1].ent < 0 && s.nodes[j-1].flags&token.FlagCap != 0 && s.listed("partgovernment", j-1) {
				return nil, s.text(j-1, j) // "State Sen."
			}
			return nil, s.text(j, j)
		case title == "" && s.listed("oppositionword", j) && s.portfolio(j) >= 0:
			j = s.portfolio(j)
			title = s.text(j, first-1) // "Leader of the Opposition"
		case n.cls.has(s.k.typeBits.of("officialhead")):
			title = s.text(j, first-1)
			if j < first-1 && s.listed("homebody", j) {
				body = j
			}
		case title == "" && (n.cls.has(s.k.typeBits.of("officialtitle")) || s.listed("officephrase", j)): // "insurance regulator"
			title = s.text(j, first-1)
		case title == "" && j > s.first && s.nodes[j-1].ent < 0 && s.inList("officephrase", s.text(j-1, j)):
			j--
			title = s.text(j, first-1) // "Attorney General"
		case title != "" && s.listed("partgovernment", j): // "Ohio state Attorney General"
		case title == "" && s.portfolio(j) >= 0:
			j = s.portfolio(j)
			title = s.text(j, first-1)
		case title != "" && named && n.cls.has(s.k.word) && !n.cls.has(s.k.det.or(s.k.prep).or(s.k.sub).or(s.k.conj)) && (!n.cls.has(s.k.verb) || j > s.first && s.listed("rankword", j)): // "Economy Minister", "Vice Premier", "Acting Energy Secretary"
			title = s.text(j, first-1)
		case title != "" && s.listed("officefield", j):
			title = s.text(j, first-1)
		case n.cls.has(s.k.poss) || n.hash == s.k.period || n.cls.has(s.k.typeBits.of("rolenoun").or(s.k.typeBits.of("titleword")).or(s.k.adj)):
		default:
			return s.officeOf(body, title)
		}
	}
	return s.officeOf(body, title)
}

// fieldBefore reports whether the title that ends before node first is that of an
// authority by its field: "insurance chief", "antitrust head".
func (s *sentence) fieldBefore(first int) bool {
	return s.anyListed("officefield", max(s.first, first-3), first-2)
}

// officeOf is the office that a title without a country tells, of the state whose
// body stands at node body; title is "" if it may as well be one in a company.
func (s *sentence) officeOf(body int, title string) (*entity.Entity, string) {
	if body >= 0 {
		return s.stateOf(body), title
	}
	if s.officialTitle(title) {
		return nil, title
	}
	return nil, ""
}

// portfolio returns the title whose field ends at node i: "Secretary for Labour
// and Welfare", "Minister of Finance,"; -1 if there is none.
func (s *sentence) portfolio(i int) int {
	const longest = 10
	for j := i; j > s.first && j > i-longest; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.prep) && n.flags&token.FlagCap == 0 {
			p := &s.nodes[j-1]
			if p.ent < 0 && (p.flags&token.FlagCap != 0 || j-1 == s.first) && p.cls.has(s.k.typeBits.of("officialhead")) && j < i {
				return j - 1
			}
			return -1
		}
		if n.flags&token.FlagCap == 0 && n.hash != s.k.commaHash && n.hash != theHash && !s.is(j, s.k.and) {
			return -1
		}
	}
	return -1
}

// bankNamed is the central bank that "the central bank" at node i, or its
// governor there, means: the last one named.
func (s *sentence) bankNamed(i int) *entity.Entity {
	if i > s.first && s.nodes[i].cls.has(s.k.typeBits.of("officialhead")) {
		i--
	}
	if i > s.first && s.nodes[i].cls.has(s.k.poss) {
		i--
	}
	if i < s.first || s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.typeBits.of("bankword")) {
		return nil
	}
	for j := i - 1; j >= 0 && i-j < bankReach; j-- {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("central_bank")) {
			return s.ents[n.ent].Ent
		}
	}
	if c := s.homeState(); c != nil && !s.othersBank(i) && !strings.HasSuffix(s.text(i, i), "bankers") { // "central bankers": of the world
		return bankOf(s.doc.gaz, c)
	}
	return nil
}

// introduce remembers for whom the people named in the sentence work, whether
// they speak in it or later.
func (s *sentence) introduce() {
	for i := s.first; i < s.end && s.cls.has(s.k.person); i++ {
		if n := &s.nodes[i]; n.ent < 0 || !n.cls.has(s.k.person) {
			continue
		}
		who := speaker{person: s.ents[s.nodes[i].ent].Ent, node: int32(i)}
		if who.person.Parent == "" {
			s.affiliate(i, i, &who)
		}
	}
}

// holder puts the person for an office that speaks: "the Fed chairman said",
// after Ben Bernanke has.
func (s *sentence) holder(who *speaker) {
	p := s.ctx.speaker.person
	if p == nil || who.org == nil || p.Parent != who.org.Name && !(s.ctx.speaker.org != nil && s.ctx.speaker.org.Name == who.org.Name) {
		return
	}
	who.person, who.title = p, s.ctx.speaker.title
}

// rater names the house of somebody who rates a share, and the person as speaker.
func (s *sentence) rater(f *fact) {
	if f.ActorName == nil {
		return
	}
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.org != nil && (v.person.Name == *f.ActorName || hasWord(v.person.Name, *f.ActorName)) {
			f.speaker = v.person.Name
			f.ActorName, f.ActorID = ptr(v.org.Name), ptr(v.org.ID)
			return
		}
	}
}

// remember keeps for whom somebody speaks.
func (s *sentence) remember(who *speaker) {
	if who.person == nil || who.org == nil && who.title == "" && !who.former && !who.described {
		return
	}
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == who.person.Name {
			v.described = v.described || who.described
			if who.org != nil {
				former := v.former
				*v = *who
				v.former = v.former || former
			}
			return
		}
	}
	if len(s.ctx.voices) == maxVoices {
		s.ctx.voices = slices.Delete(s.ctx.voices, 0, 1)
	}
	s.ctx.voices = append(s.ctx.voices, *who)
}

// maxVoices bounds the people and the houses that are remembered, so that a
// list of any length is read in linear time.
const maxVoices = 256

// recall fills house and title of a person who has been introduced.
func (s *sentence) recall(who *speaker) {
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == who.person.Name {
			who.org, who.unlisted, who.former, who.described = v.org, v.unlisted, v.former, v.described
			if who.title == "" || s.officialTitle(v.title) && !s.officialTitle(who.title) && !s.commentates(who.title) { // "However Roe said"
				who.title = v.title
			}
			return
		}
	}
}
