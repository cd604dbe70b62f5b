package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// unitOf reads "Y, a unit of X", "X's unit, Y", "X unit Y", "X's Y unit".
func (s *sentence) unitOf(d *deal) bool {
	p := d.at
	var np nounPhrase
	if p+2 < s.end && s.is(p+1, s.k.of) {
		return s.partyAfter(d, p+1, s.k.of, &d.buyer) && s.companyHolder(d) && p > s.first && s.apposedTo(p-1, &d.target) && s.holdable(d)
	}
	if s.former(p) {
		return false
	}
	if s.nameFrom(p+1, &d.target) && s.holdable(d) && s.apposes(p+1, int(d.target.subs[0].last)+1) { // "its listed unit, Y"
		d.to = max(d.to, int(d.target.subs[0].last))
		if s.ownerOf(p, &np) && s.acts(&np) {
			d.buyer = np.subs[np.n-1]
			return s.companyHolder(d)
		}
		if b := p - 1; b >= s.first && s.nodes[b].ent >= 0 && s.nodes[b].cls.has(s.k.company) && !s.is(p+1, s.k.commaHash) { // "X unit Y"
			d.buyer = s.named(b)
			return true
		}
		return false
	}
	if e := p - 1; e > s.first && s.nameEndingAt(e, &d.target) && s.holdable(d) { // "X's Y unit"
		if first := int(d.target.subs[0].first); !s.joined(first) && s.ownerOf(first, &np) && s.acts(&np) {
			d.buyer = np.subs[np.n-1]
			return s.companyHolder(d)
		}
	}
	return false
}

// apposes reports whether a name between node i and node after stands in apposition:
// without a comma, or with one on both sides ("such as its arm, Y reported").
func (s *sentence) apposes(i, after int) bool {
	if i >= s.end || !s.is(i, s.k.commaHash) {
		return true
	}
	if i-2 >= s.first && s.nodes[i-2].ent >= 0 { // "X's Y unit, Z and others"
		return false
	}
	return after >= s.end || s.nodes[after].cls.has(s.k.stop)
}

// joined reports whether "and" stands in the noun phrase before node i.
func (s *sentence) joined(i int) bool {
	for j := i - 1; j >= s.first && i-j <= maxOwner; j-- {
		if s.is(j, s.k.and) {
			return true
		}
		if s.nodes[j].cls.has(s.k.poss.or(s.k.pronoun)) {
			return false
		}
	}
	return false
}

// parentOf reads "X, parent of Y", "Y's parent, X", "Y parent X", "Y, whose parent is
// X", "X, Y's biggest shareholder".
func (s *sentence) parentOf(d *deal) bool {
	p := d.at
	var np nounPhrase
	if p+1 < s.end && s.listed("parentbody", p+1) { // "parent company"
		p++
	}
	if h := s.nodes[min(p+1, s.end-1)].hash; p+2 < s.end && (h == s.k.of || h == s.k.forWord || h == inHash) {
		if d.at == s.first || !s.apposedTo(d.at-1, &np) || !s.acts(&np) {
			return s.object(d, p+2) && s.holderBehind(d, d.to+1)
		}
		d.buyer = np.subs[0]
		return s.object(d, p+2) && s.companyHolder(d)
	}
	if s.former(d.at) {
		return false
	}
	at := p + 1
	if at < s.end && s.nodes[at].cls.has(s.k.be) {
		at++
	}
	if !s.nameFrom(at, &np) || !s.acts(&np) {
		if s.ownerOf(d.at, &d.target) && s.holdable(d) && s.holderBehind(d, at) {
			return true
		}
		return s.parentBefore(d)
	}
	d.buyer, d.to = np.subs[0], max(d.to, int(np.subs[0].last))
	switch b := d.at - 1; {
	case b < s.first:
		return false
	case s.is(b, whoseHash):
		return s.relativeTo(b, &d.target) && s.holdable(d)
	case at == p+1 && !s.is(at, s.k.commaHash) && s.ownedName(b, &d.target):
		return s.holdable(d)
	case s.ownerOf(d.at, &d.target) && s.holdable(d) && s.companyHolder(d):
		return s.apposes(at, d.to+1) || s.parentBefore(d)
	default:
		return s.parentBefore(d)
	}
}

// ownedName takes the name of a company at node b, before the noun of who owns it: "Acme parent",
// "Acme-owner", "the Daily News owner".
func (s *sentence) ownedName(b int, np *nounPhrase) bool {
	if b > s.first && s.isDash(b) {
		b--
	}
	if n := &s.nodes[b]; n.ent < 0 || n.cls.has(s.k.place) || s.demonym(b) {
		return n.ent < 0 && s.nameWord(b) && s.nameEndingAt(b, np)
	}
	np.just(s.named(b))
	return np.subs[0].kind == schema.KindCompany || np.subs[0].kind == entity.KindMedium
}

// holderBehind takes for who owns the company described between commas from node i on: "the
// main shareholder in X, savings bank Y,".
func (s *sentence) holderBehind(d *deal, i int) bool {
	if i+1 >= s.end || !s.is(i, s.k.commaHash) {
		return false
	}
	k := s.describedCompany(i + 1)
	if k >= 0 {
		if k+1 < s.end && !s.nodes[k+1].cls.has(s.k.stop) {
			return false
		}
		d.buyer = s.named(k)
	} else if x, ok := s.stranger(i + 1); ok && int(x.last)+1 < s.end && s.nodes[x.last+1].cls.has(s.k.stop) {
		d.buyer = x
	} else {
		return false
	}
	d.to = max(d.to, int(d.buyer.last))
	return s.companyHolder(d) && d.buyer.displayName() != d.target.subs[0].displayName()
}

// parentBefore reads "X, Y's biggest shareholder", "X is Y's parent".
func (s *sentence) parentBefore(d *deal) bool {
	var np nounPhrase
	if !s.ownerOf(d.at, &d.target) || !s.holdable(d) {
		return false
	}
	b := int(d.target.first) - 1
	if b < s.first || !s.is(b, s.k.commaHash) && !s.nodes[b].cls.has(s.k.be) || !s.apposedTo(b, &np) || !s.acts(&np) || np.subs[0].displayName() == d.target.subs[0].displayName() {
		return false
	}
	d.buyer = np.subs[0]
	return s.companyHolder(d)
}

// former reports whether the noun at node i is of another time: "its former unit".
func (s *sentence) former(i int) bool {
	for j := i - 1; j >= s.first && i-j < 4; j-- {
		if n := &s.nodes[j]; n.ent < 0 && (n.cls.has(s.k.typeBits.of("formerly")) || s.listed("exword", j)) {
			return true
		}
	}
	return false
}

// holdable reports whether the target can be owned: a company by name.
func (s *sentence) holdable(d *deal) bool {
	return d.target.n == 1 && !d.target.security && s.dealable(&d.target)
}

// companyHolder reports whether who owns is a company, a person or a state.
func (s *sentence) companyHolder(d *deal) bool {
	switch d.buyer.kind {
	case schema.KindCompany, schema.KindPerson, schema.KindOrganisation, schema.KindGovernment, "country":
		return true
	}
	return false
}
