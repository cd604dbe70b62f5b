package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Houses that nobody lists, made of the words beside a role.

// opensHouse reports whether a house that nobody lists may begin after node i:
// "at", "of", "with", the article of an apposition, or what it is called: "advisory firm".
func (s *sentence) opensHouse(i int) bool {
	n := &s.nodes[i]
	if s.callsHouse(i) {
		return true
	}
	return n.ent < 0 && (n.cls.has(s.k.prep) && n.date < 0 && (n.flags&token.FlagCap == 0 || i == s.first) || n.cls.has(s.k.det) && i > s.first && (s.is(i-1, s.k.commaHash) || s.nodes[i-1].cls.has(s.k.prep) && s.associates(i+1)) || n.cls.has(s.k.typeBits.of("voicerole")))
}

// callsHouse reports whether node i is a word by which a house is called before its name: "firm",
// "consultancy".
func (s *sentence) callsHouse(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && n.flags&token.FlagCap == 0 && (n.cls.has(s.k.anaphor) || s.listed("housenoun", i) || s.listed("viewfirm", i))
}

// houseAt makes an organisation of the capitalised words at node i. After an
// article they must stand before a role: "a Bloomberg Intelligence analyst".
func (s *sentence) houseAt(i int) (*entity.Entity, bool) {
	last := s.houseEnd(i)
	if last+2 < s.end && s.is(last+1, s.k.commaHash) && s.nodes[last+2].ent >= 0 && s.nodes[last+2].cls.has(s.k.place) && !s.ratingHouse(s.text(i, last)) && !s.nodes[last].cls.has(s.k.anaphor) {
		return nil, false // "a dealer from East Hampton, New York"
	}
	if last == i && s.nodes[i].flags&token.FlagUpper != 0 && s.nodes[i-1].hash == s.k.of {
		return nil, false // "head of FX", "director of IT"
	}
	if last < i || s.nodes[i].cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword"))) {
		return nil, false
	}
	if s.nodes[i-1].cls.has(s.k.det) && !s.associates(i) && !(last+1 < s.end && s.nodes[last+1].cls.has(s.k.typeBits.of("voicerole"))) {
		return nil, false
	}
	if j := i - 2; j > s.first && (s.nodes[i-1].hash == s.k.of || s.bodyHead(j) && s.is(i-1, s.k.forWord)) { // "the Chamber of Commerce", "the Society for Better Roads"
		for j >= s.first && s.nodes[j].ent < 0 && (s.nodes[j].flags&token.FlagCap != 0 || j > s.first && j < i-2 && s.nodes[j].cls.has(s.k.poss) && s.nodes[j-1].flags&token.FlagCap != 0) && !s.nodes[j].cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("titleword")).or(s.k.typeBits.of("officialhead")).or(s.k.typeBits.of("voicerole")).or(s.k.det)) {
			j--
		}
		i = min(i, j+1)
		if i < last && s.is(i, s.k.of) {
			i++
		}
	}
	return s.house(i, last)
}

// houseEnd is the last of the capitalised words from node i on that are a house's name, i-1 if
// there is none: "Bright Star Research", "Landesbank Baden-Wurttemberg", "Roe, Poe & Doe".
func (s *sentence) houseEnd(i int) int {
	const longest = 8
	last := i - 1
	for j := i; j < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		switch {
		case n.date >= 0 || n.qty >= 0:
			return last
		case n.flags&token.FlagCap != 0 && (n.ent < 0 && n.cls.has(s.k.word) || n.ent >= 0 && (j > i || s.opensName(i))):
			last = j
		case j == i || j+1 >= s.end || s.nodes[j+1].flags&token.FlagCap == 0:
			return last
		case s.isDash(j) && s.nodes[j+1].first == s.nodes[j].last+1 && s.tight(j):
		case (s.is(j, s.k.and) || s.is(j, s.k.ampersand)) && (s.nodes[j+1].ent < 0 || s.is(i+1, s.k.commaHash)):
		case (s.is(j, s.k.of) || s.is(j, s.k.forWord)) && s.bodyHead(j-1) && s.nodes[j+1].ent < 0:
		case s.is(j, s.k.commaHash) && (j == i+1 || s.is(i+1, s.k.commaHash)) && s.partnersFrom(j):
		default:
			return last
		}
	}
	return last
}

// partnersFrom reports whether the comma at node j goes on with a list of capitalised names that
// ends in "&" or "and": ", Poe, Doe & Co".
func (s *sentence) partnersFrom(j int) bool {
	const longest = 8
	for k := j; k+3 < s.end && k < j+longest; k += 2 {
		if !s.is(k, s.k.commaHash) || s.nodes[k+1].flags&token.FlagCap == 0 {
			return false
		}
		if (s.is(k+2, s.k.ampersand) || s.is(k+2, s.k.and)) && s.nodes[k+3].flags&token.FlagCap != 0 {
			return true
		}
	}
	return false
}

// tight reports whether the mark at node j is printed against the words on both its sides.
func (s *sentence) tight(j int) bool {
	t := s.d.Tokens
	k := int(s.nodes[j].first)
	return t[k].Flags&token.FlagSpace == 0 && k+1 < len(t) && t[k+1].Flags&token.FlagSpace == 0
}

// opensName reports whether the person or the place at node i is the first word of a house's name
// and no name by itself: what a house is called stands before it, or ends the words behind it.
func (s *sentence) opensName(i int) bool {
	const longest = 5
	n := &s.nodes[i]
	if n.cls.has(s.k.person.or(s.k.place)) && s.callsHouse(i-1) {
		return true
	}
	for j := i + 1; n.cls.has(s.k.place.or(s.k.demonym)) && j < s.end && j < i+longest; j++ {
		if m := &s.nodes[j]; m.ent >= 0 || m.flags&token.FlagCap == 0 {
			return false
		}
		if s.bodyHead(j) {
			return true
		}
	}
	return false
}

// associates reports whether some words from node i on are the name of an association or a school.
func (s *sentence) associates(i int) bool {
	for j, last := i+1, s.houseEnd(i); j <= last; j++ {
		if s.bodyHead(j) {
			return true
		}
	}
	return false
}

// bodyHead reports whether node i is the word by which an association or a school calls itself:
// "Society" of "the Society for Better Roads".
func (s *sentence) bodyHead(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && n.flags&token.FlagCap != 0 && s.listed("bodyhead", i)
}

// houseBefore makes an organisation of the capitalised words that end before
// the role or possessive at node j.
func (s *sentence) houseBefore(j int) (*entity.Entity, bool) {
	first := j
	for i := j - 1; i >= s.first && i > j-6; i-- {
		n := &s.nodes[i]
		if first < j && n.flags&token.FlagUpper != 0 && s.nodes[first].flags&token.FlagUpper == 0 && i-1 >= s.first && s.nodes[i-1].flags&token.FlagUpper != 0 {
			break // a heading in capitals runs into the sentence
		}
		if n.date >= 0 || n.qty >= 0 || n.ent >= 0 || !n.cls.has(s.k.word) || n.flags&token.FlagCap == 0 {
			if first < j && i > s.first && n.ent < 0 && (s.is(i, s.k.and) || s.is(i, s.k.ampersand)) && s.nodes[i-1].flags&token.FlagCap != 0 {
				continue
			}
			break
		}
		first = i
	}
	if first < j-1 && first == s.first && s.nodes[first].cls.has(s.k.conj.or(s.k.sub)) {
		first++ // "But Acme Research analyst X"
	}
	if first < j && first == s.first && first == j-1 && (s.nodes[first].entry >= 0 || s.listed("openingword", first)) {
		return nil, false // "Market analyst X": a word that opens the sentence
	}
	if first == j || s.nodes[first].cls.has(s.k.det.or(s.k.prep).or(s.k.pronoun)) {
		return nil, false
	}
	return s.house(first, j-1)
}

// house makes an organisation of the words of nodes [first,last] unless they are those of
// a department, a heading or no name: "head of Research", "No. 2 lender Acme".
func (s *sentence) house(first, last int) (*entity.Entity, bool) {
	named, joined := false, first == last
	for i := first; i <= last; i++ {
		named = named || s.nodes[i].ent >= 0 || !s.listed("department", i) && !s.is(i, s.k.and)
		joined = joined || s.is(i, s.k.and)
	}
	name := s.text(first, last)
	if !named && joined || first == last && (len(name) < 3 || s.nodes[first].hash == noHash) || s.inCapitals(first, last) {
		return nil, false
	}
	e := &entity.Entity{ID: entity.NewID(schema.KindCompany, "", name), Name: name, Kind: schema.KindCompany}
	s.ctx.made = append(s.ctx.made, e)
	return e, true
}

// inCapitals reports whether the words of nodes [first,last] are in capitals and those
// around them are not, and they are too long for the initials of a house.
func (s *sentence) inCapitals(first, last int) bool {
	const longest = 5
	for i := first; i <= last; i++ {
		if n := &s.nodes[i]; n.flags&token.FlagUpper == 0 {
			return false
		}
	}
	if first == last && len(s.text(first, last)) <= longest {
		return false
	}
	for i := max(s.first, first-6); i < s.end && i < last+6; i++ {
		if t := s.text(i, i); (i < first || i > last) && s.nodes[i].flags&token.FlagUpper != 0 && len(t) > longest {
			return false // a caption is all in capitals
		}
	}
	return true
}

// ratingHouse reports whether a name is of a house that has views on markets.
func (s *sentence) ratingHouse(name string) bool {
	return s.inList("broker", name) || hasAny(name, "Securities", "Capital", "Asset", "Invest", "Research", "Bank", "Wealth", "Advis", "Partners", "Trust", "BlackRock", "Vanguard", "Fidelity", "Citi", "Amundi", "Schroders", "Pictet", "Invesco", "Franklin Templeton", "State Street")
}
