package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Figures of a part of a company: of a division, a product, a country. Its subject is the
// company, which its series must not be taken for: "sales of its wine business" are
// wine_business_sales.

// longestPart bounds the words that name a part, in nodes.
const longestPart = 9

// firmPart is what a result is of, where that is less than the whole company.
type firmPart struct {
	name     string
	sentence int   // of the article that told it
	node     int32 // of its series, -1
}

// ofFirmPart names the part of its company that fact f is of; the other figures of the
// same series in the sentence are of that too.
func (s *sentence) ofFirmPart(f *fact) {
	if f.Metric == nil || f.EventType != schema.EarningsResult && f.EventType != schema.Guidance || slices.Contains(s.lex.lists["wholeseries"], *f.Metric) {
		return
	}
	if f.rule.is(roleElsewhere) { // "8 percent in Asia and 2 percent in Europe"
		at := int(f.qty) + 1
		for at < int(f.last) && !s.listed("partprep", at) {
			at++ // "a 6 percent gain in Asia"
		}
		f.part = strings.Join(s.partPhrase(f, at, false), "_")
		return
	}
	last := &s.doc.part
	follows := f.rule.subject == subjSeries || f.rule.subject == subjFollows || f.rule.subject == subjPrev
	switch {
	case last.sentence == s.index && follows && (f.metricNode < 0 || f.metricNode == last.node):
		f.part = last.name
		return
	case f.metricNode < 0 && follows && !f.rule.is(roleMetricOf):
		if last.sentence == s.index-1 {
			f.part = last.name
		}
		return
	}
	m := int(f.metricNode)
	if m < 0 {
		m = s.seriesOf(f)
		s.losses(f, m)
	}
	part := s.partWith(f, m)
	if part == "" && s.goesOnOfPart(f, m) {
		part = last.name
	}
	*last = firmPart{name: part, sentence: s.index, node: int32(m)}
	f.part = last.name
	f.drop = f.drop || s.noFirmSeries(last.name, *f.Metric)
}

// losses names what adds up to a sum by its own name: "$4.9 billion of trading losses" are
// not the result of a quarter.
func (s *sentence) losses(f *fact, m int) {
	if m < 0 || *f.Metric != "net_loss" || !strings.EqualFold(s.text(m, m), "losses") {
		return
	}
	for i := int(f.qty) + 1; i < m; i++ {
		if s.is(i, s.k.of) || s.is(i, inHash) {
			f.Metric = ptr("losses")
			f.Direction = ptr(schema.Down)
			return
		}
	}
}

// noFirmSeries reports whether the words that name a part make the series one of another
// kind: of a whole trade ("industry sales"), of what is paid for protection against a default,
// of customers that are lost.
func (s *sentence) noFirmSeries(part, metric string) bool {
	lists := s.lex.lists
	for word := range strings.SplitSeq(part, "_") {
		if slices.Contains(lists["wholetrade"], word) || metric == "costs" && slices.Contains(lists["creditword"], word) || strings.HasSuffix(metric, "loss") && slices.Contains(lists["lostcount"], word) {
			return true
		}
	}
	return false
}

// seriesOf is the noun of the series in the evidence of a fact that a verb opens:
// "reported net income of"; -1 if there is none.
func (s *sentence) seriesOf(f *fact) int {
	for i := int(f.trigger); i <= int(f.last) && i < s.end; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.metric) {
			return i
		}
	}
	return -1
}

// partWith is the part that the words around the series at node m name.
func (s *sentence) partWith(f *fact, m int) string {
	var words []string
	if m >= 0 {
		words = append(words, s.partAfter(f, m)...)
		words = append(words, s.partBeforeSeries(f, m)...)
	}
	if len(words) == 0 && s.is(int(f.trigger), s.k.colon) {
		words = s.partBeforeSeries(f, int(f.trigger))
	}
	if len(words) == 0 {
		words = s.divisionActing(f)
	}
	if end := max(int(f.last), int(f.qty)); len(words) == 0 && end != m {
		words = s.partPhrase(f, end+1, false)
	}
	if len(words) == 0 {
		words = s.brandBehind(f)
	}
	if len(words) == 0 {
		words = s.partOpening(f)
	}
	return strings.Join(words, "_")
}

// partLine reports whether the line of a list opens with the name of a part that the colon at
// node i ends: "Parks, Experiences and Products: $6.7 billion".
func (s *sentence) partLine(i int) bool {
	for j := s.first; j < i; j++ {
		n := &s.nodes[j]
		name := s.capital(j) || s.is(j, s.k.ampersand) || s.is(j, s.k.and) || s.is(j, s.k.commaHash)
		if !name && n.ent < 0 || n.ent < 0 && n.cls.has(s.k.metric) {
			return false
		}
	}
	return i > s.first && i-s.first < longestPart
}

// partBeforeSeries: "its U.S. drugstore sales".
func (s *sentence) partBeforeSeries(f *fact, m int) []string {
	b := m
	for b > s.first && m-b < longestPart && s.inPartName(b-1) {
		b--
	}
	return s.partWords(f, b, m-1)
}

// partAfter: "sales at its U.S. drugstores", "revenue from storage".
func (s *sentence) partAfter(f *fact, m int) []string {
	i := m + 1
	for i < s.end && s.nodes[i].date >= 0 {
		i++
	}
	return s.partPhrase(f, i, true)
}

// partOpening: "In North America, sales fell", "At its wine business, profit fell".
func (s *sentence) partOpening(f *fact) []string {
	b := int(f.first)
	if f.phraseAt > 0 {
		b = min(b, int(f.phraseAt))
	}
	for i := b - 1; i > s.first && b-i < 3; i-- {
		if s.is(i, s.k.commaHash) {
			for j := i - 1; j >= s.first && i-j <= longestPart; j-- {
				if s.nodes[j].ent < 0 && s.listed("partprep", j) && (j == s.first || s.opensClause(j-1)) {
					if words := s.partPhrase(f, j, false); words != nil {
						return words
					}
				}
			}
		}
	}
	return s.partOfSentence(f)
}

// partOfSentence: what the sentence opens with is the part that all its figures are of which
// only context gives to a company: "At its wine unit, which makes X, profit fell", "At X, the
// clothing chain, sales fell".
func (s *sentence) partOfSentence(f *fact) []string {
	b := max(s.first, s.head)
	if !f.sub.weak || b+1 >= int(f.first) || s.nodes[b].ent >= 0 || !s.listed("partprep", b) {
		return nil
	}
	e := b + 1
	for e < int(f.first) && s.inPartPhrase(e) {
		e++
	}
	if e == b+1 || e-b > longestPart || e >= s.end || !s.is(e, s.k.commaHash) {
		return nil
	}
	if words := s.partPhrase(f, b, false); words != nil {
		return words
	}
	for i := b + 1; i < e; i++ {
		n := &s.nodes[i]
		own := n.ent >= 0 && (s.placeName(i) || f.sub.ent != nil && s.ents[n.ent].Ent == f.sub.ent)
		if own || n.ent < 0 && !n.cls.has(s.k.cap) && !s.is(i, s.k.ampersand) || !s.is(b, s.k.at) {
			return nil
		}
	}
	return []string{partWord(s.text(b+1, e-1))}
}

// goesOnOfPart reports whether the figure of f, which names no part, is told in one breath
// with one of a part: "revenue in Asia rose 12 percent, while operating income fell".
func (s *sentence) goesOnOfPart(f *fact, m int) bool {
	last := &s.doc.part
	if last.name == "" || last.sentence != s.index || !f.sub.weak || m <= int(last.node) || s.nodes[m-1].ent < 0 && !s.nodes[m-1].cls.has(s.k.stop.or(s.k.conj).or(s.k.sub).or(s.k.det).or(s.k.adv)) || !slices.Contains(s.lex.lists["partseries"], *f.Metric) {
		return false
	}
	joined := false
	for i := int(last.node) + 1; i < m; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.company) || n.hash == s.k.semicolon || n.ent < 0 && s.listed("wholeword", i) {
			return false
		}
		joined = joined || n.ent < 0 && (n.hash == s.k.and || n.cls.has(s.k.sub.or(s.k.conj)))
	}
	return joined
}

// divisionActing: "its wine unit posted a loss", "the unit's margin".
func (s *sentence) divisionActing(f *fact) []string {
	t := int(f.trigger)
	if !s.nodes[t].cls.has(s.k.verb) {
		if t = s.postingVerb(t); t < 0 {
			return nil
		}
	}
	e := s.beforeSeat(s.groupStart(t, s.first) - 1)
	if e < s.first || !s.partHead(e) || t != int(f.trigger) && s.nodes[e].cls.has(s.k.anaphor) && plural(s.text(e, e)) {
		return nil // "both stores reported profits"
	}
	b := e
	for b > s.first && e-b < longestPart && s.inPartName(b-1) {
		b--
	}
	if s.nodes[e].cls.has(s.k.anaphor) && b > s.first && s.nodes[b-1].hash == theHash {
		return nil // "the pharmacy chain": the company itself
	}
	return s.partWords(f, b, e)
}

// partPhrase names the part behind the preposition at node p. Behind a series any noun is
// one ("revenue from storage"), elsewhere only what is a place or called a part.
func (s *sentence) partPhrase(f *fact, p int, series bool) []string {
	if p >= s.end || s.nodes[p].ent >= 0 || !s.listed("partprep", p) {
		return nil
	}
	b := p + 1
	e := b
	for e < s.end && e-b < longestPart && s.inPartPhrase(e) {
		e++
	}
	if e--; e < b || e-b == longestPart-1 || s.is(p, inHash) && b == e && s.text(b, b) == "line" {
		return nil
	}
	for i := b; i < s.end && i <= e+4; i++ {
		if s.is(i, basedHash) {
			return nil // "for the Tulsa, Oklahoma-based bank"
		}
	}
	named, sure := false, !series && s.is(p, inHash) && f.Unit != nil && *f.Unit == schema.UnitPct && e+1 < s.end && s.is(e+1, s.k.to1) // "rose 4 percent in wine to $3 billion"
	for i := b; i <= e; i++ {
		named = named || s.nodes[i].ent >= 0 && !s.placeName(i)
		sure = sure || s.partHead(i) || s.placeName(i) && (i == e || !s.is(i+1, s.k.commaHash))
	}
	if !sure && (named || !series || !s.is(p, s.k.of) && !s.is(p, s.k.from) || s.listed("nopart", e)) {
		return nil
	}
	return s.partWords(f, b, e)
}

// inPartPhrase reports whether node i can stand inside the phrase that names a part.
func (s *sentence) inPartPhrase(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.ent >= 0:
		return true
	case n.qty >= 0 || n.date >= 0:
		return false
	case n.cls.has(s.k.poss) || s.is(i, s.k.ampersand) || s.isDash(i):
		return true
	case n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.prep).or(s.k.sub).or(s.k.conj).or(s.k.rel).or(s.k.to)):
		return s.is(i, s.k.and) && i+1 < s.end && !s.nodes[i+1].cls.has(s.k.verb)
	}
	if n.cls.has(s.k.up.or(s.k.down).or(s.k.flat).or(s.k.saying)) {
		return false
	}
	if i+1 < s.end && n.form&formBase != 0 && s.partHead(i+1) {
		return true // "its flow control division"
	}
	return !n.cls.has(s.k.verb) || n.cls.has(s.k.nounform) || n.cls.has(s.k.det.or(s.k.adj))
}

// inPartName reports whether node i can stand before a noun as a part of its name.
func (s *sentence) inPartName(i int) bool {
	n := &s.nodes[i]
	switch {
	case n.ent >= 0 || n.date >= 0:
		return true
	case n.qty >= 0 || n.cls.has(s.k.poss.or(s.k.det)):
		return false
	case s.isDash(i) || s.is(i, s.k.ampersand) || s.listed("parttrade", i) && i > s.first && s.inPartName(i-1):
		return true
	}
	return n.cls.has(s.k.word.or(s.k.cap)) && !n.cls.has(s.k.stop.or(s.k.be).or(s.k.have).or(s.k.modal).or(s.k.prep).or(s.k.sub).or(s.k.conj).or(s.k.rel).or(s.k.to).or(s.k.verb))
}

// partHead reports whether node i is a noun that companies call their parts by.
func (s *sentence) partHead(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && (n.cls.has(s.k.partNoun) || s.listed("division", i) || s.listed("partnoun", i))
}

// placeName reports whether node i names a place.
func (s *sentence) placeName(i int) bool {
	n := &s.nodes[i]
	return n.ent >= 0 && (n.cls.has(s.k.place) && !n.cls.has(s.k.kindBits.of("#city")) || s.demonym(i))
}

// wholeFirm reports whether the words in nodes [b,e] describe the company itself: by its rank
// ("the fourth-largest U.S. card issuer") or before its name ("Swiss drugmaker Acme").
func (s *sentence) wholeFirm(f *fact, b, e int) bool {
	const reach = 5 // nodes before b that the rank may stand in
	if n := &s.nodes[e]; e > b && n.ent >= 0 && n.cls.has(s.k.company) && !s.demonym(e) {
		x := s.named(e)
		return x.same(&f.sub) && !s.nodes[e-1].cls.has(s.k.poss)
	}
	if n := &s.nodes[e]; n.ent >= 0 || n.cls.has(s.k.cap) || s.partHead(e) && !n.cls.has(s.k.anaphor) {
		return false // "the world's largest market", "the best-selling drug Avastin"
	}
	ranked := false
	for i := e; i >= s.first && i > b-reach; i-- {
		n := &s.nodes[i]
		switch {
		case s.possessiveWord(i), n.ent < 0 && n.cls.has(s.k.verb.or(s.k.prep)):
			return false
		case n.hash == theHash, n.cls.has(s.k.poss):
			return ranked
		}
		ranked = ranked || n.hash == rankHash || n.ent < 0 && n.cls.has(s.k.typeBits.of("bigsup")) || n.qty >= 0 && i > s.first && s.isDash(i-1)
	}
	return false
}

// partWords are the words in nodes [b,e] that name a part: neither whose it is nor what
// any series may be called.
func (s *sentence) partWords(f *fact, b, e int) []string {
	if e < b || s.wholeFirm(f, b, e) {
		return nil
	}
	for i := e; i >= b; i-- {
		if s.nodes[i].cls.has(s.k.poss) {
			b = i + 1
		}
	}
	var words []string
	for i := b; i <= e; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
			if !s.placeName(i) && n.cls.has(s.k.kindBits.of("traded")) {
				continue // its own name, or that of who counts
			}
		case s.is(i, s.k.and):
			if len(words) == 0 || i == e {
				continue
			}
		case n.date >= 0 || n.qty >= 0 || n.cls.has(s.k.det.or(s.k.pronoun).or(s.k.adv).or(s.k.stop).or(s.k.sidedAdj).or(s.k.ordinal).or(s.k.up).or(s.k.down).or(s.k.flat).or(s.k.saying).or(s.k.perUnit)) || s.listed("plainseries", i) || s.nameless(f, i):
			continue
		case n.cls.has(s.k.anaphor) && i == e && !s.partHead(i):
			return nil // "sales for the company"
		case n.cls.has(s.k.adj) && !s.listed("partadj", i):
			continue
		}
		if w := partWord(s.text(i, i)); w != "" {
			words = append(words, w)
		}
	}
	for len(words) > 0 && words[len(words)-1] == "and" {
		words = words[:len(words)-1]
	}
	const most = 4
	return words[max(0, len(words)-most):]
}

// nameless reports whether the word at node i names no part: "bigger-than-expected", a
// headline in capitals, a word of the company's own name.
func (s *sentence) nameless(f *fact, i int) bool {
	const abbreviation = 4 // letters
	w := s.text(i, i)
	return strings.Contains(w, "than") || len(w) > abbreviation && strings.ToUpper(w) == w ||
		s.nodes[i].cls.has(s.k.cap) && strings.Contains(f.sub.displayName(), w)
}
