package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// unlistedOwner takes the name that no gazetteer lists and that owns the series
// at node h: "Fernhill's adjusted profit".
func (s *sentence) unlistedOwner(b, h int, out *nounPhrase) bool {
	if s.payload(h, s.k.metricClass) == "" {
		return false
	}
	for j := h - 1; j > b; j-- {
		if s.nodes[j].cls.has(s.k.poss) {
			return s.unlisted(b, j-1, out)
		}
	}
	return false
}

var attributing = [...]uint64{token.Hash("said"), token.Hash("says"), token.Hash("reported")}

func (s *sentence) saysSo(i int) bool {
	for _, h := range attributing {
		if s.nodes[i].hash == h {
			return true
		}
	}
	return false
}

// ownerBehind finds the company that the end of the sentence names as the one
// whose series stands at node h: "..., Acme said", "..., said Acme", "... at Acme".
func (s *sentence) ownerBehind(h int, out *nounPhrase) bool {
	e := s.end - 1
	for e > h && (s.nodes[e].date >= 0 || s.nodes[e].cls.has(s.k.stop) && s.nodes[e].ent < 0 && s.nodes[e].hash != s.k.commaHash) {
		e--
	}
	said := e > h && s.saysSo(e)
	if said {
		e--
	}
	n := &s.nodes[e]
	if e <= h+1 || n.ent < 0 || !n.cls.has(s.k.kindBits.of("#company")) {
		return false
	}
	p := &s.nodes[e-1]
	if said && p.hash != s.k.commaHash || !said && p.hash != s.k.at && !s.saysSo(e-1) {
		return false
	}
	x := s.named(e)
	x.weak = true
	out.add(x)
	return true
}

// divisionOwner finds whose division or site acts at node i: "Acme's cloud unit
// lost", "Acme stores attracted".
func (s *sentence) divisionOwner(i int, np *nounPhrase) bool {
	if !s.nodes[i].cls.has(s.k.verb.or(s.k.have)) {
		return false
	}
	e := s.beforeSeat(s.groupStart(i, s.first) - 1)
	if e <= s.first || s.nodes[e].ent >= 0 || !s.nodes[e].cls.has(s.k.partNoun) && !s.listed("division", e) {
		return false
	}
	for j := e - 1; j >= s.first && e-j < 6; j-- {
		n := &s.nodes[j]
		if s.possessiveWord(j) {
			np.reset(j, e)
			return s.ctx.refer(s, refCompany, j, np)
		}
		if n.cls.has(s.k.poss) {
			if !s.phraseEndingAt(j, np) || np.n == 0 || np.metric != "" || np.security {
				return false
			}
			np.last = int32(e)
			return true
		}
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) {
			np.reset(j, e)
			np.add(s.named(j))
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.prep).or(s.k.be).or(s.k.verb).or(s.k.conj).or(s.k.sub)) {
			break
		}
	}
	return false
}

// beforeSeat is the node before an aside that says where somebody sits and that the comma at
// node e closes, e if none stands there: "Acme's arms unit, based in Reno, sold".
func (s *sentence) beforeSeat(e int) int {
	const longest = 8
	if !s.is(e, s.k.commaHash) {
		return e
	}
	for j := e - 1; j > s.first && e-j < longest; j-- {
		if s.is(j, s.k.commaHash) && s.is(j+1, basedHash) {
			return j - 1
		}
	}
	return e
}

// businessOwner finds who acts at node i where that is no company by name: a
// division of one, or a sector.
func (s *sentence) businessOwner(r *rule, i int, np *nounPhrase) bool {
	if !r.ofBusiness() {
		return false
	}
	if r.kinds.has(s.k.kindBits.of("#sector")) && s.nodes[i].cls.has(s.k.verb) && s.subjectOf(i, np) && np.n > 0 && np.metric == "" && !np.security && np.subs[0].kind == schema.KindSector {
		return true
	}
	return s.divisionOwner(i, np) || s.leaderOwner(i, np)
}

// leaderOwner finds the company whose officer acts at node i: "Acme's chief
// executive P unveiled".
func (s *sentence) leaderOwner(i int, np *nounPhrase) bool {
	if !s.nodes[i].cls.has(s.k.verb) || !s.subjectOf(i, np) || np.n != 1 || np.subs[0].kind != schema.KindPerson {
		return false
	}
	p := int(np.subs[0].last)
	if s.nodes[p].ent < 0 || !s.titled(p) {
		return false
	}
	np.reset(p, p)
	return (s.employerBefore(p, np) || s.employerAfter(p, np)) && np.n > 0
}

// ofBusiness reports whether rule r is one of what a company reports of itself
// or does with what it runs.
func (r *rule) ofBusiness() bool {
	return r.ofResults() || r.event == schema.Operations || r.event == schema.Labour
}

// ofResults reports whether rule r is one of what a company reports of itself.
func (r *rule) ofResults() bool {
	switch r.event {
	case schema.EarningsResult, schema.Guidance, schema.FinMetric:
		return true
	}
	return false
}

// aheadOf reports whether a verb of outlook or a "will" governs node i.
func (s *sentence) aheadOf(i int) bool {
	for j := i - 1; j >= s.first && i-j < 14; j-- {
		n := &s.nodes[j]
		if n.hash == s.k.semicolon {
			break
		}
		if n.ent < 0 && (n.cls.has(s.k.futureAux.or(s.k.modal).or(s.k.typeBits.of("foresee"))) || n.cls.has(s.k.typeBits.of("outlookverb")) && n.cls.has(s.k.verb)) {
			return true
		}
	}
	return false
}

// possessed reports whether the phrase of the series of f names its owner, be it
// by "its" or "the firm's".
func (s *sentence) possessed(f *fact) bool {
	for i := int(s.np.first); i < int(f.metricNode); i++ {
		if s.nodes[i].cls.has(s.k.poss) || s.possessiveWord(i) {
			return true
		}
	}
	return false
}

// toldByOwner reports whether the series of f opens what its owner says: "Acme said on
// Thursday that quarterly profit rose".
func (s *sentence) toldByOwner(f *fact) bool {
	v := int(s.np.first) - 1
	for v > s.first && (s.nodes[v].date >= 0 || s.nodes[v].ent < 0 && (s.nodes[v].hash == thatHash || s.nodes[v].cls.has(s.k.adv.or(s.k.adj)))) {
		v--
	}
	if v <= s.first || s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.saying) || !s.nodes[v].cls.has(s.k.verb) {
		return false
	}
	var np nounPhrase
	return s.subjectOf(v, &np) && np.n == 1 && np.subs[0].same(&f.sub)
}

// brokerView turns what a house foresees of another company, "Citi cut its
// estimates for Acme", from an outlook of the house into a forecast of the
// company's results, and reports whether it did. Whose they are must be known.
func (s *sentence) brokerView(f *fact) bool {
	if !s.inList("broker", f.sub.displayName()) {
		return false
	}
	house := f.sub.displayName()
	if x := s.ctx.mainCo; x != nil && x.displayName() == house || s.doc.results.has && s.doc.results.sub.displayName() == house {
		return false
	}
	of, named, ok := s.otherCompany(f)
	switch {
	case !ok || s.ofIndustry(f):
		f.drop = true
		return false
	case !named && s.ownLoss(f):
		return false
	}
	f.EventType, f.Modality = schema.EarningsResult, schema.Forecast
	f.ActorName, f.ActorID = &house, nil
	f.sub = of
	return true
}

// forCompany takes the company that the words behind node i say that a forecast is for:
// "projected $8 billion of write-downs for Acme".
func (s *sentence) forCompany(i int, np *nounPhrase) bool {
	const reach = 12
	for j := i + 1; j < s.end && j-i < reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(j) && s.is(j-1, s.k.forWord) && !s.k.surveyors[token.Hash(s.ents[n.ent].Ent.Name)] {
			np.add(s.named(j))
			return true
		}
	}
	return false
}

// ofHouse gives a figure that context alone puts to a house that only comments to the company
// that the article is about, and reports whether there is none.
func (s *sentence) ofHouse(f *fact) bool {
	if !f.sub.weak || f.sub.kind != schema.KindCompany || !slices.ContainsFunc(s.lex.lists["houseend"], func(end string) bool {
		return strings.HasSuffix(strings.ToLower(f.sub.displayName()), end)
	}) {
		return false
	}
	x := s.ctx.mainCo
	if x != nil && x.displayName() == f.sub.displayName() {
		return false
	}
	if x == nil {
		return true
	}
	f.sub = s.weak(*x, int(f.trigger))
	return false
}

// ofHeadline gives a result whose owner context alone finds to the one company of the
// headline, unless the article names the other as one whose results it tells.
func (s *sentence) ofHeadline(f *fact) {
	r := &s.doc.results
	told := slices.ContainsFunc(r.owners, func(x subject) bool { return x.same(&f.sub) })
	if !f.sub.weak {
		if !told && f.sub.kind == schema.KindCompany && f.EventType == schema.EarningsResult {
			r.owners = append(r.owners, f.sub)
		}
		return
	}
	x := s.ctx.mainCo
	if told || x == nil || x.ent == nil || x.same(&f.sub) || f.sub.kind != schema.KindCompany || !s.ctx.soleHeadline(x.ent) || s.several(&f.sub) || s.actsNear(&f.sub, int(f.trigger)) {
		return
	}
	f.sub = s.weak(*x, int(f.trigger))
}

// several reports whether the words that x was found by mean more than one: "both
// companies", "they".
func (s *sentence) several(x *subject) bool {
	i := int(x.last)
	return s.nodes[i].ent < 0 && (plural(s.text(i, i)) || s.nodes[i].hash == theyHash)
}

// actsNear reports whether the nodes before i speak of x: the sentence names it, not only
// beside another ("excluding a gain from Acme"), or the one before begins with it.
func (s *sentence) actsNear(x *subject, i int) bool {
	const opening = 4 // nodes
	b := s.first
	if b > 0 {
		b = s.sentenceStart(b - 1)
	}
	for j := b; j < i; j++ {
		n := &s.nodes[j]
		if n.ent < 0 || s.demonym(j) {
			continue
		}
		y := s.named(j)
		if !y.same(x) || s.commentator(j) {
			continue
		}
		if j < s.first && j-b < opening || j >= s.first && !(j > s.first && s.listed("beside", j-1)) {
			return true
		}
	}
	return false
}

// otherCompany finds the company that the house of f speaks of: one that the
// sentence names after it or behind "for", else the one the article is about; named is
// false of that.
func (s *sentence) otherCompany(f *fact) (x subject, named, ok bool) {
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 || !n.cls.has(s.k.kindBits.of("#company")) || s.inList("broker", s.ents[n.ent].Ent.Name) {
			continue
		}
		if i >= int(f.trigger) || !s.demonym(i) && i > s.first && s.nodes[i-1].hash == s.k.forWord { // "For Acme, UBS sees a loss"
			return s.weak(s.named(i), int(f.trigger)), true, true
		}
	}
	if x := s.ctx.mainCo; x != nil {
		return s.weak(*x, int(f.trigger)), false, true
	}
	return subject{}, false, false
}

// ownLoss reports whether a house foresees a loss or a charge and speaks of no other's: the
// sentence tells of no analyst, and of no view that it had. "Acme Bank forecast a loss".
func (s *sentence) ownLoss(f *fact) bool {
	loss := false
	for i := s.first; i < s.end; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
		case s.comments(i), i != int(f.trigger) && n.cls.has(s.k.typeBits.of("outlooknoun")):
			return false
		}
		loss = loss || i >= int(f.trigger) && n.ent < 0 && (n.cls.has(s.k.typeBits.of("lossnoun")) || s.listed("writeoff", i))
	}
	return loss
}

var hasHash, haveHash = token.Hash("has"), token.Hash("have")

// resultTense marks a result that the body of an article tells in the perfect as
// one of before, "has written down $24 billion so far", and one that is only
// awaited, "is expected to show a decline", as foretold.
func (s *sentence) resultTense(f *fact) {
	if f.EventType != schema.EarningsResult || f.Modality != schema.Actual {
		return
	}
	if s.yearAgo(f) {
		f.Modality, f.prior = schema.Past, true
		return
	}
	if s.index >= leadSentences && s.nodes[f.trigger].cls.has(s.k.verb) && s.nodes[f.trigger].form&formPart != 0 {
		for i := s.groupStart(int(f.trigger), s.first); i < int(f.trigger); i++ {
			if h := s.nodes[i].hash; h == hasHash || h == haveHash {
				f.Modality = schema.Past
				return
			}
		}
	}
	if s.nodes[f.trigger].cls.has(s.k.verb) {
		return
	}
	for j := int(f.trigger) - 1; j > s.first && int(f.trigger)-j < 10; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.stop) {
			return
		}
		if n.cls.has(s.k.typeBits.of("outlookverb")) && n.cls.has(s.k.verb) && s.nodes[j-1].cls.has(s.k.be) && s.nodes[j+1].cls.has(s.k.to) {
			f.Modality = schema.Forecast
			return
		}
	}
}

var globalHash, worldHash = token.Hash("global"), token.Hash("world")

// ofIndustry reports whether the evidence of f speaks of a whole industry or country:
// "cut its U.S. auto sales forecast".
func (s *sentence) ofIndustry(f *fact) bool {
	for i := int(f.trigger); i <= int(f.last) && i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("place")) || n.ent < 0 && (s.listed("industry", i) || n.hash == globalHash || n.hash == worldHash) {
			return true
		}
	}
	return false
}
