package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Who "he", "the minister" or "Roe" is: speakers named before.

// memory is for how many sentences "he" still means who spoke last: longer if
// nobody has been named since.
func (s *sentence) memory() int {
	for k := len(s.ctx.seen) - 1; k >= 0 && s.ctx.seen[k].sentence > s.ctx.spoke; k-- {
		if a := &s.ctx.seen[k]; a.sub.kind == schema.KindPerson && a.sub.ent != s.ctx.speaker.person {
			return refWindow
		}
	}
	return 3 * refWindow
}

// speakerAgain resolves "he", "she": the last speaker, else the last person named.
func (s *sentence) speakerAgain(i int, who *speaker) bool {
	if !s.human(i) {
		return s.houseAgain(i, who)
	}
	if s.ctx.strange > s.ctx.spoke {
		return false // "Roe said": somebody spoke since whom nobody knows
	}
	if p := s.opensWith(i); p != nil {
		*who = speaker{person: p, node: int32(i)}
		s.recall(who)
		return true
	}
	if p := s.begunBy(); p != nil && p != s.ctx.speaker.person {
		*who = speaker{person: p, node: int32(i)}
		s.recall(who)
		return true
	}
	if s.ctx.speaker.person != nil && s.index-s.ctx.spoke <= s.memory() {
		*who = s.ctx.speaker
		who.node = int32(i)
		return true
	}
	if x := &s.ctx.speaker; x.person == nil && x.org != nil && s.oneVoice(x.title) && s.index-s.ctx.spoke <= refWindow {
		*who = *x
		who.node = int32(i)
		return true // "a spokesman for Acme said. He added"
	}
	for k := len(s.ctx.seen) - 1; k >= 0 && s.index-s.ctx.seen[k].sentence <= refWindow; k-- {
		if a := &s.ctx.seen[k]; a.sub.kind == schema.KindPerson && a.sub.ent != nil {
			*who = speaker{person: a.sub.ent, node: int32(i)}
			s.recall(who)
			return true
		}
	}
	return false
}

// oneVoice reports whether a title is that of one person whom the text does not name.
func (s *sentence) oneVoice(title string) bool {
	return !plural(title) && (s.inList("voice", title) || s.inList("housevoice", title))
}

// opensWith is the person whom the sentence of the pronoun at node i begins with:
// "Acme's Jane Roe is calm: she sees no recession".
func (s *sentence) opensWith(i int) *entity.Entity {
	const reach = 4
	for j := s.first; j < i && j < s.first+reach; j++ {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.person) {
			return s.ents[n.ent].Ent
		}
		if n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.prep).or(s.k.be).or(s.k.quote).or(s.k.sub)) && n.flags&token.FlagCap == 0 {
			return nil
		}
	}
	return nil
}

// roleAgain resolves "the minister said", "the tech chief", "the analyst" to who
// spoke last, if the role is not said of somebody else.
func (s *sentence) roleAgain(i int, who *speaker) bool {
	x := &s.ctx.speaker
	if s.officialsAgain(i, who) {
		return true
	}
	if i <= s.first || s.nodes[i].ent >= 0 {
		return false
	}
	if s.viewersAgain(i, who) {
		return true
	}
	if s.ctx.strange > s.ctx.spoke && s.index-s.ctx.strange <= refWindow {
		return false // "a trader said", and then "the trader added"
	}
	if x.person == nil || s.index-s.ctx.spoke > 2*refWindow {
		return s.roleTold(i, who) || s.officeTold(i, who)
	}
	if s.ownTitle(x, i) {
		*who = *x
		who.node = int32(i)
		return true
	}
	if s.nodes[i].flags&token.FlagCap != 0 && s.text(i, i) != "CE" && s.text(i, i) != "CEO" {
		return false
	}
	if !s.nodes[i].cls.has(s.k.typeBits.of("officialhead").or(s.k.typeBits.of("manager")).or(s.k.typeBits.of("voicerole"))) && !s.listed("personword", i) || s.plural(i) || s.listed("statebody", i) {
		return false
	}
	if s.listed("mouthpiece", i) && !strings.Contains(x.title, s.text(i, i)) {
		return false // "the spokesman": not the chief executive who spoke last
	}
	if s.listed("ownrole", i) && x.title != "" && !strings.Contains(strings.ToLower(x.title), s.text(i, i)) && !s.holdsOffice(x) {
		return false // "the mayor": not the economist who spoke last
	}
	office := s.speechEvent(&attribution{who: *x, kind: "direct"}) == schema.PolicyStatement
	if role := s.text(i, i); strings.Contains(strings.ToLower(x.title), role) || strings.Contains(strings.ToLower(x.person.Title), role) {
		office = office && s.nodes[i].cls.has(s.k.officialHead) // "the chief executive", of a city
	}
	if office && s.nodes[i].cls.has(s.k.typeBits.of("voicerole")) && !s.nodes[i].cls.has(s.k.typeBits.of("officialhead")) || !office && s.nodes[i].cls.has(s.k.typeBits.of("officialhead")) && !s.nodes[i].cls.has(s.k.typeBits.of("manager").or(s.k.typeBits.of("voicerole"))) {
		return false
	}
	for j := i - 1; j >= s.first && j > i-4; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.det) && (j == s.first || !s.nodes[j-1].cls.has(s.k.prep)) {
			w := s.text(j, j)
			if w == "a" || w == "an" || w == "A" || w == "An" || w == "another" || w == "Another" {
				return false
			}
			*who = *x
			who.node = int32(i)
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep).or(s.k.conj)) || n.ent >= 0 && !n.cls.has(s.k.place) {
			return false
		}
	}
	return false
}

// toldAgainBehind resolves who is told again behind a verb of saying, from node b: "said the
// analyst", "said the company", "said the statement".
func (s *sentence) toldAgainBehind(b int, who *speaker) bool {
	const longest = 5
	if b >= s.end || s.nodes[b].hash != theHash {
		return false
	}
	e := b
	for e+1 < s.end && e < b+longest && s.nodes[e+1].ent < 0 && s.nodes[e+1].date < 0 && !s.nodes[e+1].cls.has(s.k.stop.or(s.k.prep).or(s.k.rel).or(s.k.sub).or(s.k.quote)) {
		e++
	}
	switch {
	case e == b || e+1 < s.end && s.nodes[e+1].ent >= 0 || e+2 < s.end && s.is(e+1, s.k.commaHash) && s.nodes[e+2].flags&token.FlagCap != 0:
		return false // "said the lawyer, Jane Roe"
	case s.roleAgain(e, who):
		return !s.nodes[e].cls.has(s.k.typeBits.of("voicerole")) || s.nodes[e].cls.has(s.k.officialHead.or(s.k.typeBits.of("manager"))) || s.voices(who.title)
	case s.listed("document", e) && s.documentOf(e, who), s.houseByNoun(e, who):
		return true
	}
	if !s.nodes[e].cls.has(s.k.anaphor) || !s.phraseEndingAt(e, &s.np) || s.np.n != 1 || s.np.subs[0].ent == nil || s.np.metric != "" {
		return false
	}
	*who = speaker{org: s.np.subs[0].ent, node: int32(e)}
	return who.org.Kind != schema.KindPerson
}

// viewersAgain resolves "the analysts wrote" to the house whose analysts spoke last, or to who
// spoke for it.
func (s *sentence) viewersAgain(i int, who *speaker) bool {
	x := &s.ctx.speaker
	if !s.is(i-1, theHash) || !s.listed("viewvoice", i) || !plural(s.text(i, i)) || s.index-s.ctx.spoke > 2*refWindow || x.org == nil || !s.inList("viewvoice", x.title) && !s.voices(x.title) {
		return false
	}
	*who = *x
	who.node = int32(i)
	return true
}

// officialsAgain resolves "the official said", "the U.S. officials added" to those without a name
// who have been quoted, whoever else has spoken since.
func (s *sentence) officialsAgain(i int, who *speaker) bool {
	const longest = 4
	x := &s.ctx.officials
	if x.org == nil || i < s.first || s.nodes[i].ent >= 0 || !strings.EqualFold(s.text(i, i), x.title) || s.index-s.ctx.officialsAt > 4*refWindow {
		return false
	}
	if bare := i == s.first || s.nodes[i-1].ent < 0 && s.nodes[i-1].cls.has(s.k.stop.or(s.k.quote)); bare && plural(x.title) {
		*who = speaker{org: x.org, node: int32(i)}
		return true
	}
	for j := i - 1; j >= s.first && j > i-longest; j-- {
		n := &s.nodes[j]
		if n.hash == theHash {
			*who = speaker{org: x.org, node: int32(i)}
			return true
		}
		if n.ent >= 0 && s.ents[n.ent].Ent.Country != x.org.Country || n.ent < 0 && (n.flags&token.FlagCap != 0 || n.cls.has(s.k.stop.or(s.k.prep).or(s.k.verb).or(s.k.anaphor))) {
			return false // "the Chinese official", "the company official"
		}
	}
	return false
}

// noteOfficials keeps the officials without a name who speak in the verb at node v.
func (s *sentence) noteOfficials(w *speaker, v int) {
	if w.person != nil || w.org == nil || v < 0 || !s.forBody(w) {
		return
	}
	if i := s.beforeDates(s.groupStart(v, s.first) - 1); i > s.first && s.nodes[i].ent < 0 && (s.listed("officialvoice", i) || s.listed("statebody", i) && plural(s.text(i, i))) && !s.is(i-1, theHash) {
		s.ctx.officials, s.ctx.officialsAt = *w, s.index
		s.ctx.officials.title = s.text(i, i)
	}
}

// roleTold resolves "the analyst wrote" to the last person of that role whom the article has
// named near by, though they have not spoken: "Acme analyst Jane Roe cut her target".
func (s *sentence) roleTold(i int, who *speaker) bool {
	if !s.is(i-1, theHash) || !s.nodes[i].cls.has(s.k.typeBits.of("voicerole")) || s.listed("mouthpiece", i) {
		return false
	}
	for k := len(s.ctx.seen) - 1; k >= 0 && s.index-s.ctx.seen[k].sentence <= refWindow; k-- {
		a := &s.ctx.seen[k]
		if a.sub.kind != schema.KindPerson || a.sub.ent == nil {
			continue
		}
		*who = speaker{person: a.sub.ent, node: int32(i)}
		s.recall(who)
		return who.org != nil && strings.Contains(who.title, s.text(i, i))
	}
	return false
}

// houseAgain resolves "it said", "they said", "the statement read" to the house
// or the unnamed people that spoke last.
func (s *sentence) houseAgain(i int, who *speaker) bool {
	x := &s.ctx.speaker
	many := x.title != "" || s.ctx.officialsAt == s.ctx.spoke && plural(s.ctx.officials.title)
	if s.index-s.ctx.spoke > refWindow || x.person != nil || x.org == nil || s.plural(i) != many { // "they" are analysts, "it" is the house
		return false
	}
	*who = *x
	who.node = int32(i)
	return true
}

// houseByNoun resolves "the brokerage said" to the house that spoke last, as a house
// that lives by its views.
func (s *sentence) houseByNoun(i int, who *speaker) bool {
	x := &s.ctx.speaker
	if i <= s.first+1 && !s.is(max(i-1, s.first), theHash) || s.nodes[i].ent >= 0 || !s.listed("housenoun", i) {
		return false
	}
	if !s.is(i-1, theHash) && !(s.listed("housetrade", i-1) && s.is(i-2, theHash)) {
		return false // "the agency", "the rating agency"
	}
	if x.org == nil || x.person != nil || s.index-s.ctx.spoke > refWindow {
		return false
	}
	if s.k.kindBits.of("official").has(s.k.kindBits.of(x.org.Kind)) && !x.unlisted {
		return false
	}
	*who = speaker{org: x.org, unlisted: x.unlisted, title: "house", node: int32(i)}
	return true
}

// documentOf resolves "the statement said" to the house that issued it: the one
// that spoke last, for itself or through somebody.
func (s *sentence) documentOf(i int, who *speaker) bool {
	if s.houseAgain(i, who) {
		return true
	}
	x := &s.ctx.speaker
	if s.index-s.ctx.spoke > refWindow || x.org == nil || x.unlisted || x.person != nil && !s.holdsOffice(x) {
		return false
	}
	*who = speaker{org: x.org, node: int32(i)}
	return true
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
		s.recall(who)
		return true
	}
	for k := len(s.ctx.voices) - 1; k >= 0; k-- { // one that nothing lists
		if v := &s.ctx.voices[k]; v.person != nil && hasWord(v.person.Name, word) {
			*who = *v
			who.node = int32(i)
			return true
		}
	}
	return false
}

func hasWord(name, word string) bool {
	for w := range strings.FieldsSeq(name) {
		if w == word {
			return true
		}
		if k := strings.LastIndexByte(w, '-'); k > 0 && w[k+1:] == word && word != strings.ToLower(word) { // El-Erian
			return true
		}
	}
	return false
}

// shortName reads the short name in parentheses that end before node g: "The Authority
// (ACME) said".
func (s *sentence) shortName(c int, who *speaker) bool {
	return c-2 > s.first && s.is(c, s.k.closeParen) && s.is(c-2, s.k.openParen) && s.nodes[c-1].ent >= 0 && s.nodes[c-3].ent < 0 && s.nodes[c-3].flags&token.FlagCap != 0 && s.speaks(c-1) && s.fillSpeaker(c-1, who)
}

// withinRelative reports whether the name at node i is one in a clause that a comma and
// "which" or "who" begin: "An aide to the panel, which will hear from Roe, said".
func (s *sentence) withinRelative(i int) bool {
	const reach = 14
	for j := i - 1; j > s.first && j > i-reach; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.rel) && s.is(j-1, s.k.commaHash) {
			return true
		}
		if n.hash == s.k.commaHash {
			return false
		}
	}
	return false
}
