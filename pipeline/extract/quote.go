package extract

import (
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
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
	at, ok := s.attributed()
	s.introduce()
	if !ok {
		return s.continued(a, facts, out)
	}
	s.ctx.speaker, s.ctx.spoke, s.ctx.quoted = at.who, s.index, at.kind == "direct"
	s.ctx.expect = at.colon
	if at.colon {
		return facts // "He said:" - the next sentence is the statement
	}
	for k := range facts {
		if facts[k].speaker == "" && at.who.person != nil {
			facts[k].speaker = at.who.person.Name
		}
	}
	if s.speechEvent(&at) != "" && !(at.kind == "indirect" && s.told(facts, &at)) {
		facts = append(facts, s.speechFact(&at))
	}
	*out = append(*out, s.quoteRow(a, &at))
	return facts
}

// accordingTo reads "..., according to Jane Roe, an analyst at X", "according to
// analysts at X" and, of a quotation, "according to the bank".
func (s *sentence) accordingTo(v int) (attribution, bool) {
	at := attribution{verb: v, first: s.first, last: v - 1, kind: "indirect"}
	if s.nodes[v-1].cls.has(s.k.quote) || s.is(v-1, s.k.commaHash) && s.nodes[v-2].cls.has(s.k.quote) {
		at.kind = "direct"
	}
	i := v + 1
	if i < s.end && s.nodes[i].cls.has(s.k.to) {
		i++
	}
	e := i
	for e < s.end && !s.nodes[e].cls.has(s.k.stop.or(s.k.rel)) && e < i+9 {
		e++
	}
	switch {
	case i >= s.end || e == i:
		return at, false
	case s.nodes[i].ent >= 0 && s.speaks(i) && s.fillSpeaker(i, &at.who):
	case s.nodes[i].ent < 0 && s.spokesman(e-1, &at.who):
	case at.kind == "direct" && s.phraseEndingAt(e-1, &s.np) && s.np.n == 1 && s.np.subs[0].ent != nil && s.np.metric == "":
		at.who = speaker{org: s.np.subs[0].ent, node: int32(e - 1)}
	default:
		return at, false
	}
	for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
		at.last--
	}
	return at, at.who.person != nil || at.who.title != "" || at.kind == "direct"
}

// says reports whether node v is a verb that attributes what is said: one of
// saying outside quotation marks; beside a quotation one of going on or asking;
// one of opinion, whose speaker must be known to comment.
func (s *sentence) says(v, marks int) bool {
	n := &s.nodes[v]
	if n.form&(formPast|form3s|formBase) == 0 && !n.cls.has(s.k.quoteVerb) {
		return false
	}
	if v > s.first && s.nodes[v-1].ent < 0 && s.nodes[v-1].cls.has(s.k.to.or(s.k.modal)) {
		return false // "declined to say", "will announce"
	}
	switch {
	case n.cls.has(s.k.saying):
		return n.cls.has(s.k.verb) && (n.flags&token.FlagQuoted == 0 || marks > 0 && marks%2 == 0)
	case n.cls.has(s.k.quoteVerb):
		return marks > 0 && marks%2 == 0 && (v == s.end-1 || s.nodes[v+1].cls.has(s.k.stop) || s.nodes[v-1].cls.has(s.k.quote))
	case n.cls.has(s.k.opining):
		return n.cls.has(s.k.verb) && n.form&(formPast|form3s) != 0 && n.flags&token.FlagQuoted == 0
	}
	return false
}

// commenting reports whether a speaker is a person known to speak for a house.
func (s *sentence) commenting(who *speaker) bool {
	if who.person == nil || who.org == nil {
		return false
	}
	for k := range s.ctx.voices {
		if s.ctx.voices[k].person.Name == who.person.Name {
			return true
		}
	}
	return false
}

// told reports whether what is said is a fact that has been found: an office
// that reports a figure states no policy, a manager who gives one no opinion.
func (s *sentence) told(facts []fact, at *attribution) bool {
	for k := range facts {
		f := &facts[k]
		if f.EventType == schema.Schedule || f.EventType == schema.PolicyStatement {
			continue
		}
		if at.who.title != "" && at.who.person == nil || s.inNote(at.verb) {
			continue // what a broker writes is its view
		}
		own := at.who.org == nil || f.sub.ent == nil || f.sub.ent.Name == at.who.org.Name || s.k.kindBits["official"].has(s.k.kindBits[at.who.org.Kind])
		if at.who.person == nil || own && int(f.first) <= at.first+2 {
			return true
		}
	}
	return false
}

// speechFact is the comment or policy statement that an attribution makes.
func (s *sentence) speechFact(at *attribution) fact {
	f := fact{rule: &s.k.speechRule, trigger: int32(max(at.verb, s.first)), qty: -1, date: -1, metricNode: -1, sent: s.index, speech: true}
	f.EventType = s.speechEvent(at)
	if f.EventType == schema.PolicyStatement {
		f.rule = &s.k.policyRule
	}
	f.Modality, f.Polarity, f.Bound = schema.Actual, "pos", schema.BoundEq
	f.first, f.last = int32(at.first), int32(at.last)
	if at.verb >= 0 {
		f.first, f.last = int32(min(at.first, at.verb, int(at.who.node))), int32(max(at.last, at.verb, int(at.who.node)))
		f.date = int32(s.saidOn(at))
	}
	f.sub = s.topic(at)
	f.speaker = at.who.name()
	switch {
	case at.who.org != nil:
		f.ActorName, f.ActorID = ptr(at.who.org.Name), ptr(at.who.org.ID)
	case at.who.person != nil && at.who.person.Parent != "":
		f.ActorName = ptr(at.who.person.Parent)
	}
	if f.EventType == schema.PolicyStatement {
		s.ofOffice(&f, at)
	} else if s.predicts(at) {
		f.Modality = schema.Forecast
	}
	return f
}

// predicts reports whether a comment is a forecast: its verb is one of
// expecting, or its first clause says what should, is likely or going to happen.
func (s *sentence) predicts(at *attribution) bool {
	if at.verb >= 0 && s.nodes[at.verb].cls.has(s.k.typeBits["predictverb"]) {
		return true
	}
	quotes := 0
	for i := s.first; i < s.end && (i < at.verb || at.verb < 0); i++ {
		if s.nodes[i].cls.has(s.k.quote) {
			quotes++
		}
	}
	if quotes%2 == 1 && at.verb >= 0 {
		return false // the end of a longer statement
	}
	for i := at.first; i <= at.last; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 || n.date >= 0 {
			continue
		}
		if n.cls.has(s.k.typeBits["prospect"]) && (s.payload(i, s.lex.classes["prospect"]) != "" || i < at.last && s.nodes[i+1].cls.has(s.k.to)) {
			return true
		}
		noun := n.form&formBase != 0 && i < at.last && s.nodes[i+1].cls.has(s.k.prep) // "demand in China"
		if i != at.verb && i > at.first && n.cls.has(s.k.typeBits["predictverb"].or(s.k.typeBits["assume"])) && n.cls.has(s.k.verb) && n.form&formBase != 0 && s.mouth(i-1) {
			return true // "We assume", "I would expect"
		}
		if n.cls.has(s.k.modal) && i < at.last && s.nodes[i+1].cls.has(s.k.typeBits["predictverb"]) {
			continue
		}
		if i != at.verb && (n.cls.has(s.k.verb) && !noun || n.cls.has(s.k.have.or(s.k.do).or(s.k.modal).or(s.k.neg)) || n.hash == s.k.semicolon) {
			return false
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
	for v := s.first; v < s.end; v++ {
		n := &s.nodes[v]
		if n.cls.has(s.k.quote) {
			marks++
		}
		if n.ent < 0 && n.cls.has(s.k.according) && n.flags&token.FlagQuoted == 0 && v > s.first+3 {
			if at, ok := s.accordingTo(v); ok {
				return at, true
			}
		}
		if n.ent >= 0 || n.date >= 0 || !n.cls.has(s.k.uttering) || !s.says(v, marks) {
			continue
		}
		at := attribution{verb: v}
		after := s.speakerAfter(v, &at.who)
		if !after && !s.speakerBefore(v, &at.who) {
			continue
		}
		if s.is(s.end-1, s.k.colon) && s.end-1-v <= 3 {
			at.colon = true
			return at, true
		}
		if n.cls.has(s.k.opining) && !n.cls.has(s.k.saying) && (after || !s.commenting(&at.who)) {
			continue
		}
		s.statement(&at, after)
		if at.last-at.first >= 2 {
			return at, true
		}
	}
	return attribution{}, false
}

// statement sets the nodes of what was said.
func (s *sentence) statement(at *attribution, after bool) {
	at.kind = "indirect"
	open, end := -1, -1
	for i := s.first; i < s.end; i++ {
		if s.nodes[i].cls.has(s.k.quote) {
			if open < 0 {
				open = i
			}
			end = i
		}
	}
	switch {
	case open >= 0 && end > open && (end < at.verb || open > at.verb):
		at.first, at.last, at.kind = open, end, "direct"
		if open > s.first+1 && end < at.verb {
			at.first, at.kind = s.first, "mixed"
		}
	case after || int(at.who.node) > s.first+8 && at.verb > s.end-6:
		at.first, at.last = s.first, at.verb-1
		if !after {
			at.last = min(at.last, int(at.who.node)-1)
		}
	default:
		at.first, at.last = s.afterThat(at.verb+1), s.end-1
	}
	for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
		at.last--
	}
	for at.first < at.last && (s.nodes[at.first].cls.has(s.k.stop) || s.nodes[at.first].cls.has(s.k.sub)) {
		at.first++
	}
	if at.kind == "indirect" && open >= 0 {
		at.kind = "mixed"
		if open == end && open < at.verb && after || open == end && open < int(at.who.node) {
			at.kind = "direct" // the end of a longer quotation
			at.first, at.last = s.first, open
		}
	}
}

// afterThat skips what stands between a verb of saying and "that": "wrote in a
// note that".
func (s *sentence) afterThat(i int) int {
	const reach = 9
	for j := i; j < s.end && j < i+reach; j++ {
		n := &s.nodes[j]
		if n.ent < 0 && s.text(j, j) == "that" {
			return j + 1
		}
		if n.ent < 0 && n.date < 0 && !n.cls.has(s.k.typeBits["noteword"]) && n.cls.has(s.k.verb.or(s.k.be).or(s.k.modal).or(s.k.stop).or(s.k.quote)) {
			break
		}
	}
	return i
}

// speechEvent is the event that a statement makes: a policy statement of an
// official, a comment of an analyst or manager; "" for companies' announcements.
func (s *sentence) speechEvent(at *attribution) string {
	w := &at.who
	titled := s.officialTitle(w.title) && (w.org == nil || w.org.Kind != schema.KindCompany) || w.person != nil && s.officialTitle(firstWord(w.person.Name))
	official := w.org != nil && s.k.kindBits["official"].has(s.k.kindBits[w.org.Kind]) && !w.unlisted && !(w.org.Kind == schema.KindOrganisation && w.org.Country != "") // a trade body states no policy
	inOffice := w.person != nil && w.person.Title != "" && (w.org == nil || w.org.Name == w.person.Parent || official)
	switch {
	case w.person == nil:
		if official && w.org.Kind != entity.KindCity {
			return schema.PolicyStatement
		}
		if s.inNote(at.verb) || w.title != "" || at.kind != "indirect" && !official {
			return schema.AnalystComment
		}
		return ""
	case inOffice || official || titled:
		return schema.PolicyStatement
	}
	return schema.AnalystComment
}

// officialTitle: minister, senator, governor speak for the public.
func (s *sentence) officialTitle(title string) bool {
	for w := range strings.FieldsSeq(title) {
		if e, ok := s.lex.words[token.Hash(w)]; ok && e.entry >= 0 && s.lex.entries[e.entry].cls.has(s.k.typeBits["officialtitle"]) {
			return true
		}
	}
	return false
}

// inNote: "said in a note", "wrote in a report": a broker speaks.
func (s *sentence) inNote(v int) bool {
	for i := v + 1; i < s.end && i < v+8; i++ {
		if s.nodes[i].cls.has(s.k.typeBits["noteword"]) {
			return true
		}
	}
	return false
}

// topic is what a statement is about: the first name in it, else the company
// the article is about, else the speaker.
func (s *sentence) topic(at *attribution) subject {
	for i := at.first; i <= at.last; i++ {
		if s.nodes[i].ent >= 0 && i != int(at.who.node) && s.nodes[i].cls.has(s.k.kindBits["topic"]) && !s.demonym(i) {
			return s.named(i)
		}
	}
	if s.ctx.mainCo != nil {
		return s.weak(*s.ctx.mainCo, at.verb)
	}
	e := at.who.person
	if e == nil {
		e = at.who.org
	}
	return subject{ent: e, kind: e.Kind, first: at.who.node, last: at.who.node}
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

// continued: a sentence wholly in quotation marks with no verb of saying
// belongs to the speaker of the sentence before it in the same paragraph.
func (s *sentence) continued(a *schema.Article, facts []fact, out *[]schema.Quote) []fact {
	if s.end-s.first < 4 || !s.nodes[s.first].cls.has(s.k.quote) || s.ctx.speaker.node < 0 || s.index-s.ctx.spoke != 1 || (s.ctx.speaker.person == nil && s.ctx.speaker.org == nil) {
		return facts
	}
	at := attribution{who: s.ctx.speaker, verb: -1, first: s.first, last: s.end - 1, kind: "direct"}
	s.ctx.spoke, s.ctx.quoted = s.index, true
	if s.ctx.expect || !s.ctx.quoted && s.index > 0 && s.d.Sentences[s.index].Para != s.d.Sentences[s.index-1].Para { // a paragraph of quotation after one that reports
		s.ctx.expect = false
		if s.speechEvent(&at) != "" {
			facts = append(facts, s.speechFact(&at))
		}
	}
	*out = append(*out, s.quoteRow(a, &at))
	return facts
}

// ofOffice makes a policy statement that of the institution in whose name it
// is made: a central bank or agency, else the country.
func (s *sentence) ofOffice(f *fact, at *attribution) {
	e := at.who.org
	if e == nil && at.who.person != nil && at.who.person.Parent != "" {
		e = s.institution(at.who.person)
	}
	if e == nil && at.who.person != nil && at.who.person.Country != "" {
		e = s.doc.gaz.Country(at.who.person.Country)
	}
	if e != nil {
		f.sub = subject{ent: s.state(e, at.who.person != nil), first: at.who.node, last: at.who.node}
		f.sub.kind = f.sub.ent.Kind
	}
}

// state is the country of a government office whose head speaks; of other
// institutions it is they themselves.
func (s *sentence) state(e *entity.Entity, person bool) *entity.Entity {
	if person && e.Kind == schema.KindGovernment && e.Country != "" {
		if c := s.doc.gaz.Country(e.Country); c != nil {
			return c
		}
	}
	return e
}

// pledged names speaker and actor of a pledge or a warning told without a verb
// of saying.
func (s *sentence) pledged(f *fact) {
	if f.speech || f.sub.ent == nil {
		return
	}
	e := f.sub.ent
	if !s.spokenActively(int(f.trigger)) || f.Modality != schema.Actual || f.Polarity == "neg" || e.Kind == schema.KindOrganisation && e.Country != "" || s.k.kindBits["place"].has(s.k.kindBits[e.Kind]) && e.Country == "" && e.Name != "Europe" && e.Name != "Eurozone" {
		f.drop = true
		return
	}
	if f.sub.kind == schema.KindPerson {
		f.speaker = e.Name
		who := speaker{person: e, node: f.sub.first}
		s.recall(&who)
		s.ofOffice(f, &attribution{who: who})
		if e.Parent != "" {
			f.ActorName = ptr(e.Parent)
			return
		}
	}
	f.ActorName = ptr(f.sub.displayName())
}

func firstWord(name string) string {
	w, _, _ := strings.Cut(name, " ")
	return w
}

// spokenActively reports whether the verb at node v is one, and active: "demand"
// after a modifier is a noun, "was rejected" a passive.
func (s *sentence) spokenActively(v int) bool {
	n := &s.nodes[v]
	if n.form&formNoun != 0 || s.text(v, v) == "demand" || s.text(v, v) == "demands" || n.form == 0 && n.cls.has(s.k.nounform) {
		return false
	}
	for i := s.groupStart(v, s.first); i < v; i++ {
		if s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.be) && n.form&formIng == 0 {
			return false
		}
	}
	p := max(v-1, s.first)
	return !s.nodes[p].cls.has(s.k.poss.or(s.k.det).or(s.k.prep))
}

// mouth reports whether the first person speaks at node i, or just before it.
func (s *sentence) mouth(i int) bool {
	for ; i >= s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv.or(s.k.modal)); i-- {
	}
	if i < s.first {
		return false
	}
	w := s.text(i, i)
	return w == "I" || w == "We" || w == "we"
}
