package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Companies that nothing lists, told by the looks of their names.

// takesObject reports whether the word at node i is a verb with an object: "the deal gives
// the target".
func (s *sentence) takesObject(i int) bool {
	if i+1 >= s.end || !s.nodes[i].cls.has(s.k.verb) {
		return false
	}
	n := &s.nodes[i+1]
	return n.ent >= 0 || n.cls.has(s.k.det.or(s.k.to))
}

// strangerObject takes for the company a name that nothing lists.
func (s *sentence) strangerObject(d *deal, i int, stake bool) bool {
	x, ok := s.stranger(i)
	if !ok && !(x.name != "" && (s.boughtName(&x) || x.last > x.first && s.sharesIn(d))) {
		return false
	}
	d.target.just(x)
	d.to = int(x.last)
	if stake || d.share >= 0 {
		d.subtype = "stake"
	}
	return true
}

// sharesIn reports whether d is of a number of shares: who is named behind it has issued them.
func (s *sentence) sharesIn(d *deal) bool {
	return d.share >= 0 && s.quantityOf(d.share).unit == "" && s.sharesFollow(d.share)
}

// boughtName reports whether a name of common words is a company's where something is bought:
// by what it is called before, "broker Hidden Road", or by what is paid, "Open Door for $2
// billion".
func (s *sentence) boughtName(x *subject) bool {
	b, e := int(x.first), int(x.last)+1
	if b > s.first && s.firmNoun(b-1) {
		return true
	}
	if x.first == x.last && plural(x.name) || e+1 >= s.end || !s.is(e, s.k.forWord) && !s.is(e, inHash) {
		return false
	}
	var d deal
	d.sum, d.share, d.each = -1, -1, -1
	s.takePrice(&d, e+1)
	return d.sum >= 0
}

// strangerPhrase makes a noun phrase of the name at node i that nothing lists.
func (s *sentence) strangerPhrase(i int, np *nounPhrase) bool {
	x, ok := s.stranger(i)
	if !ok {
		return false
	}
	np.just(x)
	return true
}

// stranger reads a name that nothing lists: "Simon & Schuster", "Arcadium Lithium",
// "iRobot". Words in lower case from node i on may say before it what it is.
func (s *sentence) stranger(i int) (x subject, ok bool) {
	const before, longest = 5, 6
	b := i
	for b < s.end && b < i+before && !s.nameWord(b) {
		if !s.describes(b) && !(b > i && b+1 < s.end && s.nodes[b].form&form3s != 0 && s.firmNoun(b+1)) {
			return x, false
		}
		b++
	}
	e := b
	for e < s.end && (s.nameWord(e) || e > b && s.joins(e)) {
		e++
	}
	if b > i && (s.is(b-1, s.k.a) || s.is(b-1, s.k.an)) || e == b+1 && s.nodes[b].last == s.nodes[b].first && len(s.text(b, b)) < 4 {
		return x, false // "an iPhone", "PCs"
	}
	if e == b || e-b > longest || b > s.first && s.nodes[b-1].cls.has(s.k.quote) || e < s.end && s.nameGoesOn(e) {
		return x, false
	}
	if s.seatOf(e) {
		return x, false // "the Tulsa, Oklahoma company"
	}
	return subject{name: s.text(b, e-1), kind: schema.KindCompany, first: int32(b), last: int32(e - 1)}, s.ownName(b, e) || s.toldFirm(e)
}

// seatOf reports whether the words behind the comma at node e say that what stands before it is
// where a company sits: "Parsippany, New Jersey company".
func (s *sentence) seatOf(e int) bool {
	return e+2 < s.end && s.is(e, s.k.commaHash) && s.nodes[e+1].ent >= 0 && s.nodes[e+1].cls.has(s.k.place) && s.firmNoun(e+2)
}

// ownName reports whether the nodes [b,e) have a word that only names have, or are
// many.
func (s *sentence) ownName(b, e int) bool {
	if e-b > 2 && s.nodes[e-1].flags&token.FlagUpper == 0 || e-b > 1 && s.gaz.LegalForm(&s.d.Tokens[s.nodes[e-1].last]) {
		return true
	}
	for k := s.nodes[b].first; k <= s.nodes[e-1].last; k++ {
		if t := &s.d.Tokens[k]; t.Kind == token.Word && t.End-t.Start > 2 && (s.gaz.OwnWord(t) || t.Flags&token.FlagCap == 0) {
			return true
		}
	}
	return false
}

// toldFirm reports whether the words behind a name say that it is a company: "Powerset, a San
// Francisco-based start-up".
func (s *sentence) toldFirm(e int) bool {
	const reach = 9
	if e+2 >= s.end || !s.is(e, s.k.commaHash) || !s.is(e+1, s.k.a) && !s.is(e+1, s.k.an) {
		return false
	}
	for j := e + 2; j < s.end && j < e+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && (n.cls.has(s.k.stop) || n.cls.has(s.k.prep.or(s.k.rel).or(s.k.verb)) && !n.cls.has(s.k.nounform) && n.form&formPart == 0) {
			return false
		}
		if n.ent < 0 && s.firmNoun(j) {
			return true
		}
	}
	return false
}

// nameWord reports whether node i is a word of a name: capitalised, or with a
// capital inside, and no company, person or currency by itself.
func (s *sentence) nameWord(i int) bool {
	n := &s.nodes[i]
	if n.date >= 0 || n.ent >= 0 && (n.cls.has(s.k.demonym) || !n.cls.has(s.k.kindBits.of("commodity").or(s.k.kindBits.of("city")))) {
		return false
	}
	t := &s.d.Tokens[n.first]
	if t.Kind != token.Word || t.Flags&token.FlagStart != 0 || strings.ContainsAny(s.d.Text[t.Start:t.End], "0123456789") {
		return false
	}
	if t.Flags&token.FlagCap != 0 {
		return true
	}
	for k := t.Start + 1; k < t.End; k++ {
		if c := s.d.Text[k]; c >= 'A' && c <= 'Z' {
			return true
		}
	}
	return false
}

// joins reports whether node i joins the words of a name on both its sides: "Simon &
// Schuster", "Bank of the West".
func (s *sentence) joins(i int) bool {
	switch {
	case i+1 >= s.end:
		return false
	case s.joinsName(i):
		return s.nameWord(i + 1)
	case s.is(i, s.k.of):
		return s.begins("ofname", i-1) && (s.nameWord(i+1) || s.is(i+1, theHash) && i+2 < s.end && s.nameWord(i+2))
	}
	return s.is(i, theHash) && s.is(i-1, s.k.of) && s.nameWord(i+1)
}

// joinsName reports whether node i joins the words of a name.
func (s *sentence) joinsName(i int) bool { return s.is(i, s.k.ampersand) || s.isDash(i) }

// isDash reports whether node i is a dash or a hyphen.
func (s *sentence) isDash(i int) bool { return s.d.Tokens[s.nodes[i].first].Kind == token.Dash }
