package extract

import (
	"strconv"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// attribution is a verb of saying with its speaker and what was said.
type attribution struct {
	who         speaker
	verb        int // node
	first, last int // nodes of the statement
	kind        string
	colon       bool // the statement is the next sentence
}

// quotes finds the attributed statement of the sentence, adds it to the
// article's quotes and, where an analyst or an official speaks, to its facts.
func (s *sentence) quotes(a *schema.Article, facts []fact, out *[]schema.Quote) []fact {
	s.readLead()
	at, ok := s.captioned()
	if !ok {
		at, ok = s.attributed()
	}
	if !ok {
		at, ok = s.opines(facts)
	}
	s.introduce()
	if !ok {
		if f, crowd := s.crowdView(facts); crowd {
			facts = append(facts, f)
		}
		return s.continued(a, facts, out)
	}
	s.ctx.speaker, s.ctx.spoke = at.who, s.index
	s.ctx.expect = at.colon
	s.noteOfficials(&at.who, at.verb)
	if at.colon {
		return facts // "He said:" - the next sentence is the statement
	}
	for k := range facts {
		if facts[k].speaker == "" && at.who.person != nil && facts[k].EventType != schema.PolicyStatement {
			facts[k].speaker = at.who.person.Name
		}
	}
	indirect := at.kind == "indirect" || at.kind == "mixed" && at.who.person == nil
	if event := s.speechEvent(&at); event != "" && !s.withheld(&at) && !(indirect && s.told(facts, &at)) && !s.announces(&at) {
		facts = append(facts, s.saidWith(s.speechFact(&at, event), facts, &at))
		facts = s.secondView(&at, facts)
		facts = s.jointlySaid(&at, facts)
	}
	facts = s.viewWithin(&at, facts)
	facts = s.spokeAt(&at, facts)
	*out = append(*out, s.quoteRow(a, &at))
	return facts
}

// secondView adds what somebody who has been quoted holds besides: `"It is weak,"
// said Jane Roe of Acme, who expects a cut in May.`
func (s *sentence) secondView(at *attribution, facts []fact) []fact {
	if at.who.person == nil || at.verb < 0 || at.last > at.verb {
		return facts
	}
	for i := int(at.who.node) + 1; i+2 < s.end; i++ {
		n := &s.nodes[i]
		if n.cls.has(s.k.quote) {
			return facts
		}
		if n.ent >= 0 || s.text(i, i) != "who" {
			continue
		}
		v := i + 1
		for v < s.end && s.nodes[v].ent < 0 && s.nodes[v].cls.has(s.k.adv) {
			v++
		}
		if v+3 >= s.end || s.nodes[v].ent >= 0 || !s.nodes[v].cls.has(s.k.saying.or(s.k.opining).or(s.k.predictVerb)) && !s.listed("viewverb", v) {
			return facts
		}
		second := attribution{who: at.who, verb: v, first: v + 1, last: s.end - 1, kind: "indirect"}
		for second.last > second.first && s.nodes[second.last].cls.has(s.k.stop) {
			second.last--
		}
		f := s.speechFact(&second, s.speechEvent(&second))
		f.first = int32(i)
		return append(facts, f)
	}
	return facts
}

// announces reports whether a verb has a thing for its object, not a statement:
// "announced the reduction of two rates", "which it announced last week".
func (s *sentence) announces(at *attribution) bool {
	if at.verb < 0 || at.first < at.verb || at.kind == "direct" || !s.listed("announceverb", at.verb) || at.verb+1 >= s.end {
		return false
	}
	return s.text(at.verb+1, at.verb+1) != "that" && at.first == at.verb+1
}

// says reports whether node v is a verb that attributes what is said: one of
// saying outside quotation marks; beside a quotation one of going on or asking;
// one of opinion, whose speaker must be known to comment.
func (s *sentence) says(v, marks int) bool {
	n := &s.nodes[v]
	if n.form&(formPast|form3s|formBase) == 0 && !n.cls.has(s.k.quoteVerb) {
		return false
	}
	if v > s.first && s.nodes[v-1].ent < 0 && s.nodes[v-1].cls.has(s.k.to.or(s.k.modal).or(s.k.neg)) {
		return false // "declined to say", "will announce", "did not explain"
	}
	if p := v - 1; n.form&(formPast|form3s) == 0 && n.form&formBase != 0 && p > s.first && s.nodes[p].ent < 0 && s.nodes[p].cls.has(s.k.word) && !s.nodes[p].cls.has(s.k.pronoun.or(s.k.adv).or(s.k.do)) && !plural(s.text(p, p)) {
		return false // "a broker note on Acme"
	}
	if s.passiveSaying(v) {
		return false // "is expected to highlight", "is believed to have encouraged"
	}
	if v+1 < s.end && s.nodes[v+1].ent < 0 && s.nodes[v+1].date < 0 && s.nodes[v+1].cls.has(s.k.prep) && s.listed("notstated", v+1) {
		return false // "argued about the budget"
	}
	switch {
	case n.cls.has(s.k.saying):
		return n.cls.has(s.k.verb) && n.flags&token.FlagQuoted == 0
	case n.cls.has(s.k.quoteVerb) && v+1 < s.end && s.is(v+1, thatHash):
		return n.cls.has(s.k.verb) && (n.form&(formPast|form3s) != 0 || n.form&formBase != 0 && s.voicesBefore(v)) && n.flags&token.FlagQuoted == 0
	case n.cls.has(s.k.quoteVerb):
		if v+2 < s.end && n.cls.has(s.k.verb) && s.nodes[v+1].cls.has(s.k.stop) && s.nodes[v+2].cls.has(s.k.quote) {
			return n.flags&token.FlagQuoted == 0 // `tweeted: "It is`
		}
		return marks > 0 && n.flags&token.FlagQuoted == 0 && (v == s.end-1 || s.nodes[v+1].cls.has(s.k.stop.or(s.k.prep)) || s.nodes[v+1].date >= 0 || s.nodes[v-1].cls.has(s.k.quote))
	case n.cls.has(s.k.opining):
		if v+1 < s.end && n.form&formPart != 0 && (s.is(v+1, asHash) || s.is(v+1, s.k.by)) {
			return false // "one of the richest, regarded as a sage"
		}
		return n.cls.has(s.k.verb) && (n.form&(formPast|form3s) != 0 || n.form&formBase != 0 && s.voicesBefore(v)) && n.flags&token.FlagQuoted == 0
	}
	return false
}

// voicesBefore reports whether those who hold views stand before the verb at node v with their
// house: "analysts at Acme", "Acme economists".
func (s *sentence) voicesBefore(v int) bool {
	const reach = 7
	housed := false
	for i := s.groupStart(v, s.first) - 1; i >= s.first && i > v-reach; i-- {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0:
			housed = true
		case s.listed("viewvoice", i): // "analysts expect" are those of all houses
			return plural(s.text(i, i)) && (housed || i > s.first && (s.nodes[i-1].ent >= 0 || s.is(i-1, theHash)))
		case n.cls.has(s.k.stop.or(s.k.quote).or(s.k.rel)), s.predicates(i) && n.flags&token.FlagCap == 0:
			return false
		}
	}
	return false
}

// commenting reports whether a speaker is a person known to speak for a house, analysts of
// one, or a house that lives by its views.
func (s *sentence) commenting(who *speaker) bool {
	if who.person == nil {
		return who.org != nil && (s.forecasts(who.org) || who.org.Kind == schema.KindOrganisation || s.inList("viewvoice", who.title))
	}
	if s.holdsOffice(who) {
		return true
	}
	for k := range s.ctx.voices {
		if s.ctx.voices[k].person.Name == who.person.Name {
			return true
		}
	}
	return false
}

// attributed finds the verb of saying outside quotation marks and reads
// speaker and statement around it.
func (s *sentence) attributed() (attribution, bool) {
	if !s.cls.has(s.k.uttering) {
		return attribution{}, false
	}
	marks := 0 // quotation marks before v
	var gerund attribution
	for v := s.first; v < s.end; v++ {
		n := &s.nodes[v]
		if n.cls.has(s.k.quote) {
			marks++
		}
		if at, ok := s.accordingAt(v); ok {
			return at, true
		}
		if at, ok := s.quotedAs(v); ok {
			return at, true
		}
		if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.uttering) {
			continue
		}
		if !s.says(v, marks) {
			s.goesOnSaying(v, &gerund)
			continue
		}
		at := attribution{verb: v}
		after := s.speakerAfter(v, &at.who)
		if !after && (s.saidByUnnamed(v) || !s.speakerBefore(v, &at.who)) {
			s.noteStranger(v)
			continue
		}
		if s.is(s.end-1, s.k.colon) && s.end-1-v <= 3 {
			at.colon = true
			return at, true
		}
		if !after && at.who.person == nil && s.saidLater(v) {
			continue // "Acme has said it would wait, said Jane Roe, a spokeswoman"; "if the US insists, Roe said"
		}
		if n.cls.has(s.k.opining) && !n.cls.has(s.k.saying) && (after || s.whatHe(v) || !s.commenting(&at.who) && !s.houseHolds(v, &at.who)) {
			continue
		}
		if n.cls.has(s.k.opining) && at.who.person == nil && s.noHouseView(v, &at.who) {
			continue
		}
		s.statement(&at, after)
		if !after && at.kind == "indirect" && at.last < v && !s.setOff(&at) {
			continue
		}
		if s.pluralVerb(&at) || !after && at.kind == "indirect" && v+1 < s.end && s.nodes[v+1].ent < 0 && s.nodes[v+1].cls.has(s.k.be) {
			continue // "the economy, which he said was weak"
		}
		if at.kind == "direct" && at.last-at.first < 4 && !s.endsQuotation() {
			continue // two words in quotation marks: a rating, a title
		}
		if at.last-at.first >= 2 {
			return at, true
		}
	}
	return gerund, gerund.verb > 0
}

// saidLater reports whether the sentence ends in who says all of it: ", said Jane Roe" or
// ", Roe said" behind the verb of saying at node v.
func (s *sentence) saidLater(v int) bool {
	if s.signedAtEnd(v) {
		return true
	}
	for i := v + 3; i+1 < s.end; i++ {
		n := &s.nodes[i]
		if n.cls.has(s.k.quote) {
			return false
		}
		if n.ent < 0 && s.is(i-1, s.k.commaHash) && s.listed("plainsaying", i) && n.form&(formPast|form3s) != 0 && s.nodes[i+1].ent >= 0 && s.nodes[i+1].cls.has(s.k.person) {
			return true
		}
	}
	return false
}

// signedAtEnd reports whether the sentence ends in a comma, who speaks and a plain verb of
// saying, some words behind the verb of saying at node v.
func (s *sentence) signedAtEnd(v int) bool {
	const longest = 5
	e := s.beforeDates(s.end - 1)
	for e > v && s.nodes[e].cls.has(s.k.stop) {
		e = s.beforeDates(e - 1)
	}
	if e <= v+longest || s.nodes[e].ent >= 0 || !s.listed("plainsaying", e) || s.nodes[e].form&(formPast|form3s) == 0 || !s.namesPerson(e-1) {
		return false // ", the paper said": the statement is still whose verb stands before
	}
	for i := e - 1; i > v+2 && i > e-longest; i-- {
		n := &s.nodes[i]
		if n.hash == s.k.commaHash {
			return i < e-1
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.rel).or(s.k.quote)) || s.finiteForm(i) {
			return false
		}
	}
	return false
}

// namesPerson reports whether node i is the name of a person, or a word that may be one.
func (s *sentence) namesPerson(i int) bool {
	n := &s.nodes[i]
	if n.ent >= 0 {
		return n.cls.has(s.k.person)
	}
	return n.date < 0 && n.qty < 0 && n.flags&token.FlagCap != 0 && n.cls.has(s.k.word) && !s.is(i-1, theHash)
}

// endsQuotation reports whether the sentence goes on with a quotation that began
// before it.
func (s *sentence) endsQuotation() bool {
	n := &s.nodes[s.first]
	return n.flags&token.FlagQuoted != 0 && !n.cls.has(s.k.quote)
}

func (s *sentence) quoteRow(a *schema.Article, at *attribution) schema.Quote {
	start, end := s.d.Tokens[s.nodes[at.first].first].Start, s.d.Tokens[s.nodes[at.last].last].End
	q := schema.Quote{ArticleID: a.ArticleID, Sentence: int32(s.index), StartByte: int32(start), EndByte: int32(end), Text: a.Body[start:end], Kind: at.kind}
	q.QuoteID = id("quote", a.ArticleID, strconv.Itoa(int(start)), strconv.Itoa(int(end)))
	w := &at.who
	if w.person != nil {
		q.SpeakerName, q.SpeakerID = &w.person.Name, &w.person.ID
		setIf(&q.SpeakerTitle, w.title)
		if w.title == "" {
			setIf(&q.SpeakerTitle, w.person.Title)
		}
	} else {
		q.SpeakerName, q.SpeakerID = &w.org.Name, &w.org.ID
	}
	if w.org != nil {
		q.OrganisationName, q.OrganisationID = &w.org.Name, &w.org.ID
	}
	if at.verb >= 0 {
		q.Verb = ptr(s.text(at.verb, at.verb))
	}
	return q
}
