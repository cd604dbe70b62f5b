package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// Who deals where several do, and who takes a company private.

// partyAfter reads who stands after a preposition near node i: "by X", "to X".
func (s *sentence) partyAfter(d *deal, i int, prep uint64, x *subject) bool {
	const reach = 5
	for j := i; j+1 < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.hash == prep && n.date < 0 {
			var np nounPhrase
			b := s.pastGroup(j + 1)
			if k := s.describedCompany(b); k > j+1 { // "from Belgium's Acme"
				np.just(s.named(k))
			} else if s.phraseStartingAt(b, &np) == 0 || np.n == 0 || s.k.kindBits.of("place").has(s.k.kindBits.of(np.subs[0].kind)) && s.ownsNext(int(np.last)+1) {
				y, ok := s.family(b)
				if !ok {
					y, ok = s.stranger(b)
				}
				if !ok {
					return false
				}
				np = nounPhrase{metricNode: -1}
				np.add(y)
			}
			if s.k.kindBits.of("place").has(s.k.kindBits.of(np.subs[0].kind)) { // "Singapore state investor Temasek"
				s.companyBehind(int(np.subs[0].last)+1, &np)
			}
			if !s.acts(&np) || np.subs[0].kind == entity.KindCity {
				return false
			}
			*x = np.subs[0]
			d.to = max(d.to, int(x.last))
			return true
		}
		if n.form&formPart != 0 && s.listed("bidmaking", j) { // "made on Wednesday by X"
			continue
		}
		if n.ent < 0 && n.date < 0 && n.cls.has(s.k.verb.or(s.k.be).or(s.k.rel).or(s.k.sub).or(s.k.stop)) {
			return false
		}
	}
	return false
}

// family reads a family from node i on: "the Wallenberg family".
func (s *sentence) family(i int) (x subject, ok bool) {
	const longest = 4
	if i < s.end && s.nodes[i].cls.has(s.k.det) {
		i++
	}
	for j := i; j < s.end && j < i+longest; j++ {
		if j > i && s.nodes[j].ent < 0 && s.listed("familyword", j) {
			return subject{name: s.text(i, j), kind: schema.KindPerson, unlisted: true, first: int32(i), last: int32(j)}, true
		}
		if !s.capital(j) && !s.is(j, s.k.and) {
			break
		}
	}
	return x, false
}

// pastGroup passes the words from node i on that call those who deal together, up to the first
// name: "a group led by Acme", "a consortium of investors that includes Acme".
func (s *sentence) pastGroup(i int) int {
	const reach = 12
	group := false
	for j := i; j+1 < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.company), n.cls.has(s.k.stop) && n.hash != s.k.commaHash:
			return i
		case group && (s.is(j, s.k.by) || n.cls.has(s.k.including) || s.listed("groupmember", j)):
			return j + 1
		}
		group = group || n.ent < 0 && s.listed("buyergroup", j)
	}
	return i
}

// takesPrivate reads "X took Y private", "Y was taken private by X", "Y will go private".
func (s *sentence) takesPrivate(d *deal) bool {
	switch i := d.at + 1; {
	case s.listed("goprivate", d.at), i < s.end && s.listed("privately", i) && s.suffers(d.at):
		if !s.subjectOf(d.at, &d.target) && !s.governingAgent(d.at, &d.target) || !s.dealable(&d.target) || d.target.security {
			return false
		}
		s.partyAfter(d, i, s.k.by, &d.buyer)
	case s.object(d, i):
		if i = d.to + 1; i >= s.end || !s.listed("privately", i) {
			return false
		}
		d.to = i
		s.actor(d.at, &d.buyer)
	default:
		return false
	}
	s.priceAfter(d, d.to+1)
	return d.sum >= 0 || d.buyer.kind != "" || !d.target.subs[0].weak
}

// takesShare reads "X will take 27 percent of Y".
func (s *sentence) takesShare(d *deal) bool {
	d.share, d.sum, d.each, d.buyer = -1, -1, -1, subject{}
	if s.suffers(d.at) || !s.actor(d.at, &d.buyer) || !s.object(d, d.at+1) || !s.shareOf(d) || d.target.subs[0].weak {
		return false
	}
	d.subtype = "stake"
	if s.offeredFor(d); d.sum < 0 {
		s.priceAfter(d, d.to+1)
	}
	return s.quantityOf(d.share).unit == schema.UnitPct
}
