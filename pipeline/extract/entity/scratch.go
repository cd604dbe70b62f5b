package entity

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Scratch is the memory of Link, reused from article to article. One goroutine
// uses one Scratch. Entities made from texts live in it and in the spans.
type Scratch struct {
	cands  []cand
	modes  []letterCase // of each sentence
	loose  []int32      // capitalised words that no name covers yet
	forms  map[uint64]form
	mask   uint64 // bloom over the first words of forms
	sure   map[*Entity]bool
	marked *Entity // the last one
	issuer map[int32]bool
	places [11]uint64 // set of the countries that the article speaks of
	bond   string     // country whose government bonds the article spoke of last

	words [1 << 12]memo // what the table of g says of words, for speed only
	of    *Gazetteer

	made map[string]*Entity // entities that are in no list, by their columns
	key  []byte
}

// memo is one search of a gazetteer's table.
type memo struct {
	hash uint64
	node *node
}

// form is a short name that this article introduced.
type form struct {
	ent   *Entity
	words uint8
	clash bool // two entities claim it
	need  need // what the text must add
}

// need says what a short form asks for beside itself.
type need uint8

const (
	needNothing  need = iota
	needPoss          // 's, which its full name has: Dick's of "Dick's Sporting Goods"
	needCapitals      // initials: EA for Electronic Arts
	needTrigger       // a word of the language: "Bear shares"
)

// cand is a name that was found and may yet be dropped.
type cand struct {
	first, last int32
	end         int32 // last word of the name proper, before legal forms
	ent         *Entity
	alt         uint32 // chain of readings it was chosen from
	flags       Flags
	grade       grade
	kind        kind
	formed      bool // its short forms are collected
	words       uint8
	conf        float32
}

const maxMade = 1 << 15 // entities kept from earlier articles: about 8 MB

func (s *Scratch) reset(g *Gazetteer) {
	if s.of != g {
		s.of, s.words = g, [1 << 12]memo{}
	}
	s.cands, s.loose, s.modes, s.mask, s.bond = s.cands[:0], s.loose[:0], s.modes[:0], 0, ""
	s.places, s.marked = [11]uint64{}, nil
	if s.forms == nil {
		s.forms, s.sure, s.issuer, s.made = map[uint64]form{}, map[*Entity]bool{}, map[int32]bool{}, map[string]*Entity{}
	}
	clear(s.forms)
	clear(s.sure)
	clear(s.issuer)
	if len(s.made) > maxMade {
		clear(s.made)
	}
}

// make returns the entity of a kind, ticker and name that is in no list.
func (s *Scratch) make(kind, ticker, name string) *Entity {
	return s.entity(Entity{Kind: kind, Ticker: ticker, Name: name})
}

// entity returns the entity with the columns of e, and its id. Entities are kept
// for later articles, by all their columns: nothing changes one afterwards, so
// that no article sees what another one said.
func (s *Scratch) entity(e Entity) *Entity {
	s.key = append(append(append(append(append(s.key[:0], e.Kind...), 0), e.Ticker...), 0), e.Name...)
	if e.Country != "" || e.Sector != "" || e.TimeZone != "" || e.Currency != "" || e.MIC != "" {
		for _, v := range [...]string{e.Country, e.Sector, e.TimeZone, e.Currency, e.MIC} {
			s.key = append(append(s.key, 0), v...)
		}
	}
	if have := s.made[string(s.key)]; have != nil {
		return have
	}
	e.Name, e.Ticker = strings.Clone(e.Name), strings.Clone(e.Ticker)
	e.ID = NewID(e.Kind, e.Ticker, e.Name)
	s.made[string(s.key)] = &e
	return &e
}

// unlisted returns e as it is without its ticker: before its shares traded, or after.
func (s *Scratch) unlisted(e *Entity) *Entity {
	return s.entity(Entity{Kind: e.Kind, Name: e.Name, Country: e.Country, Sector: e.Sector, TimeZone: e.TimeZone})
}

// mark notes that the article surely speaks of e.
func (s *Scratch) mark(e *Entity) {
	if e == s.marked { // names repeat
		return
	}
	s.marked = e
	s.sure[e] = true
	if e.issuer != 0 {
		s.issuer[e.issuer] = true
	}
}

func (s *Scratch) isSure(e *Entity) bool {
	return s.sure[e] || e.issuer != 0 && s.issuer[e.issuer]
}

func (s *Scratch) last() *cand {
	if len(s.cands) == 0 {
		return nil
	}
	return &s.cands[len(s.cands)-1]
}

// place notes that the article speaks of a country, by its ISO code.
func (s *Scratch) place(code string) {
	if len(code) == 2 {
		k := int(code[0]-'A')*26 + int(code[1]-'A')
		s.places[k>>6] |= 1 << (k & 63)
	}
}

func (s *Scratch) hasPlace(code string) bool {
	if len(code) != 2 {
		return false
	}
	k := int(code[0]-'A')*26 + int(code[1]-'A')
	return s.places[k>>6]>>(k&63)&1 != 0
}

// dropFrom removes the candidates and loose words that begin at or after token i.
func (s *Scratch) dropFrom(i int) {
	for len(s.cands) > 0 && int(s.cands[len(s.cands)-1].first) >= i {
		s.cands = s.cands[:len(s.cands)-1]
	}
	for len(s.loose) > 0 && int(s.loose[len(s.loose)-1]) >= i {
		s.loose = s.loose[:len(s.loose)-1]
	}
}

func companyLike(kind string) bool {
	return kind == schema.KindCompany || kind == schema.KindOrganisation
}
