package extract

import (
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// speaker is who a statement is attributed to.
type speaker struct {
	person   *entity.Entity // nil if an institution speaks
	org      *entity.Entity // for whom
	title    string         // role as printed
	node     int32
	unlisted bool // the organisation is in no list
}

func (x *speaker) name() string {
	if x.person != nil {
		return x.person.Name
	}
	return x.org.Name
}

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
func (s *sentence) quotes(a *schema.Article, facts []fact, res *Result) []fact {
	at, ok := s.attributed()
	if !ok {
		return s.continued(a, facts, res)
	}
	s.ctx.speaker, s.ctx.spoke = at.who, s.index
	s.ctx.expect = at.colon
	if at.colon {
		return facts // "He said:" - the next sentence is the statement
	}
	if s.speechEvent(&at) != "" && !(at.who.person == nil && len(facts) > 0) { // an office that reports a figure states no policy
		facts = append(facts, s.speechFact(&at))
	}
	res.Quotes = append(res.Quotes, s.quoteRow(a, &at))
	return facts
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
	return f
}

// saidOn finds the date of the saying, which stands beside its verb and not in
// the statement: "said on Monday".
func (s *sentence) saidOn(at *attribution) int {
	for i := at.verb + 1; i < s.end && i <= at.verb+3; i++ {
		if s.nodes[i].date >= 0 {
			return i
		}
	}
	return -1
}

// attributed finds the verb of saying outside quotation marks and reads
// speaker and statement around it.
func (s *sentence) attributed() (attribution, bool) {
	for v := s.first; v < s.end; v++ {
		n := &s.nodes[v]
		if !n.cls.has(s.k.saying) || !n.cls.has(s.k.verb) || n.flags&token.FlagQuoted != 0 || n.form&(formPast|form3s|formBase) == 0 {
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
		s.statement(&at, after)
		if at.last-at.first >= 2 {
			return at, true
		}
	}
	return attribution{}, false
}

// speakerAfter reads "said Ken Peng, a strategist at Citigroup".
func (s *sentence) speakerAfter(v int, who *speaker) bool {
	for i := v + 1; i < s.end && i <= v+6; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && s.speaks(i) {
			return s.fillSpeaker(i, who)
		}
		if last := s.properName(i); last > i && (v == s.first || s.is(v-1, s.k.commaHash) || s.nodes[v-1].cls.has(s.k.quote)) {
			return s.newSpeaker(i, last, who)
		}
		if n.cls.has(s.k.verb.or(s.k.be).or(s.k.modal).or(s.k.sub).or(s.k.quote).or(s.k.pronoun).or(s.k.prep)) || n.hash == s.k.commaHash {
			return false
		}
		if n.cls.has(s.k.det) && i == v+1 && v > s.first && !s.is(v-1, s.k.commaHash) && !s.nodes[v-1].cls.has(s.k.quote) {
			return false // "X said the bank ..." states, it does not attribute
		}
	}
	return false
}

// properName returns the last node of a run of two to four capitalised words
// that nothing links: a person nobody lists. It returns i if there is none.
func (s *sentence) properName(i int) int {
	last := i
	for j := i; j < s.end && j < i+4; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 || n.entry >= 0 || n.date >= 0 || n.qty >= 0 || n.flags&token.FlagCap == 0 || n.flags&token.FlagUpper != 0 || !n.cls.has(s.k.word) {
			break
		}
		last = j
	}
	return last
}

// newSpeaker makes a person of the words from node first to node last.
func (s *sentence) newSpeaker(first, last int, who *speaker) bool {
	name := s.text(first, last)
	*who = speaker{node: int32(last), person: &entity.Entity{ID: entity.NewID(schema.KindPerson, "", name), Name: name, Kind: schema.KindPerson}}
	s.ctx.made = append(s.ctx.made, who.person)
	who.title = s.titleAround(last)
	who.org, who.unlisted = s.organisationNear(last)
	return true
}

// speakerBefore reads "Ken Peng, a strategist at Citigroup, said", "he said".
func (s *sentence) speakerBefore(v int, who *speaker) bool {
	g := s.groupStart(v, s.first)
	if g > s.first && s.nodes[g-1].cls.has(s.k.pronoun) {
		return s.speakerAgain(g-1, who)
	}
	if g > s.first && s.nodes[g-1].ent < 0 && s.nodes[g-1].flags&token.FlagCap != 0 && s.personByWord(g-1, who) {
		return true
	}
	if !s.subjectOf(v, &s.np) || s.np.n == 0 || s.np.metric != "" {
		return s.personBefore(g, who)
	}
	sub := &s.np.subs[0]
	if sub.ent == nil {
		return false
	}
	if s.np.official || sub.weak {
		*who = speaker{org: sub.ent, node: sub.first}
		return true
	}
	return s.fillSpeaker(int(sub.first), who)
}

// speakerAgain resolves "he", "she": the last speaker, else the last person named.
func (s *sentence) speakerAgain(i int, who *speaker) bool {
	if !s.human(i) {
		return false
	}
	if s.ctx.speaker.person != nil && s.index-s.ctx.spoke <= refWindow {
		*who = s.ctx.speaker
		who.node = int32(i)
		return true
	}
	for k := len(s.ctx.seen) - 1; k >= 0 && s.index-s.ctx.seen[k].sentence <= refWindow; k-- {
		if a := &s.ctx.seen[k]; a.sub.kind == schema.KindPerson && a.sub.ent != nil {
			*who = speaker{person: a.sub.ent, node: int32(i)}
			return true
		}
	}
	return false
}

// personByWord finds the person whose name has the capitalised word at node i:
// "Liu said" after "Liu Shaoyong".
func (s *sentence) personByWord(i int, who *speaker) bool {
	word := s.text(i, i)
	for k := len(s.ctx.seen) - 1; k >= 0; k-- {
		a := &s.ctx.seen[k]
		if a.sub.kind != schema.KindPerson || a.sub.ent == nil || !hasWord(a.sub.ent.Name, word) {
			continue
		}
		*who = speaker{person: a.sub.ent, node: int32(i)}
		if s.ctx.speaker.person == a.sub.ent {
			who.org, who.title = s.ctx.speaker.org, s.ctx.speaker.title
		}
		return true
	}
	return false
}

func hasWord(name, word string) bool {
	for w := range strings.FieldsSeq(name) {
		if w == word {
			return true
		}
	}
	return false
}

// personBefore takes the person nearest before the verb group at g.
func (s *sentence) personBefore(g int, who *speaker) bool {
	if g-1 < s.first || s.nodes[g-1].ent < 0 && !s.is(g-1, s.k.commaHash) && !s.is(g-1, s.k.closeParen) {
		return false // "David Kim will stay, the paper said"
	}
	for i := g - 1; i >= s.first && i > g-16; i-- {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits["#person"]) {
			return s.fillSpeaker(i, who)
		}
		if n.cls.has(s.k.quote) || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

func (s *sentence) speaks(i int) bool {
	return s.nodes[i].cls.has(s.k.kindBits["speaking"]) && !s.demonym(i)
}

// fillSpeaker takes the name at node i as speaker and looks for title and
// organisation beside it.
func (s *sentence) fillSpeaker(i int, who *speaker) bool {
	if !s.speaks(i) {
		return false
	}
	e := s.ents[s.nodes[i].ent].Ent
	*who = speaker{node: int32(i)}
	if e.Kind != schema.KindPerson {
		who.org, who.unlisted = e, s.ents[s.nodes[i].ent].Flags&entity.Unlisted != 0
		for j := i + 1; j < s.end && j <= i+6; j++ { // "Citigroup analyst Ken Peng"
			if s.nodes[j].ent >= 0 && s.nodes[j].cls.has(s.k.kindBits["#person"]) {
				who.person, who.node = s.ents[s.nodes[j].ent].Ent, int32(j)
				who.title = s.titleBetween(i+1, j)
				return true
			}
			if s.nodes[j].cls.has(s.k.verb.or(s.k.stop)) {
				break
			}
		}
		return true
	}
	who.person = e
	who.title = s.titleAround(i)
	who.org, who.unlisted = s.organisationNear(i)
	return true
}

func (s *sentence) titleBetween(a, b int) string {
	for a < b && s.nodes[a].cls.has(s.k.poss) {
		a++
	}
	if a >= b {
		return ""
	}
	return s.text(a, b-1)
}

// titleAround reads the role before ("strategist Ken Peng") or after a name
// (", a strategist at Citigroup").
func (s *sentence) titleAround(i int) string {
	if i+2 < s.end && s.is(i+1, s.k.commaHash) {
		j := i + 2
		for j < s.end && s.nodes[j].cls.has(s.k.det) {
			j++
		}
		b := j
		for j < s.end && !s.nodes[j].cls.has(s.k.stop.or(s.k.prep).or(s.k.verb).or(s.k.rel)) && s.nodes[j].ent < 0 {
			j++
		}
		if j > b && j-b < 8 {
			return s.text(b, j-1)
		}
	}
	b := i
	for b > s.first && i-b < 4 && s.nodes[b-1].cls.has(s.k.word) && s.nodes[b-1].ent < 0 && !s.nodes[b-1].cls.has(s.k.verb.or(s.k.det).or(s.k.prep).or(s.k.conj).or(s.k.sub)) {
		b--
	}
	return s.titleBetween(b, i)
}

// organisationNear finds for whom the person at node i speaks.
func (s *sentence) organisationNear(i int) (*entity.Entity, bool) {
	for j := i + 1; j < s.end && j <= i+14; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && !s.demonym(j) {
			return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
		}
		if n.cls.has(s.k.verb.or(s.k.quote)) || n.hash == s.k.semicolon {
			break
		}
	}
	for j := i - 1; j >= s.first && j >= i-6; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && !s.demonym(j) {
			return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
		}
		if n.cls.has(s.k.verb.or(s.k.quote).or(s.k.stop)) {
			break
		}
	}
	return nil, false
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
		at.first, at.last = at.verb+1, s.end-1
	}
	for at.last > at.first && s.nodes[at.last].cls.has(s.k.stop) {
		at.last--
	}
	for at.first < at.last && (s.nodes[at.first].cls.has(s.k.stop) || s.nodes[at.first].cls.has(s.k.sub)) {
		at.first++
	}
	if at.kind == "indirect" && open >= 0 {
		at.kind = "mixed"
	}
}

// speechEvent is the event that a statement makes: a policy statement of an
// official, a comment of an analyst or manager; "" for companies' announcements.
func (s *sentence) speechEvent(at *attribution) string {
	w := &at.who
	official := w.org != nil && s.k.kindBits["official"].has(s.k.kindBits[w.org.Kind]) && !w.unlisted
	switch {
	case w.person == nil:
		if official && w.org.Kind != entity.KindCity {
			return schema.PolicyStatement
		}
		if s.inNote(at.verb) {
			return schema.AnalystComment
		}
		return ""
	case w.person.Title != "" || official || s.officialTitle(w.title) && (w.org == nil || w.org.Kind != schema.KindCompany):
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
		q.SpeakerName, q.SpeakerID = ptr(w.person.Name), ptr(w.person.ID)
		setIf(&q.SpeakerTitle, w.title)
		if w.title == "" {
			setIf(&q.SpeakerTitle, w.person.Title)
		}
	} else {
		q.SpeakerName, q.SpeakerID = ptr(w.org.Name), ptr(w.org.ID)
	}
	if w.org != nil {
		q.OrganisationName, q.OrganisationID = ptr(w.org.Name), ptr(w.org.ID)
	}
	if at.verb >= 0 {
		q.Verb = ptr(s.text(at.verb, at.verb))
	}
	return q
}

// continued: a sentence wholly in quotation marks with no verb of saying
// belongs to the speaker of the sentence before it in the same paragraph.
func (s *sentence) continued(a *schema.Article, facts []fact, res *Result) []fact {
	if s.end-s.first < 4 || !s.nodes[s.first].cls.has(s.k.quote) || s.ctx.speaker.node < 0 || s.index-s.ctx.spoke != 1 || (s.ctx.speaker.person == nil && s.ctx.speaker.org == nil) {
		return facts
	}
	at := attribution{who: s.ctx.speaker, verb: -1, first: s.first, last: s.end - 1, kind: "direct"}
	s.ctx.spoke = s.index
	if s.ctx.expect {
		s.ctx.expect = false
		facts = append(facts, s.speechFact(&at))
	}
	res.Quotes = append(res.Quotes, s.quoteRow(a, &at))
	return facts
}
