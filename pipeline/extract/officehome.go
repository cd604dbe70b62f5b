package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// officeAtHome is the office of the article's country that ends at node e without its
// name: "the customs bureau", "the statistics office". Its words must be the gazetteer's.
func (s *sentence) officeAtHome(e int) *entity.Entity {
	if e-2 < s.first || s.nodes[e].ent >= 0 || !s.listed("officeword", e) || s.nodes[e-1].ent >= 0 || s.nodes[e-2].hash != theHash {
		return nil
	}
	told := ""
	if x := s.doc.stat.fact.sub.ent; s.doc.stat.ok && x != nil && s.index-s.doc.stat.sentence < meetingMemory {
		told = x.Country // of whose statistics the article tells
	}
	for _, code := range [...]string{told, s.ctx.country} {
		if c := s.doc.gaz.Country(code); code != "" && c != nil {
			for _, x := range s.doc.gaz.ByName(c.Name+"'s "+s.text(e-1, e), entity.Context{}) {
				return x.Ent
			}
		}
	}
	return nil
}

// sitsInCourt reports whether a title is a judge's: "U.S. District Judge".
func (s *sentence) sitsInCourt(title string) bool {
	last := title[strings.LastIndexByte(title, ' ')+1:]
	return last != "" && s.inList("judging", last)
}

// setIn is the country that the sentence is set in before node e: "In South Korea, the
// finance ministry said"; nil if it opens with none.
func (s *sentence) setIn(e int) *entity.Entity {
	b := max(s.first, s.head)
	if b+2 >= e || !s.is(b, inHash) || !s.is(b+2, s.k.commaHash) {
		return nil
	}
	if n := &s.nodes[b+1]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) && !s.demonym(b+1) {
		return s.ents[n.ent].Ent
	}
	return nil
}

// looseAtHome reports whether the officials whom node e names are those of the state that the
// article is from: they open it or are told with "the", or a house that reports from there
// tells of them.
func (s *sentence) looseAtHome(e int) bool {
	if e > s.first {
		return s.is(e-1, theHash)
	}
	return s.index == 0 || s.ctx.home != nil || s.listed("stateservant", e)
}

// homeCode is the code of the country that the article is from, or that its house reports
// from.
func (s *sentence) homeCode() string {
	if s.ctx.country == "" && s.ctx.home != nil {
		return s.ctx.home.Country
	}
	return s.ctx.country
}

// holderState is the state, or the part of one, that the holder of an office named at node h is of.
func (s *sentence) holderState(h int) *entity.Entity {
	n := &s.nodes[h]
	if n.ent >= 0 {
		if e := s.ents[n.ent].Ent; e.Kind == schema.KindPerson && e.Title != "" {
			return s.doc.gaz.Country(e.Country)
		}
		return nil
	}
	if n.flags&token.FlagCap != 0 { // "Roe's office", after Jane Roe has spoken for the state
		for k := len(s.ctx.voices) - 1; k >= 0; k-- {
			if v := &s.ctx.voices[k]; v.person != nil && hasWord(v.person.Name, s.text(h, h)) && s.holdsOffice(v) {
				return s.officeBody(v)
			}
		}
	}
	if !n.cls.has(s.k.officialHead) && !s.listed("lawoffice", h) {
		return nil
	}
	for i := h - 1; i >= s.first && i > h-3; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) {
			return s.ents[n.ent].Ent
		}
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("city")) {
			if e := s.ents[n.ent].Ent; e.Country == "US" && !s.listed("capital", i) {
				return e
			}
			return s.doc.gaz.Country(s.ents[n.ent].Ent.Country)
		}
	}
	return s.homeState()
}
