package extract

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// country makes the owner of a statistic that was found by context a country:
// the dateline names a city.
func (s *sentence) country(f *fact, doc *document) {
	e := f.sub.ent
	if d := &doc.stat; e != nil && e.Kind == entity.KindCity && f.sub.weak && d.ok && d.fact.sub.ent == e {
		return
	}
	if e != nil && e.Kind == entity.KindCity && !f.sub.weak && !(f.Metric != nil && s.k.macroIndex[*f.Metric] && s.ownsSeries(int(f.sub.first))) && !(s.listed("capital", int(f.sub.first)) && s.ownsSeries(int(f.sub.first))) {
		return // "rents in Dublin"; Beijing's exports are China's
	}
	if e == nil || !f.sub.weak && e.Kind != entity.KindCity && e.Kind != schema.KindSector && e.Kind != schema.KindMarket || e.Country == "" || e.Kind == entity.KindCountry {
		return
	}
	if c := doc.gaz.Country(e.Country); c != nil {
		f.sub.ent, f.sub.kind, f.sub.name = c, c.Kind, ""
	}
}

// ownsSeries reports whether the place at node i stands as the owner of what follows,
// not as where it is: "Beijing's exports", "in Beijing".
func (s *sentence) ownsSeries(i int) bool {
	return i == s.first || !(s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.prep) && !s.is(i-1, s.k.to1))
}

// onceForeseen takes the way of a change from the growth that was foreseen before it:
// "cut to 2.2 percent from 2.8 percent" does not say that anything falls by 2.8.
func (f *fact) onceForeseen() {
	if f.Modality == schema.Past && f.rule.is(roleOutlookChange) && f.Unit != nil && *f.Unit == schema.UnitPct && same(f.Direction, ptr("down")) {
		f.Direction = nil
	}
}

// onceExpected reports whether the word of expecting at node i only measures: "more than
// expected", "as forecast", or stands in the perfect for having been seen.
func (s *sentence) onceExpected(i int) bool {
	if i == s.first {
		return false
	}
	return s.is(i-1, s.k.than) || s.is(i-1, s.k.times.as) || s.nodes[i-1].cls.has(s.k.have) && s.seenWord(i)
}

// outlook makes a figure that somebody expects a forecast.
func (s *sentence) outlook(f *fact) {
	switch f.Modality {
	case schema.Expected, schema.Scheduled:
		if f.rule.is(roleDecision) {
			return // what its owner decides
		}
		f.Modality = schema.Forecast
		return
	case schema.Past, schema.Forecast:
		f.onceForeseen()
		return
	}
	from := int(f.first)
	if f.trigger >= 0 && int(f.trigger) < from {
		from = int(f.trigger)
	}
	for i := from - 1; i >= s.first && i >= from-5; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.typeBits.of("foresee")) && s.payload(i, s.lex.classes["foresee"]) == "" && !s.onceExpected(i) {
			f.Modality = schema.Forecast
			s.forecaster(f, i)
			return
		}
		if n.cls.has(s.k.stop) || n.cls.has(s.k.verb) {
			break
		}
	}
	for i := max(s.first, int(f.first)); i < int(f.trigger) && f.Modality == schema.Actual; i++ { // "the forecast rate of inflation"
		if s.listed("outlookadj", i) && !s.nodes[i].cls.has(s.k.verb) {
			f.Modality = schema.Forecast
			return
		}
	}
	if f.Modality == schema.Actual && s.underOutlook(from) {
		f.Modality = schema.Forecast
		return
	}
	if f.Modality != schema.Possible {
		return
	}
	for i := int(f.trigger); i >= s.first; i-- { // had forecast that X would
		if n := &s.nodes[i]; n.ent < 0 && n.cls.has(s.k.typeBits.of("foresee")) {
			f.Modality = schema.Forecast
			return
		}
	}
}

// underOutlook reports whether a verb of outlook governs the clause at node i from
// further left: "analysts forecast that stocks fell, while inventories rose".
// It stops where the sentence turns to what was: "but", "as", a verb of saying.
func (s *sentence) underOutlook(i int) bool {
	for j := i - 1; j >= s.first; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 {
			continue
		}
		if j+1 < s.end && n.hash == forecastHash && s.nodes[j+1].cls.has(s.k.det) && s.anyListed("surveyword", s.first, j) {
			return true // "A poll ahead of the data forecast a rise"
		}
		foresees := n.cls.has(s.k.typeBits.of("foresee")) && s.payload(j, s.lex.classes["foresee"]) == ""
		switch {
		case foresees && n.cls.has(s.k.verb) && j > s.first:
			p := &s.nodes[j-1]
			return !(p.ent < 0 && p.cls.has(s.k.be.or(s.k.sub).or(s.k.prep))) && !s.seenWord(j)
		case n.hash == s.k.semicolon, n.hash == butHash, n.cls.has(s.k.saying), n.ent < 0 && n.cls.has(s.k.sub) && n.hash != whileHash && n.hash != thatHash:
			return false
		case n.cls.has(s.k.verb) && n.cls.has(s.k.typeBits.of("getverb")):
			return false // a report showed
		}
	}
	return false
}

// seenWord: "has seen prices fall" tells what was.
func (s *sentence) seenWord(i int) bool { return s.nodes[i].hash == seenHash }

// forecaster names who expects it: the subject of the verb at node v.
func (s *sentence) forecaster(f *fact, v int) {
	var np nounPhrase
	if f.ActorName != nil || !s.nodes[v].cls.has(s.k.verb) || !s.subjectOf(v, &np) || np.n != 1 || np.metric != "" || np.security {
		return
	}
	sub := &np.subs[0]
	if !s.k.kindBits.of("speaking").has(s.k.kindBits.of(sub.kind)) || sub.displayName() == f.sub.displayName() {
		return
	}
	f.ActorName = ptr(sub.displayName())
	if sub.ent != nil {
		f.ActorID = ptr(sub.ent.ID)
	}
	f.first = min(f.first, sub.first)
}

// statOwner finds whose statistic the bare series at node h is: a country that
// stands before it, one that the series belongs to by its name, a country or an
// institution named before it in the sentence, the country of the last
// statistic, the country named last, the one that the article is datelined in.
func (x *context) statOwner(s *sentence, h int, out *nounPhrase) bool {
	for i := h - 1; i >= s.first && i >= h-3 && s.nodes[i].ent < 0 && !s.nodes[i].cls.has(s.k.stop); i-- {
		if s.listed("worldword", i) { // "the global economy"
			out.add(s.weak(subject{ent: s.doc.gaz.World(), kind: s.doc.gaz.World().Kind}, h))
			return true
		}
	}
	if s.countryBefore(h, max(s.first, h-2), out) {
		return true
	}
	if h-2 >= s.first && s.nodes[h-1].cls.has(s.k.poss) && s.listed("landword", h-2) && x.place1 != nil { // "the city's exports to the mainland"
		out.add(s.weak(s.landOf(*x.place1, h-2), h))
		return true
	}
	code := s.payload(h, s.k.homeClass)
	if code == "" {
		code = s.k.macroHome[s.payload(h, s.k.macroClass)]
	}
	if d := &s.doc.stat; code != "" && d.ok && s.index-d.sentence <= 1 && d.fact.sub.ent != nil && s.listed("homeloose", h) {
		code = d.fact.sub.ent.Country // other countries have them too
	}
	if c := s.doc.gaz.Country(code); c != nil {
		if d := &s.doc.stat; d.ok && s.index-d.sentence <= statReach && d.fact.sub.ent != nil && d.fact.sub.ent.Kind == entity.KindCity && d.fact.sub.ent.Country == c.Country {
			out.add(s.weak(d.fact.sub, h)) // the state's, whose statistics are told
			return true
		}
		out.add(s.weak(subject{ent: c, kind: c.Kind}, h))
		return true
	}
	if s.countryBefore(h, s.first, out) {
		return true
	}
	if h+1 < s.end && s.is(h+1, s.k.commaHash) { // "prices, the Fed's preferred gauge, rose"
		i := h + 2
		for i < s.end && i < h+7 && !s.is(i, s.k.commaHash) && !s.nodes[i].cls.has(s.k.verb) {
			i++
		}
		if s.countryBefore(i, h+2, out) {
			out.subs[0] = s.weak(out.subs[0], h)
			return true
		}
	}
	if s.officeAfter(h, out) {
		return true
	}
	if d := &s.doc.stat; d.ok && s.index-d.sentence <= statReach {
		out.add(s.weak(x.nation(d.fact.sub), h))
		return true
	}
	return x.farOwner(s, h, out)
}

// nation is the country that an article is on where it has told a figure of one of its
// provinces or cities, else the owner of that figure.
func (x *context) nation(owner subject) subject {
	e, p := owner.ent, x.place1
	if e != nil && e.Kind == entity.KindCity && p != nil && p.ent != nil && p.ent.Kind == entity.KindCountry && p.ent.Country == e.Country {
		return *p
	}
	return owner
}

// officeAfter takes the country of the office that the sentence names after node
// h: "prices rose 0.4 percent, the Labor Department said".
func (s *sentence) officeAfter(h int, out *nounPhrase) bool {
	for i := h + 1; i < s.end; i++ {
		n := &s.nodes[i]
		if n.ent < 0 {
			continue
		}
		office := n.cls.has(s.k.kindBits.of("#government").or(s.k.kindBits.of("central_bank")).or(s.k.kindBits.of("#organisation"))) && !n.cls.has(s.k.kindBits.of("place"))
		e := s.ents[n.ent].Ent
		if !office && !s.landsOffice(i) || s.tellsOfOthers(e) {
			continue
		}
		c := s.doc.gaz.Country(e.Country)
		if c == nil {
			c = s.doc.gaz.UnionOf(e)
		}
		if c != nil {
			out.add(s.weak(subject{ent: c, kind: c.Kind}, h))
			return true
		}
	}
	return false
}

// landsOffice reports whether the country at node i is named as that of the office whose figures
// these are: "prices rose 12 percent, Ghana's statistics service said".
func (s *sentence) landsOffice(i int) bool {
	const longest = 5
	if i+1 >= s.end || !s.nodes[i+1].cls.has(s.k.poss) || !s.nodes[i].cls.has(s.k.kindBits.of("country")) {
		return false
	}
	for j := i + 2; j < s.end && j <= i+longest; j++ {
		switch n := &s.nodes[j]; {
		case n.ent >= 0 || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.be)):
			return false
		case s.listed("statoffice", j):
			return j+1 < s.end && s.nodes[j+1].cls.has(s.k.saying)
		}
	}
	return false
}

// countryBefore takes the nearest country, or country of an institution, among nodes [low,h).
func (s *sentence) countryBefore(h, low int, out *nounPhrase) bool {
	for i := h - 1; i >= low; i-- {
		n := &s.nodes[i]
		if n.ent < 0 || i < s.first && s.inPassing(i) || s.partnerOf(i, low) {
			continue
		}
		e := s.ents[n.ent].Ent
		switch {
		case n.cls.has(s.k.kindBits.of("commodity")) && strings.HasPrefix(s.text(i, i), "U.S. "): // "U.S. crude" is one name
			out.add(s.weak(subject{ent: s.doc.gaz.Country("US"), kind: entity.KindCountry}, h))
			return true
		case n.cls.has(s.k.kindBits.of("region").or(s.k.kindBits.of("country"))) && (h-i > 4 || s.tradedIn(i)) && partOfWorld(e):
			// a part of the world named in passing has no statistics of its own
		case n.cls.has(s.k.kindBits.of("country")) || n.cls.has(s.k.kindBits.of("region")):
			out.add(s.weak(subject{ent: e, kind: e.Kind}, h))
			return true
		case s.tellsOfOthers(e), s.viewsSold(e): // "Acme Economics believes the economy is slowing"
		case (n.cls.has(s.k.kindBits.of("official")) || n.cls.has(s.k.kindBits.of("city"))) && e.Country != "":
			if c := s.doc.gaz.Country(e.Country); c != nil {
				out.add(s.weak(subject{ent: c, kind: c.Kind}, h))
				return true
			}
		default:
			if z := s.doc.gaz.UnionOf(e); z != nil {
				out.add(s.weak(subject{ent: z, kind: z.Kind}, h))
				return true
			}
		}
	}
	return false
}

// tellsOfOthers reports whether an office that watches other countries' crops and
// markets has just told statistics of one: the USDA's forecasts of Brazil.
func (s *sentence) tellsOfOthers(e *entity.Entity) bool {
	d := &s.doc.stat
	return d.ok && s.index-d.sentence <= 2 && !d.fact.sub.weak && d.fact.sub.ent != nil && d.fact.sub.ent.Country != e.Country && slices.Contains(s.lex.lists["worldwatcher"], e.Name)
}

// partnerOf reports whether the country at node i is the other side of a trade: "exports
// to the US", "the surplus with China", "imports from Japan". Their statistic is not its own.
func (s *sentence) partnerOf(i, low int) bool {
	j := i - 1
	for j > low && s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.det) {
		j--
	}
	if j <= low || s.nodes[j].ent >= 0 || s.nodes[j].date >= 0 {
		return false
	}
	switch s.nodes[j].hash {
	case s.k.times.with: // "a trade deal with Japan"
		return s.nodes[j-1].ent < 0 && s.nodes[j-1].cls.has(s.k.word)
	case s.k.to1, s.k.from:
		n := &s.nodes[j-1]
		if m := s.payload(j-1, s.k.macroClass); n.ent < 0 && (s.nodes[j].hash == s.k.from && m == "exports" || s.nodes[j].hash == s.k.to1 && m == "imports") {
			return false // "exports from Japan" are Japan's
		}
		return n.ent < 0 && (n.cls.has(s.k.seriesHead.or(s.k.metric)) || s.listed("flowpartner", j-1))
	}
	return false
}

// tradePartner notes the other side of a trade: "imports from OPEC", "the gap with China".
func (s *sentence) tradePartner(f *fact) {
	if f.Metric == nil || f.CounterpartyName != nil || !slices.Contains(s.lex.lists["tradeseries"], *f.Metric) {
		return
	}
	first := max(s.first, int(f.phraseAt))
	for i := first + 1; i < int(f.trigger); i++ {
		if n := &s.nodes[i]; n.ent >= 0 && n.cls.has(s.k.kindBits.of("place").or(s.k.kindBits.of("#organisation"))) && s.partnerOf(i, first) {
			f.CounterpartyName = ptr(s.ents[n.ent].Ent.Name)
			return
		}
	}
}

// lastStat takes subject and series from the last statistic, of this or the
// sentence before: "Economists had expected 214,000."
func (s *sentence) lastStat(i int, np *nounPhrase) bool {
	d := &s.doc.stat
	if !d.ok || s.index-d.sentence > openReach || d.fact.Metric == nil {
		return false
	}
	for j := s.first; j < i; j++ {
		if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits.of("traded")) {
			return false // the sentence is about somebody else
		}
	}
	*np = nounPhrase{metric: *d.fact.Metric, metricNode: -1, first: int32(i), last: int32(i)}
	np.add(s.weak(d.fact.sub, i))
	s.besides = -1
	return true
}

// land takes the country named in the match [i,end) or right before it, else the
// one that a word of the match or a bare series at i would be of.
func (s *sentence) land(i, end int, np *nounPhrase) bool {
	np.reset(i, i)
	for j := i; j < end; j++ {
		if s.nodes[j].ent < 0 && (s.listed("worldword", j) || s.worldView(j)) {
			w := s.doc.gaz.World()
			np.add(s.weak(subject{ent: w, kind: w.Kind}, j))
			return true
		}
	}
	for j := i; j < end; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits.of("country")) {
			e := s.ents[n.ent].Ent
			np.add(subject{ent: e, kind: e.Kind, first: int32(j), last: int32(j)})
			return true
		}
		if n.ent >= 0 && n.last > n.first && n.cls.has(s.k.kindBits.of("commodity")) && s.doc.gaz.Country("US") != nil && strings.HasPrefix(s.text(j, j), "U.S.") {
			np.add(s.weak(subject{ent: s.doc.gaz.Country("US"), kind: entity.KindCountry}, j)) // "U.S. crude" is one name
			return true
		}
	}
	if s.countryBefore(i, max(s.first, i-1), np) { // "Australian employers"
		return true
	}
	for j := i; j < end; j++ {
		if c := s.doc.gaz.Country(s.payload(j, s.k.homeClass)); c != nil {
			np.add(s.weak(subject{ent: c, kind: c.Kind}, j))
			return true
		}
	}
	return s.ctx.statOwner(s, i, np)
}

// ofCountry makes a series that an institute or ministry owns that of its
// country: "the Ifo institute's business climate index".
func (s *sentence) ofCountry(np *nounPhrase) {
	if e := np.subs[0].ent; e != nil && e.Country != "" && s.k.kindBits.of("official").has(s.k.kindBits.of(np.subs[0].kind)) {
		if c := s.doc.gaz.Country(e.Country); c != nil {
			np.subs[0].ent, np.subs[0].kind = c, c.Kind
		}
	}
}

// ofPublisher makes a series that stands with the name of who compiles it that
// of the country: "the National Association of Realtors' pending home sales",
// "Markit's composite PMI". A firm's own sales stay its own.
func (s *sentence) ofPublisher(np *nounPhrase) {
	if np.metricNode < 0 || !s.k.kindBits.of("issuer").has(s.k.kindBits.of(np.subs[0].kind)) {
		return
	}
	h := int(np.metricNode)
	name := s.payload(h, s.k.macroClass)
	if name == "" || !s.k.macroIndex[name] && s.k.macroHome[name] == "" && np.subs[0].kind != schema.KindOrganisation && s.k.macroBase[name] != "MoM" {
		return
	}
	kept := *np
	np.n = 0
	if !s.ctx.statOwner(s, h, np) {
		*np = kept
	}
}

// partOfWorld: Asia, Africa, Latin America: no economy of its own.
func partOfWorld(e *entity.Entity) bool {
	return e.Country == "" && e.Currency == "" && e.Name != "Eurozone" && e.Name != "European Union"
}
