package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

func (s *sentence) ownerKinds(r ownerRule) mask {
	switch r {
	case securityOwner:
		return s.k.kindBits.of("issuer")
	case futuresOwner, priceOwner:
		return s.k.kindBits.of("priced")
	case yieldOwner:
		return s.k.kindBits.of("yielding")
	default:
		return s.k.kindBits.of("reporting")
	}
}

// owner finds whose security, price or metric the head h is: a name before it
// ("Apple's shares"), after "of" or "in" ("shares of Apple"), or a pronoun.
func (s *sentence) owner(b, h, seg, e int, out *nounPhrase, r ownerRule) bool {
	want := s.ownerKinds(r)
	if seg < e && s.nodes[seg].cls.has(s.k.gen) { // of, in, on, for, at
		for i := seg + 1; i < e; i++ {
			if r == metricOwner && s.nodes[i].cls.has(s.k.kindBits.of("place")) && s.payload(h, s.k.metricClass) != "" && s.payload(h, s.k.macroClass) == "" {
				continue // "revenue in China" is a company's
			}
			if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(want) && !s.demonym(i) && !(s.is(i+1, s.k.commaHash) && s.seatAfter(i+1)) {
				if r == metricOwner && s.nextIsPoss(i, e) && s.partHead(e-1) { // "sales at Acme's UK stores"
					out.add(s.named(i))
					return true
				}
				for ; i < e && !s.nodes[i].cls.has(s.k.prep); i++ {
					if s.nodes[i].ent >= 0 && s.nodes[i].cls.has(want) && !s.nextIsPoss(i, e) {
						out.add(s.named(i))
					}
				}
				return true
			}
			if s.nodes[i].cls.has(s.k.prep) && r != yieldOwner {
				break
			}
		}
	}
	first := -1
	for i := h - 1; i >= b; i-- {
		n := &s.nodes[i]
		if r == metricOwner && n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) {
			if s.payload(h, s.k.metricClass) != "" && s.possessedAt(b, i) {
				continue // "GM's U.S. sales" are GM's
			}
			if !s.nextIsPoss(i, e) && s.ofFirm(h) {
				continue // "UK sales fell", where results of a company are told
			}
		}
		if n.ent >= 0 && n.cls.has(want) {
			first = i
			break
		}
		if n.cls.has(s.k.pronoun) {
			if r == metricOwner && s.payload(h, s.k.metricClass) == "" {
				return false // a series of an economy: the context tells whose
			}
			return s.possessor(i, out)
		}
		if n.ent < 0 && n.cls.has(s.k.anaphor) && i+1 <= h && s.nodes[i+1].cls.has(s.k.poss) && !(r == metricOwner && s.payload(h, s.k.metricClass) == "") {
			return s.refer(b, i, out)
		}
	}
	if first < 0 {
		return r == securityOwner && h > b && s.unlisted(b, h-1, out) || r == metricOwner && s.unlistedOwner(b, h, out)
	}
	if s.demonym(first) && r == securityOwner {
		return false
	}
	return s.nameHeadOr(b, first, out)
}

// possessedAt reports whether somebody whose it is stands before node i of a phrase that
// begins at node b: "GM's U.S. sales", "their March U.S. sales".
func (s *sentence) possessedAt(b, i int) bool {
	if i-1 < b {
		return false
	}
	if s.nodes[i-1].cls.has(s.k.poss.or(s.k.pronoun)) {
		return true
	}
	return i-2 > b && s.nodes[i-1].date >= 0 && s.nodes[i-2].cls.has(s.k.poss)
}

// ofFirm reports whether the series at node h is one that only companies have, and
// the article is telling a company's results.
func (s *sentence) ofFirm(h int) bool {
	return s.payload(h, s.k.metricClass) != "" && s.payload(h, s.k.macroClass) == "" && (s.doc.results.has && s.index-s.doc.results.sentence <= resultReach || s.reportsBefore(h))
}

// reportsBefore reports whether the sentence tells before node i what a company reports.
func (s *sentence) reportsBefore(i int) bool {
	company := false
	for j := s.first; j < i; j++ {
		n := &s.nodes[j]
		company = company || n.ent >= 0 && n.cls.has(s.k.company)
		if company && n.ent < 0 && n.cls.has(s.k.verb) && n.cls.has(s.k.typeBits.of("resultverb")) {
			return true
		}
	}
	return false
}

func (s *sentence) nameHeadOr(b, h int, out *nounPhrase) bool {
	if s.demonym(h) {
		out.add(s.named(h))
		return true
	}
	return s.nameHead(b, h+1, h, out)
}

func (s *sentence) nextIsPoss(i, e int) bool {
	return i+1 < e && s.nodes[i+1].cls.has(s.k.poss)
}

// metricName returns the canonical series of the metric noun at h; a compound
// that the lexicon knows has been read as one node already.
func (s *sentence) metricName(b, h int) string {
	if m := s.payload(h, s.k.metricClass); m != "" {
		return m
	}
	return s.payload(h, s.k.macroClass)
}

// possessor resolves "its", "their" before a head.
func (s *sentence) possessor(i int, out *nounPhrase) bool {
	return s.ctx.refer(s, refCompany, i, out)
}

// joinedOwner takes the name before "and its": "banks represent Acme and its
// owner". What is joined to a name by a word that refers belongs to that name.
func (s *sentence) joinedOwner(h int, want mask, out *nounPhrase) bool {
	if h-2 < s.first || !s.is(h-1, s.k.and) || !strings.EqualFold(s.text(h, h), "its") {
		return false
	}
	i := h - 2
	if s.is(i, s.k.closeParen) { // a code between
		for i--; i > s.first && !s.is(i, s.k.openParen); i-- {
		}
		i--
	}
	if i < s.first || s.nodes[i].ent < 0 || s.demonym(i) || !s.nodes[i].cls.has(want) {
		return false
	}
	out.add(s.weak(s.named(i), h))
	return true
}

// rates reports whether the name at node i is that of a house that rates another
// company in the sentence: "after Goldman Sachs cut its rating on the plane maker".
func (s *sentence) rates(i int) bool {
	if !s.nodes[i].cls.has(s.k.company) {
		return false
	}
	name := s.ents[s.nodes[i].ent].Ent.Name
	for k := range s.found {
		f := &s.found[k]
		if f.EventType == schema.RatingChange && f.ActorName != nil && *f.ActorName == name && f.sub.displayName() != name {
			return true
		}
	}
	return false
}
