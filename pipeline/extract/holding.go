package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Who owns what: by a verb ("X owns Y"), a participle ("Y, owned by X"), as a part
// ("Y, a unit of X"; "X's unit Y") or as a parent ("X, parent of Y").

// holdingAt appends who owns what node i tells of, if no rule found it.
func (s *sentence) holdingAt(i int, facts []fact) []fact {
	if n := &s.nodes[i]; n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.holdTrigger) {
		return facts
	}
	d := &s.deal
	*d = deal{at: i, noun: i, rule: &s.k.holdRule, share: -1, sum: -1, each: -1, from: i, to: i}
	if s.readHolding(d) && d.buyer.kind != "" {
		d.subtype = "" // the reader of objects says "stake"
		facts = s.addDeal(d, facts)
		if x := &d.target.subs[0]; !x.weak {
			s.ctx.held = toldDeal{sub: *x, sentence: s.index, known: true}
		}
	}
	return facts
}

func (s *sentence) readHolding(d *deal) bool {
	switch n := &s.nodes[d.at]; {
	case n.cls.has(s.k.verb):
		return s.ownedBy(d) || s.owns(d)
	case d.at > s.first && s.isDash(d.at-1): // "majority-owned by X": a participle behind a dash is tagged as no verb
		return s.ownedBy(d)
	case s.begins("holdunit", d.at):
		return s.unitOf(d)
	case s.begins("holdparent", d.at):
		return s.parentOf(d)
	}
	return false
}

// owns reads "X owns Y", "X controls 51 percent of Y". To hold and to control are
// said of other things too: they want a share.
func (s *sentence) owns(d *deal) bool {
	if s.suffers(d.at) || d.at > s.first && s.listed("ownedhow", d.at-1) || !s.actor(d.at, &d.buyer) {
		return false
	}
	if !s.object(d, d.at+1) {
		return s.owned(d)
	}
	s.ownsOthers(d)
	return d.share >= 0 || s.listed("fullown", d.at)
}

// ownsOthers adds the names that nothing lists of a list: "owns the Courier, the Herald and
// the Gazette".
func (s *sentence) ownsOthers(d *deal) {
	const most = 4
	for i := d.to + 1; d.target.n <= most && i+1 < s.end && (s.is(i, s.k.commaHash) || s.is(i, s.k.and)); i = d.to + 1 {
		b := i + 1
		if s.is(b, s.k.and) {
			b++
		}
		x, ok := s.stranger(b)
		if !ok || int(x.first) > b+1 {
			return
		}
		d.target.add(x)
		d.to = int(x.last)
	}
}

// owned finds of which company a share is that is told without it: "owned 5 percent
// of the shares", "controlled more than 90 percent through family".
func (s *sentence) owned(d *deal) bool {
	told := &s.ctx.held
	if d.share < 0 || s.quantityOf(d.share).unit == "" || !told.known || s.index-told.sentence > dealWindow || told.sub.displayName() == d.buyer.displayName() {
		return false
	}
	if i := d.share + 1; i+2 < s.end && s.is(i, s.k.of) && !s.nodes[i+1].cls.has(s.k.security) && !s.nodes[i+2].cls.has(s.k.security) {
		return false // "controls 60 percent of the market"
	}
	d.to = max(d.to, d.share)
	d.target.just(s.weak(told.sub, d.at))
	return true
}

// ownedBy reads "Y, owned by X", "Y is 45 percent owned by X", "Y, a bank controlled by X".
func (s *sentence) ownedBy(d *deal) bool {
	v := d.at
	if s.nodes[v].form&formPart == 0 || !s.partyAfter(d, v+1, s.k.by, &d.buyer) && !s.ownedByMany(d) {
		return false
	}
	e := v - 1
	for e >= s.first && s.joinsOwned(d, e) {
		e--
	}
	switch {
	case e < s.first:
		if !s.opensOwned(d) {
			return false
		}
	case s.nodes[e].ent < 0 && s.nodes[e].cls.has(s.k.be):
		if e-1 > s.first && s.nodes[e-1].cls.has(s.k.rel) {
			if !s.relativeTo(e-1, &d.target) {
				return false
			}
		} else if !s.subjectOf(e, &d.target) {
			return false
		}
		s.partOfOwned(d)
	case !s.apposedTo(e, &d.target) && !s.calledBefore(d, e):
		return false
	}
	return s.dealable(&d.target) && !d.target.security && (d.share >= 0 || s.listed("fullown", v))
}

// partOfOwned notes how much of the company is owned where that stands before it: "30 percent of Y
// is owned by X".
func (s *sentence) partOfOwned(d *deal) {
	b := int(d.target.subs[0].first)
	if b-2 < s.first || !s.is(b-1, s.k.of) {
		return
	}
	if q := s.quantityOf(b - 2); q != nil && (q.unit == schema.UnitPct || q.unit == unitFraction) {
		d.share, d.from = b-2, min(d.from, b-2)
	}
}

// joinsOwned reports whether node i belongs to "owned" behind it: "majority-owned",
// "partly owned", "45 percent owned". It notes the share.
func (s *sentence) joinsOwned(d *deal, i int) bool {
	n := &s.nodes[i]
	if q := s.quantityOf(i); q != nil {
		if q.unit == schema.UnitPct || q.unit == unitFraction {
			d.share = i
			return true
		}
		return false
	}
	return n.ent < 0 && (n.cls.has(s.k.adv) || s.isDash(i) || s.listed("ownedhow", i))
}

// apposedTo finds the company that the apposition ending at node e is of, or the
// name that stands there: "Y, a thrift (owned by)", "Y (owned by)".
func (s *sentence) apposedTo(e int, np *nounPhrase) bool {
	const longest = 9
	for j := e; j >= s.first && e-j < longest; j-- {
		n := &s.nodes[j]
		if j == e && n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			np.just(s.named(j))
			return true
		}
		if n.hash == s.k.commaHash || s.d.Tokens[n.first].Kind == token.LongDash { // "Y -- owned by X --"
			return s.nameEndingAt(j-1, np) || s.mixedEnding(j-1, np)
		}
		if n.ent < 0 && (s.clauseVerb(j) || n.cls.has(s.k.stop)) || n.hash == s.k.and || n.hash == s.k.or {
			return false
		}
		if n.ent < 0 && n.cls.has(s.k.be) {
			if j-1 > s.first && s.nodes[j-1].cls.has(s.k.rel) {
				return s.relativeTo(j-1, np)
			}
			return s.subjectOf(j, np) && !np.security && np.metric == ""
		}
	}
	return false
}

// clauseVerb reports whether node i can be the verb of a clause: no gerund, "a video sharing site".
func (s *sentence) clauseVerb(i int) bool {
	n := &s.nodes[i]
	return n.cls.has(s.k.verb.or(s.k.have).or(s.k.modal).or(s.k.sub)) && !n.cls.has(s.k.nounform) && n.form != formIng
}

// ownedByMany takes for the owner who is called by no name: "owned by its employees", "controlled
// by a group of founders".
func (s *sentence) ownedByMany(d *deal) bool {
	const reach = 6
	b := d.at + 2
	if b >= s.end || !s.is(b-1, s.k.by) {
		return false
	}
	for j := b; j < s.end && j < b+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("ownerbody", j) {
			d.buyer = subject{name: s.text(b, j), kind: schema.KindPerson, unlisted: true, first: int32(b), last: int32(j)}
			d.to = max(d.to, j)
			return true
		}
		if n.ent < 0 && (n.cls.has(s.k.verb.or(s.k.be).or(s.k.rel).or(s.k.stop)) || n.qty >= 0) {
			break
		}
	}
	return false
}

// nameEndingAt takes the name, listed or not, that ends at node e.
func (s *sentence) nameEndingAt(e int, np *nounPhrase) bool {
	if e > s.first && s.is(e, s.k.closeParen) {
		e = s.openParen(e) - 1
	}
	if e < s.first {
		return false
	}
	if n := &s.nodes[e]; n.ent >= 0 {
		if b := e - 1; b >= s.first && n.cls.has(s.k.place) && (s.nameWord(b) || s.nodes[b].ent >= 0 && s.nodes[b].cls.has(s.k.company)) {
			return false // "T-Mobile USA"
		}
		np.just(s.named(e))
		return !s.demonym(e)
	}
	b := e
	for b > s.first && (s.nameWord(b-1) || s.joinsName(b-1) && b-2 >= s.first && s.nameWord(b-2)) {
		b--
	}
	if opens := b == s.first && b == e && s.capital(b); !opens && (!s.nameWord(b) || !s.nameWord(e)) || !s.ownName(b, e+1) { // a word that opens a sentence may be any
		return false
	}
	np.reset(b, e)
	np.add(subject{name: s.text(b, e), kind: schema.KindCompany, first: int32(b), last: int32(e)})
	return true
}

// nameFrom takes the name, listed or not, that stands at node i, a comma before it.
func (s *sentence) nameFrom(i int, np *nounPhrase) bool {
	if i < s.end && s.is(i, s.k.commaHash) {
		i++
	}
	if i >= s.end {
		return false
	}
	if n := &s.nodes[i]; n.ent >= 0 && !s.demonym(i) && !n.cls.has(s.k.place) {
		np.just(s.named(i))
		return true
	}
	if !s.nameWord(i) {
		return false
	}
	return s.strangerPhrase(i, np)
}
