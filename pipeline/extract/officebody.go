package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// In whose name somebody in office speaks: the body that the text or the gazetteer
// gives them, else the state that their title and the article show.

// ofOffice makes a policy statement that of the institution in whose name it
// is made: a central bank or agency, else the country. Where nothing shows which, as of
// a mayor whose city the text does not name, it is that of who makes it.
func (s *sentence) ofOffice(f *fact, at *attribution) {
	e := at.who.org
	if at.who.person != nil {
		if e = s.officeBody(&at.who); e == nil && s.speaksAlone(&at.who) {
			e = at.who.person
		}
	}
	if e != nil {
		f.sub = subject{ent: s.state(e, at.who.person != nil), first: at.who.node, last: at.who.node}
		f.sub.kind = f.sub.ent.Kind
	}
}

// speaksAlone reports whether an official whose state or city nothing shows makes policy
// all the same: by a title that no house gives.
func (s *sentence) speaksAlone(w *speaker) bool {
	if !s.holdsOffice(w) || w.org != nil {
		return false
	}
	if hasAny(w.title, "residential", "ecretary general", "ecretary-general") { // "presidential candidate"
		return true
	}
	if hasAny(w.title, "orks council") { // of those who work in a firm
		return false
	}
	loose := s.hasWordOf("looseoffice", w.title) && !s.hasWordOf("ministeroffice", w.title) && !s.holdsWord("officephrase", w.title)
	return !loose && !hasAny(w.title, "treasurer")
}

// officeBody is the body or the state for which a person in office speaks; nil if
// nothing shows it.
func (s *sentence) officeBody(w *speaker) *entity.Entity {
	switch {
	case w.org != nil:
		return w.org
	case w.person.Parent != "":
		if e := s.institution(w.person); e != nil {
			return e
		}
	}
	if w.person.Country != "" {
		return s.doc.gaz.Country(w.person.Country)
	}
	return s.presumedState(w)
}

// presumedState is the state of an official whom only a title tells. Members of the
// U.S. Congress and party people are of the United States wherever they travel; a minister
// is of the country that the article is from only where the article speaks of it, since
// ministers travel too, and never of the United States, which have none. Who governs a
// part of a state does not speak for the whole.
func (s *sentence) presumedState(w *speaker) *entity.Entity {
	title, country := strings.TrimSuffix(w.title, "."), s.ctx.country
	if s.ctx.home != nil && !s.federal(title) {
		return s.homeOffice(title)
	}
	has := func(list string) bool { return s.hasWordOf(list, title) }
	american := country == "" || country == "US"
	abbreviated := len(title) == len("Sen") // "Sen.", "Rep.": senators and deputies of other countries are written out
	switch {
	case s.holdsWord("partoffice", title): // "State Senator": of a part of the country
		return nil
	case s.federal(title) && (american || !s.congressional(title) || abbreviated || !s.inList("senateland", country)), s.inList("cabinetoffice", title) && !s.inList("senateland", country):
		return s.doc.gaz.Country("US")
	case american && s.inList("britishoffice", title):
		return s.doc.gaz.Country("GB")
	case has("localoffice") && !hasAny(title, "entral bank", "entral Bank"), hasAny(title, "eneral", " at "):
		return nil
	case has("looseoffice") && !has("ministeroffice") && !has("federaloffice"):
		return nil
	case american && has("federaloffice"):
		return s.doc.gaz.Country("US")
	case country == "" || country == "US" && has("ministeroffice") || country != "US" && !s.speaksOf(country):
		return nil
	}
	return s.doc.gaz.Country(country)
}

// homeOffice is the state of an official whom an article tells only by a title, of a house that
// reports from there; nil of one who need not govern.
func (s *sentence) homeOffice(title string) *entity.Entity {
	governs := s.hasWordOf("ministeroffice", title) || s.hasWordOf("federaloffice", title)
	if s.hasWordOf("looseoffice", title) && !governs || hasAny(title, " at ") {
		return nil
	}
	return s.ctx.home
}

// federal reports whether a title is that of a member of the U.S. Congress or of its
// parties, who may be told by the part of the country that they come from.
func (s *sentence) federal(title string) bool {
	return s.congressional(title) || s.hasWordOf("congress", title) || s.hasWordOf("partyperson", title) && !hasAny(title, "arty")
}

// hasWordOf reports whether a word of a title is in a list.
func (s *sentence) hasWordOf(list, title string) bool {
	for x := range strings.FieldsSeq(title) {
		if s.inList(list, x) {
			return true
		}
	}
	return false
}

// speaksOf reports whether the article names a country, or who is of it, up to here.
func (s *sentence) speaksOf(country string) bool {
	for i := max(0, s.end-longArticle); i < s.end; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) && s.ents[n.ent].Ent.Country == country {
			return true
		}
	}
	return false
}

// state is the country of a government office whose head speaks; of other
// institutions, and of those of a part of a country, it is they themselves.
func (s *sentence) state(e *entity.Entity, person bool) *entity.Entity {
	if person && e.Kind == schema.KindGovernment && e.Country != "" && !s.regional(e) {
		if c := s.doc.gaz.Country(e.Country); c != nil {
			return c
		}
	}
	return e
}

// regional reports whether the name of a body begins with that of a part of a country:
// "New York Attorney General".
func (s *sentence) regional(e *entity.Entity) bool {
	for i := range e.Name {
		if e.Name[i] != ' ' {
			continue
		}
		for _, c := range s.doc.gaz.ByName(e.Name[:i], entity.Context{}) {
			if c.Ent.Kind == entity.KindCity && c.Ent.Country == e.Country {
				return true
			}
		}
	}
	return false
}
