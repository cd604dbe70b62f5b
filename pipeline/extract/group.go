package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Subjects that are several: examples of a group ("suppliers, including X and Y,")
// and names counted and called together ("both companies", "the two countries").

// examples takes the names that nodes [b,e) give as examples of the plural noun
// before them: "including X and Y", "such as X", "among them X".
func (s *sentence) examples(b, e int, out *nounPhrase) bool {
	from := -1
	for i := b; i < e && from < 0; i++ {
		switch n := &s.nodes[i]; {
		case n.ent < 0 && n.cls.has(s.k.including):
			from = i + 1
		case i+1 < e && (s.is(i, s.k.times.such) && s.is(i+1, s.k.times.as) || s.is(i, amongHash) && s.is(i+1, themHash)):
			from = i + 2
		case n.ent >= 0 || n.cls.has(s.k.stop) && i > b:
			return false // the group has a name of its own
		}
	}
	if from <= b && (b == s.first || !s.closesAside(b-1)) {
		return false
	}
	out.reset(from, e-1)
	want := s.k.kindBits.of("actor").or(s.k.kindBits.of("traded"))
	for i := b - 1; i-2 >= s.first && i > b-6 && from > b; i-- { // "X and other lenders, including Y"
		if s.listed("otherword", i) && s.is(i-1, s.k.and) && s.nodes[i-2].ent >= 0 && s.nodes[i-2].cls.has(want) && !s.demonym(i-2) {
			out.add(s.named(i - 2))
			out.first = int32(i - 2)
		}
	}
	for i := from; i < e && from > 0; i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(want) && !s.demonym(i) && !s.nextIsPoss(i, e) {
			out.add(s.named(i))
		}
	}
	return out.n > 0
}

var amongHash, themHash = token.Hash("among"), token.Hash("them")

// beforeOthers returns the last name of a list that the plural at node e closes: "Acme, Borden
// and other carmakers". It is -1 if there is none.
func (s *sentence) beforeOthers(e int) int {
	const reach = 6
	n := &s.nodes[e]
	if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !plural(s.text(e, e)) || n.cls.has(s.k.metric.or(s.k.security)) {
		return -1
	}
	for i := e - 1; i-2 >= s.first && e-i <= reach; i-- {
		if s.listed("otherword", i) && s.is(i-1, s.k.and) {
			return s.lastListed(i - 2)
		}
		if m := &s.nodes[i]; m.ent < 0 && (m.date >= 0 || m.cls.has(s.k.stop.or(s.k.prep).or(s.k.be).or(s.k.have))) {
			return -1
		}
	}
	return -1
}

// lastListed is the node of the name of somebody who can act that ends at node i, a comma or a
// code in brackets behind it; -1 if there is none.
func (s *sentence) lastListed(i int) int {
	if s.is(i, s.k.commaHash) {
		i--
	}
	if i > s.first && s.is(i, s.k.closeParen) {
		i = s.openParen(i) - 1
	}
	if i < s.first || s.nodes[i].ent < 0 || !s.nodes[i].cls.has(s.k.kindBits.of("actor")) || s.demonym(i) {
		return -1
	}
	return i
}

// together takes the names that the phrase [b,h] counts: the last so many of their
// kind, where the text before names neither more nor fewer.
func (s *sentence) together(b, h int, out *nounPhrase) bool {
	n, head := s.counted(b, h), strings.ToLower(s.text(h, h))
	if n < 2 || !plural(head) {
		return false
	}
	want, security := s.countedKind(h, head[:len(head)-1])
	if want == (mask{}) {
		return false
	}
	var found [maxSubjects]subject
	k, first := 0, s.first
	for j := b - 1; j >= 0 && b-j < maxSentence; j-- {
		if j < first { // a sentence is taken as a whole
			if k == n {
				break
			}
			first = s.sentenceStart(j)
		}
		x := &s.nodes[j]
		if x.ent < 0 || !x.cls.has(want) || s.demonym(j) && want == s.k.company {
			continue
		}
		sub := s.named(j)
		if slices.ContainsFunc(found[:k], func(o subject) bool { return o.displayName() == sub.displayName() }) {
			continue
		}
		if k == n || k == maxSubjects {
			return false
		}
		found[k] = sub
		k++
	}
	if k != n {
		return false
	}
	for ; k > 0; k-- {
		out.add(s.weak(found[k-1], h))
	}
	out.both, out.security = true, out.security || security
	return true
}

// countedKind is what names the plural noun at node h, singular one, can stand for, and
// whether it means their shares: "both companies", "both stocks", "the two indexes".
func (s *sentence) countedKind(h int, one string) (want mask, security bool) {
	what := ""
	if x := s.lex.find(one); x != nil {
		what = x.val(s.k.anaphorClass)
	}
	switch {
	case s.listed("statesword", h):
		return s.k.kindBits.of("country"), false
	case s.listed("indexplural", h):
		return s.k.index, false
	case what == "stock":
		return s.k.company, true
	case s.nodes[h].cls.has(s.k.anaphor) || what == "company":
		return s.k.company, false
	}
	return mask{}, false
}

// counted is how many the phrase [b,h] says that its noun means: "both companies",
// "all three countries"; 0 if it does not.
func (s *sentence) counted(b, h int) int {
	if s.nodes[b].hash == s.k.both || b > s.first && s.nodes[b-1].hash == s.k.both {
		return 2
	}
	if b > s.first && s.nodes[b].qty >= 0 { // "all" before a figure is left out of the phrase
		b--
	}
	if w := s.nodes[b].hash; w != theHash && w != allHash && w != theseHash {
		return 0
	}
	for i := b + 1; i < h; i++ {
		if q := s.quantityOf(i); q != nil && q.unit == "" && !q.bounded && q.val >= 2 && q.val <= 5 {
			return int(q.val)
		}
	}
	return 0
}

var allHash, theseHash = token.Hash("all"), token.Hash("these")

// onBehalf puts the company for somebody who leads it, where only companies act: "its
// chief executive, Jane Roe, unveiled a chip", "he expects a profit".
func (s *sentence) onBehalf(r *rule, np *nounPhrase) {
	switch r.event {
	case schema.Guidance, schema.Operations, schema.Labour, schema.Dividend, schema.Buyback, schema.Financing:
	default:
		return
	}
	sub := &np.subs[0]
	if np.n != 1 || sub.kind != schema.KindPerson || sub.ent == nil || !r.kinds.has(s.k.company) || r.kinds.has(s.k.kindBits.of("#person")) {
		return
	}
	at := int(sub.first)
	for i := s.first; i < at && s.nodes[at].ent < 0; i++ { // "Jane Roe said she"
		if n := &s.nodes[i]; n.ent >= 0 && s.ents[n.ent].Ent == sub.ent {
			at = i
		}
	}
	who := speaker{person: sub.ent, node: int32(at)}
	if s.nodes[at].ent < 0 {
		if s.recall(&who); who.former || !s.managed(who.title) {
			return
		}
	} else if !s.manages(at, at) { // whom the text told of before
		if s.recall(&who); who.former || !s.managed(who.title) {
			return
		}
	} else if s.affiliate(at, at, &who); who.former {
		return
	}
	var firm nounPhrase
	switch {
	case who.org != nil && who.org.Kind == schema.KindCompany:
		sub.ent, sub.kind = who.org, schema.KindCompany
	case who.org == nil && s.ctx.refer(s, refCompany, at, &firm) && firm.n == 1:
		*sub = firm.subs[0]
	}
}

// managed reports whether a title is that of somebody who leads a company.
func (s *sentence) managed(title string) bool {
	x := s.lex.find(strings.ToLower(title))
	return x != nil && x.cls.has(s.k.typeBits.of("manager"))
}

// sentenceStart is the first node of the sentence that node i is in.
func (s *sentence) sentenceStart(i int) int {
	for k := s.index; k > 0; k-- {
		if int(s.starts[k]) <= i {
			return int(s.starts[k])
		}
	}
	return 0
}
