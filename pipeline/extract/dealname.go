package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Names of what is dealt in or held that are more than one name that something lists, and houses
// that are companies only where they are dealt in.

var basedHash = token.Hash("based")

// mixedName reads from node i on a name that nothing lists and that begins with that of a person, a
// place or a house: "John Hancock Financial Services", "Tokyo Star", "Doha Securities Market".
func (s *sentence) mixedName(i int) (x subject, ok bool) {
	const longest = 6
	if i < s.end && s.nodes[i].ent < 0 && s.is(i, theHash) {
		i++
	}
	if i+1 >= s.end || s.nodes[i].ent < 0 || s.demonym(i) || !s.nameWord(i+1) || !s.lendsName(i) {
		return x, false
	}
	e := i + 1
	for e < s.end && e-i <= longest && (s.nameWord(e) || s.joins(e)) {
		e++
	}
	if e-i > longest || e < s.end && (s.nameGoesOn(e) || s.nodes[e].ent >= 0) || s.seatOf(e) {
		return x, false
	}
	return subject{name: s.text(i, e-1), kind: schema.KindCompany, first: int32(i), last: int32(e - 1)}, true
}

// lendsName reports whether companies are called by the name at node i and words behind it.
func (s *sentence) lendsName(i int) bool {
	switch s.named(i).kind {
	case schema.KindPerson, entity.KindCountry, entity.KindCity, entity.KindMedium:
		return true
	}
	return false
}

// asFirm takes for a company a house that prints or a market place where it is dealt in or held:
// "a stake in Bloomberg", "bid for the London Stock Exchange".
func (s *sentence) asFirm(x *subject) {
	if x.ent != nil && !x.weak && (x.kind == entity.KindMedium || x.kind == entity.KindExchange) {
		x.kind = schema.KindCompany
	}
}

// apposedObject takes for the target the name between commas behind what it is called from node i on:
// "his hedge fund firm, Acme,", "Asia's largest lessor, Acme Leasing, for $5 billion".
func (s *sentence) apposedObject(d *deal, i int) bool {
	const longest = 7
	if i >= s.end || s.nodes[i].ent < 0 && !s.nodes[i].cls.has(s.k.det) {
		return false
	}
	for j := i + 1; j+1 < s.end && j < i+longest; j++ {
		n := &s.nodes[j]
		if s.is(j, s.k.commaHash) {
			return s.firmNoun(j-1) && s.closedName(d, j+1)
		}
		if n.ent >= 0 || n.qty >= 0 || n.date >= 0 || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.rel)) && !n.cls.has(s.k.poss) || n.cls.has(s.k.verb) && !n.cls.has(s.k.nounform) {
			return false
		}
	}
	return false
}

// closedName makes the name at node i the target if a stop or the price follows it.
func (s *sentence) closedName(d *deal, i int) bool {
	var x subject
	if s.nodes[i].ent >= 0 {
		if x = s.named(i); s.demonym(i) {
			return false
		}
	} else if y, ok := s.stranger(i); ok && int(y.first) == i {
		x = y
	} else {
		return false
	}
	e := int(x.last) + 1
	if e < s.end && !s.nodes[e].cls.has(s.k.stop) && !s.priceWord(e) || e+1 < s.end && s.is(e, s.k.commaHash) && s.is(e+1, s.k.and) {
		return false
	}
	d.target.just(x)
	d.to = int(x.last)
	return s.dealable(&d.target)
}

// mixedEnding takes the name that ends at node e and that only as a whole is one of a company:
// "American", "T-Mobile USA", "Universal Music Group". What stands behind it says that it is one.
func (s *sentence) mixedEnding(e int, np *nounPhrase) bool {
	const longest = 6
	if e > s.first && s.is(e, s.k.closeParen) {
		e = s.openParen(e) - 1
	}
	b := e + 1
	for b > s.first && e-b < longest && s.nameBit(b-1) {
		b--
	}
	if b <= e && b == s.first && s.nodes[b].ent < 0 && s.nodes[b].entry >= 0 {
		b++ // "Meanwhile Acme Retail"
	}
	if b > e || b == e && !s.demonym(e) || s.is(b, s.k.ampersand) || s.isDash(b) {
		return false
	}
	np.reset(b, e)
	np.add(subject{name: s.text(b, e), kind: schema.KindCompany, first: int32(b), last: int32(e)})
	return true
}

// nameBit reports whether node i can belong to a name that is more than one.
func (s *sentence) nameBit(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		switch s.named(i).kind {
		case schema.KindCompany, entity.KindCountry, entity.KindCity, entity.KindMedium:
			return s.capital(i)
		}
		return false
	}
	return n.date < 0 && n.qty < 0 && n.cls.has(s.k.word) && s.capital(i) && !n.cls.has(s.k.det.or(s.k.pronoun)) || s.joinsName(i)
}

// opensOwned reads who is owned where that opens its sentence: "Now owned by X, Y said".
func (s *sentence) opensOwned(d *deal) bool {
	i := d.to + 1
	return i+1 < s.end && s.is(i, s.k.commaHash) && s.nameFrom(i+1, &d.target)
}

// calledBefore takes for who is owned the company that is only called so, a comma behind it: "the
// bank, owned by X, said". Without a share or a verb behind, it may be any.
func (s *sentence) calledBefore(d *deal, e int) bool {
	if e <= s.first || !s.is(e, s.k.commaHash) || s.nodes[e-1].ent >= 0 || !s.firmNoun(e-1) {
		return false
	}
	return s.phraseEndingAt(e-1, &d.target) && d.target.n == 1 && d.target.subs[0].kind == schema.KindCompany && d.target.subs[0].displayName() != d.buyer.displayName()
}

// boughtFrom reads who sells the part of a company whose noun is node last: "bought the phone business
// from Acme".
func (s *sentence) boughtFrom(d *deal, last int) bool {
	if d.subtype != "acquisition" || last+2 >= s.end || !s.is(last+1, s.k.from) || s.is(last-1, theHash) {
		return false
	}
	k := s.describedCompany(last + 2)
	if k < 0 || k+1 < s.end && s.nodes[k+1].cls.has(s.k.poss) {
		return false
	}
	d.seller, d.to = s.named(k), max(d.to, k)
	return true
}

// pastPlace passes the seat of a company: "Gaithersburg, Maryland-based MedImmune". What is told
// of one behind its name is none: "MedImmune, based in Maryland", "MedImmune, a Maryland-based firm".
func (s *sentence) pastPlace(i int) int {
	const reach = 6
	if i+1 < s.end && s.is(i+1, s.k.commaHash) && s.nodes[i].ent >= 0 && s.nodes[i].cls.has(s.k.company) {
		return i
	}
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.hash == basedHash && j > i {
			if !s.isDash(j - 1) {
				return i
			}
			if j+1 < s.end && s.nodes[j+1].ent < 0 && s.nodes[i].cls.has(s.k.det) && s.firmNoun(j+1) && !(j+2 < s.end && (s.nodes[j+2].ent >= 0 || s.nameWord(j+2))) {
				return i // "the Cleveland-based bank"
			}
			return j + 1
		}
		if n.ent < 0 && n.flags&token.FlagCap == 0 && n.hash != s.k.commaHash && s.d.Tokens[n.first].Kind != token.Dash && !n.cls.has(s.k.det) {
			break
		}
	}
	return i
}
