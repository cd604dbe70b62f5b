package extract

import (
	"strings"

	"slices"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// affiliate finds title and house of the person named by nodes [first,last],
// beside the name or as told before, and keeps them for "Smith said" further on.
func (s *sentence) affiliate(first, last int, who *speaker) bool {
	who.title = s.titleAround(last)
	if first < last {
		if t := s.titleAround(first); who.title == "" {
			who.title = t
		}
	}
	if s.formerly(first, last) {
		who.former = true
		if who.person.Title != "" && s.officeBetween(first) { // the text knows better than the list
			gone := *who.person
			gone.Title = ""
			who.person = &gone
		}
	} else if org, title := s.officeBeside(first, last); title != "" {
		who.org, who.title = org, title
	} else if s.inOfficeBefore(who) {
		s.recall(who)
	} else if who.org, who.unlisted = s.organisationNear(first, last); who.org == nil {
		s.recall(who)
	} else if in := *who; !s.forBody(&in) || s.partyNamed(in.org.Name) {
		if in.org = nil; s.serves(&in) && !s.commentates(in.title) {
			who.org, who.unlisted = nil, false // a name near them is of their party, or of what they spoke about
		}
	}
	if m := s.ctx.mainCo; who.org == nil && m != nil && m.ent != nil && who.person.Parent == "" && s.manages(first, last) {
		who.org = m.ent // "Chief Executive Jane Roe": of the company that the article is about
	}
	s.remember(who)
	return true
}

// inOfficeBefore reports whether the text has given the person an office before, of
// the gazetteer knows none: what else stands near them is not their house.
func (s *sentence) inOfficeBefore(who *speaker) bool {
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == who.person.Name {
			return !v.former && s.bearsOffice(v)
		}
	}
	return false
}

// formerly reports whether the person named by nodes [first,last] held an office:
// "former Fed chairman Jane Roe", "Jane Roe, a former minister".
func (s *sentence) formerly(first, last int) bool {
	for j := first - 1; j >= s.first && j > first-7; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("exword", j) {
			return true
		}
		if n.cls.has(s.k.stop.or(s.k.verb)) && n.form&(formBase|formPast) != formBase && n.ent < 0 && n.flags&token.FlagCap == 0 && s.d.Tokens[n.first].Kind != token.Dash {
			break
		}
	}
	for j := last + 1; j < s.end && j <= last+3 && s.is(last+1, s.k.commaHash); j++ {
		if s.nodes[j].ent < 0 && s.listed("exword", j) {
			return true
		}
	}
	return false
}

// officeBetween reports whether what stands before the name at node first is an
// office that was held: "former transport secretary", not "former banker".
func (s *sentence) officeBetween(first int) bool {
	for j := first - 1; j >= s.first && j > first-7; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && s.listed("exword", j) {
			return false
		}
		if n.ent < 0 && (n.cls.has(s.k.typeBits["officialtitle"]) || s.officialTitle(strings.ToLower(s.text(j, j)))) {
			return true
		}
	}
	return false
}

// officeBefore reads the public office before the name at node first and the
// country that it is of: "French President", "Rep.", "Italy's finance minister".
func (s *sentence) officeBefore(first int) (org *entity.Entity, title string) {
	body := -1 // of what kind: "Foreign Ministry spokesman"
	of := func() *entity.Entity {
		if body < 0 {
			return nil
		}
		return s.stateOf(body)
	}
	for j := first - 1; j >= s.first && j > first-6; j-- {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && title != "" && n.cls.has(s.k.kindBits["country"].or(s.k.kindBits["government"])):
			return s.ents[n.ent].Ent, title
		case n.ent >= 0:
			return nil, ""
		case s.listed("congress", j):
			return nil, s.text(j, j)
		case n.cls.has(s.k.typeBits["officialhead"]):
			title = s.text(j, first-1)
			if j < first-1 && s.listed("homebody", j) {
				body = j
			}
		case title == "" && s.portfolio(j) >= 0:
			j = s.portfolio(j)
			title = s.text(j, first-1)
		case title != "" && n.flags&token.FlagCap != 0 && n.cls.has(s.k.word) && !n.cls.has(s.k.verb.or(s.k.det)): // "Economy Minister"
		case n.cls.has(s.k.poss) || n.hash == s.k.period || n.cls.has(s.k.typeBits["rolenoun"].or(s.k.typeBits["titleword"]).or(s.k.adj)):
		case body >= 0:
			return of(), title
		default:
			return nil, ""
		}
	}
	if body >= 0 {
		return of(), title
	}
	return nil, ""
}

// portfolio returns the title whose field ends at node i: "Secretary for Labour
// and Welfare", "Minister of Finance,"; -1 if there is none.
func (s *sentence) portfolio(i int) int {
	const longest = 10
	for j := i; j > s.first && j > i-longest; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.prep) && n.flags&token.FlagCap == 0 {
			p := &s.nodes[j-1]
			if p.ent < 0 && p.flags&token.FlagCap != 0 && p.cls.has(s.k.typeBits["officialhead"]) && j < i {
				return j - 1
			}
			return -1
		}
		if n.flags&token.FlagCap == 0 && n.hash != s.k.commaHash && !s.is(j, s.k.and) {
			return -1
		}
	}
	return -1
}

// bankNamed is the central bank that "the central bank" at node i, or its
// governor there, means: the last one named.
func (s *sentence) bankNamed(i int) *entity.Entity {
	if i > s.first && s.nodes[i].cls.has(s.k.typeBits["officialhead"]) {
		i--
	}
	if i > s.first && s.nodes[i].cls.has(s.k.poss) {
		i--
	}
	if i < s.first || s.nodes[i].ent >= 0 || !s.nodes[i].cls.has(s.k.typeBits["bankword"]) {
		return nil
	}
	for j := i - 1; j >= 0 && i-j < bankReach; j-- {
		if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits["central_bank"]) {
			return s.ents[n.ent].Ent
		}
	}
	if c := s.homeState(); c != nil && !s.othersBank(i) {
		return bankOf(s.doc.gaz, c)
	}
	return nil
}

// introduce remembers for whom the people named in the sentence work, whether
// they speak in it or later.
func (s *sentence) introduce() {
	for i := s.first; i < s.end; i++ {
		if n := &s.nodes[i]; n.ent < 0 || !n.cls.has(s.k.person) {
			continue
		}
		who := speaker{person: s.ents[s.nodes[i].ent].Ent, node: int32(i)}
		if who.person.Parent == "" {
			s.affiliate(i, i, &who)
		}
	}
}

// holder puts the person for an office that speaks: "the Fed chairman said",
// after Ben Bernanke has.
func (s *sentence) holder(who *speaker) {
	p := s.ctx.speaker.person
	if p == nil || who.org == nil || p.Parent != who.org.Name && !(s.ctx.speaker.org != nil && s.ctx.speaker.org.Name == who.org.Name) {
		return
	}
	who.person, who.title = p, s.ctx.speaker.title
}

// rater names the house of somebody who rates a share, and the person as speaker.
func (s *sentence) rater(f *fact) {
	if f.ActorName == nil {
		return
	}
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.org != nil && (v.person.Name == *f.ActorName || hasWord(v.person.Name, *f.ActorName)) {
			f.speaker = v.person.Name
			f.ActorName, f.ActorID = ptr(v.org.Name), ptr(v.org.ID)
			return
		}
	}
}

// remember keeps for whom somebody speaks.
func (s *sentence) remember(who *speaker) {
	if who.person == nil || who.org == nil && who.title == "" && !who.former {
		return
	}
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == who.person.Name {
			if who.org != nil {
				former := v.former
				*v = *who
				v.former = v.former || former
			}
			return
		}
	}
	if len(s.ctx.voices) == maxVoices {
		s.ctx.voices = slices.Delete(s.ctx.voices, 0, 1)
	}
	s.ctx.voices = append(s.ctx.voices, *who)
}

// maxVoices bounds the people and the houses that are remembered, so that a
// list of any length is read in linear time.
const maxVoices = 256

// recall fills house and title of a person who has been introduced.
func (s *sentence) recall(who *speaker) {
	for k := range s.ctx.voices {
		if v := &s.ctx.voices[k]; v.person.Name == who.person.Name {
			who.org, who.unlisted, who.former = v.org, v.unlisted, v.former
			if who.title == "" {
				who.title = v.title
			}
			return
		}
	}
}

// manages reports whether a title of management stands beside the name in nodes
// [first,last]: "Chief Executive Jane Roe", "Jane Roe, chief financial officer".
func (s *sentence) manages(first, last int) bool {
	if first-1 >= s.first && s.nodes[first-1].ent < 0 && s.nodes[first-1].cls.has(s.k.typeBits["manager"]) {
		return true
	}
	i := last + 1
	if i < s.end && s.is(i, s.k.commaHash) {
		i++
	}
	for i < s.end && i > last+1 && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.det.or(s.k.pronoun)) {
		i++
	}
	return i < s.end && i > last+1 && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.typeBits["manager"])
}

// organisationNear finds for whom the person named by nodes [first,last] speaks:
// "X, a strategist at Y", "X, a Y analyst", "X of Y", "Y analyst X", "Y's X".
func (s *sentence) organisationNear(first, last int) (*entity.Entity, bool) {
	const after, before = 14, 6
	if e, unlisted := s.houseOfRole(first); e != nil {
		return e, unlisted
	}
	who, commas := false, 0
	for j := last + 1; j < s.end && j <= last+after; j++ {
		n := &s.nodes[j]
		switch {
		case n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && !s.demonym(j):
			return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
		case n.hash == s.k.semicolon || n.cls.has(s.k.quote) || n.ent < 0 && j == last+1 && (n.hash == s.k.and || n.cls.has(s.k.verb) && n.form&formIng != 0): // "Jane Roe and Treasury Secretary Joe Poe", "Jane Roe accusing the Fed"
			j = s.end
		case n.hash == s.k.commaHash:
			commas++
		case n.cls.has(s.k.rel):
			who = true
		case n.cls.has(s.k.verb.or(s.k.be).or(s.k.have)) && n.flags&token.FlagCap == 0 && !(n.form != 0 && n.form&(formPast|form3s) == 0 && !s.is(j-1, s.k.commaHash)):
			if !who {
				j = s.end
			}
			who = false
		case commas < 2 && j-1 >= s.first && s.opensHouse(j-1):
			if e, ok := s.houseAt(j); ok {
				return e, true
			}
		}
	}
	from := first - 1
	if s.titleBefore(from) {
		from--
	}
	for j := from; j >= s.first && j >= first-before; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && !s.demonym(j) {
			return s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
		}
		if n.cls.has(s.k.verb.or(s.k.quote).or(s.k.stop)) && n.flags&token.FlagCap == 0 {
			break
		}
		if n.ent < 0 && (n.flags&token.FlagCap == 0 && n.cls.has(s.k.typeBits["voicerole"].or(s.k.poss)) || n.cls.has(s.k.typeBits["manager"])) {
			if e, ok := s.houseBefore(j); ok {
				return e, true
			}
		}
	}
	return nil, false
}

// titleBefore reports whether node i is the comma between a title and a name: "BP's
// chief executive, Jane Roe", "the chief executive of BP, Jane Roe".
func (s *sentence) titleBefore(i int) bool {
	if i <= s.first || !s.is(i, s.k.commaHash) {
		return false
	}
	for j := i - 1; j >= s.first && j > i-4; j-- {
		n := &s.nodes[j]
		if n.ent < 0 && n.cls.has(s.k.typeBits["manager"]) {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// opensHouse reports whether a house that nobody lists may begin after node i:
// "at", "of", "with", or the article of an apposition.
func (s *sentence) opensHouse(i int) bool {
	n := &s.nodes[i]
	return n.ent < 0 && (n.cls.has(s.k.prep) && n.date < 0 || n.cls.has(s.k.det) && i > s.first && s.is(i-1, s.k.commaHash) || n.cls.has(s.k.typeBits["voicerole"]))
}

// houseAt makes an organisation of the capitalised words at node i. After an
// article they must stand before a role: "a Bloomberg Intelligence analyst".
func (s *sentence) houseAt(i int) (*entity.Entity, bool) {
	last := i - 1
	for j := i; j < s.end && j < i+6; j++ {
		n := &s.nodes[j]
		if n.date >= 0 || n.qty >= 0 {
			break
		}
		if n.flags&token.FlagCap != 0 && (n.ent < 0 && n.cls.has(s.k.word) || n.ent >= 0 && j > i) {
			last = j
			continue
		}
		if j > i && j+1 < s.end && (s.is(j, s.k.and) || s.is(j, s.k.ampersand)) && s.nodes[j+1].flags&token.FlagCap != 0 && s.nodes[j+1].ent < 0 {
			continue
		}
		break
	}
	if last == i && s.nodes[i].flags&token.FlagUpper != 0 && s.nodes[i-1].hash == s.k.of {
		return nil, false // "head of FX", "director of IT"
	}
	if last < i || s.nodes[i].cls.has(s.k.typeBits["manager"].or(s.k.typeBits["titleword"])) {
		return nil, false
	}
	if s.nodes[i-1].cls.has(s.k.det) && !(last+1 < s.end && s.nodes[last+1].cls.has(s.k.typeBits["voicerole"])) {
		return nil, false
	}
	if j := i - 2; s.nodes[i-1].hash == s.k.of && j > s.first { // "the Chamber of Commerce"
		for j >= s.first && s.nodes[j].ent < 0 && s.nodes[j].flags&token.FlagCap != 0 && !s.nodes[j].cls.has(s.k.typeBits["manager"].or(s.k.typeBits["titleword"]).or(s.k.typeBits["officialhead"]).or(s.k.typeBits["voicerole"]).or(s.k.det)) {
			j--
		}
		i = min(i, j+1)
		if i < last && s.is(i, s.k.of) {
			i++
		}
	}
	return s.house(i, last), true
}

// houseBefore makes an organisation of the capitalised words that end before
// the role or possessive at node j.
func (s *sentence) houseBefore(j int) (*entity.Entity, bool) {
	first := j
	for i := j - 1; i >= s.first && i > j-6; i-- {
		n := &s.nodes[i]
		if first < j && n.flags&token.FlagUpper != 0 && s.nodes[first].flags&token.FlagUpper == 0 && i-1 >= s.first && s.nodes[i-1].flags&token.FlagUpper != 0 {
			break // a heading in capitals runs into the sentence
		}
		if n.date >= 0 || n.qty >= 0 || n.ent >= 0 || !n.cls.has(s.k.word) || n.flags&token.FlagCap == 0 {
			if first < j && i > s.first && n.ent < 0 && (s.is(i, s.k.and) || s.is(i, s.k.ampersand)) && s.nodes[i-1].flags&token.FlagCap != 0 {
				continue
			}
			break
		}
		first = i
	}
	if first < j && first == s.first && first == j-1 && s.nodes[first].entry >= 0 {
		return nil, false // "Market analyst X": a word that opens the sentence
	}
	if first == j || s.nodes[first].cls.has(s.k.det.or(s.k.prep).or(s.k.pronoun)) {
		return nil, false
	}
	return s.house(first, j-1), true
}

func (s *sentence) house(first, last int) *entity.Entity {
	name := s.text(first, last)
	e := &entity.Entity{ID: entity.NewID(schema.KindCompany, "", name), Name: name, Kind: schema.KindCompany}
	s.ctx.made = append(s.ctx.made, e)
	return e
}

// personNamed takes two or three capitalised words that end at node i for a
// person if a title stands before them or they open the sentence.
func (s *sentence) personNamed(i int, who *speaker) bool {
	first := i
	for j := i; j >= s.first && j > i-3; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !n.cls.has(s.k.word) || n.flags&token.FlagCap == 0 || n.flags&token.FlagUpper != 0 || n.cls.has(s.k.typeBits["manager"].or(s.k.typeBits["titleword"]).or(s.k.det).or(s.k.typeBits["officialhead"])) {
			break
		}
		first = j
	}
	if first == i || first-1 < s.first {
		return false
	}
	p := &s.nodes[first-1]
	if p.ent >= 0 || !p.cls.has(s.k.typeBits["manager"].or(s.k.typeBits["titleword"]).or(s.k.typeBits["voicerole"])) {
		return false
	}
	return s.newSpeaker(first, i, who)
}

// personOf reads the person before the house that ends at node e: "Jane Roe of Acme
// said", "Acme's Jane Roe said".
func (s *sentence) personOf(e int, who *speaker) bool {
	if e-2 <= s.first {
		return false
	}
	n, p := &s.nodes[e], &s.nodes[e-1]
	if n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && p.ent < 0 && s.listed("ofhouse", e-1) {
		if x := &s.nodes[e-2]; x.ent >= 0 && x.cls.has(s.k.person) {
			return s.fillSpeaker(e-2, who)
		}
		if first := s.loneName(e - 2); first >= 0 {
			return s.newSpeaker(first, e-2, who)
		}
		return false
	}
	if first := s.loneName(e); first > s.first+1 && s.nodes[first-1].cls.has(s.k.poss) && s.nodes[first-2].ent >= 0 && s.nodes[first-2].cls.has(s.k.kindBits["employer"]) {
		return s.newSpeaker(first, e, who)
	}
	return false
}

// loneName returns the first of two or three capitalised words that end at node e,
// which nothing lists, -1 if there are no such.
func (s *sentence) loneName(e int) int {
	first := e + 1
	for j := e; j >= s.first && j > e-3; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !n.cls.has(s.k.word) || n.flags&token.FlagCap == 0 || n.flags&token.FlagUpper != 0 || n.cls.has(s.k.typeBits["manager"].or(s.k.typeBits["titleword"]).or(s.k.det).or(s.k.prep).or(s.k.typeBits["officialhead"])) {
			break
		}
		first = j
	}
	if first >= e {
		return -1
	}
	return first
}

// spokesman reads somebody unnamed who speaks for a house and ends at node e:
// "a company spokesman", "a spokesman for X", "analysts at X", "X officials".
func (s *sentence) spokesman(e int, who *speaker) bool {
	for i := e; i >= s.first && i > e-9; i-- {
		n := &s.nodes[i]
		if n.ent < 0 && s.listed("voice", i) && n.flags&token.FlagCap == 0 || n.ent < 0 && s.listed("voice", i) && i == s.first {
			return s.voiceOf(i, e, who)
		}
		if n.cls.has(s.k.verb.or(s.k.quote).or(s.k.be)) && n.ent < 0 || n.hash == s.k.semicolon {
			return false
		}
	}
	return false
}

// voiceOf finds the house of the unnamed speaker whose noun is node i and whose
// phrase ends at node e.
func (s *sentence) voiceOf(i, e int, who *speaker) bool {
	*who = speaker{node: int32(i), title: s.text(i, i)}
	if i+1 <= e && i+1 < s.end && s.nodes[i+1].ent < 0 && s.nodes[i+1].cls.has(s.k.prep) {
		for j := i + 2; j <= e; j++ {
			if n := &s.nodes[j]; n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && !s.demonym(j) && !s.nextIsPoss(j, e) {
				who.org, who.unlisted = s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
				return true
			}
			if s.nodes[j].ent < 0 && s.listed("statebody", j) {
				who.org = s.stateOf(j)
				return who.org != nil
			}
		}
		if org, ok := s.houseAt(i + 2); ok {
			who.org, who.unlisted = org, true
			return true
		}
		return false
	}
	if i < e {
		return false
	}
	for j := i - 1; j >= s.first && j > i-4; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 && n.cls.has(s.k.kindBits["employer"]) && !s.demonym(j) {
			who.org, who.unlisted = s.ents[n.ent].Ent, s.ents[n.ent].Flags&entity.Unlisted != 0
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.anaphor) && s.ctx.mainCo != nil && s.ctx.mainCo.ent != nil { // "a company spokesman"
			who.org = s.ctx.mainCo.ent
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)) {
			break
		}
		if n.ent < 0 && s.listed("statebody", j) { // "a foreign ministry spokesman"
			who.org = s.stateOf(j)
			return who.org != nil
		}
		if n.ent < 0 && n.flags&token.FlagCap != 0 && n.entry < 0 && !n.cls.has(s.k.det) {
			return false // a house that nobody lists
		}
	}
	return s.listed("mouthpiece", i) && s.spokenFor(who)
}

// spokenFor takes the house that spoke last, or that acted in the sentence before,
// for that of "a spokesman".
func (s *sentence) spokenFor(who *speaker) bool {
	if x := &s.ctx.speaker; s.index-s.ctx.spoke <= 2 && x.org != nil {
		who.org, who.unlisted = x.org, x.unlisted
		return true
	}
	for k := len(s.ctx.seen) - 1; k >= 0 && s.index-s.ctx.seen[k].sentence <= 1; k-- {
		if a := &s.ctx.seen[k]; a.sub.ent != nil && s.k.kindBits["speaking"].has(s.k.kindBits[a.sub.kind]) && a.sub.kind != schema.KindPerson && a.subj {
			who.org = a.sub.ent
			return true
		}
	}
	return false
}

// nameOpens takes the capitalised words that open the sentence for a person if an
// apposition that ends before node e follows: "Lee Ka-ming, of the Acme Union, said".
func (s *sentence) nameOpens(e int, who *speaker) bool {
	i, words := s.first, 0
	for ; i < e && i < s.first+6; i++ {
		n := &s.nodes[i]
		dash := s.d.Tokens[n.first].Kind == token.Dash
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || !dash && (!n.cls.has(s.k.word) || n.flags&token.FlagCap == 0 && !(i > s.first && s.d.Tokens[s.nodes[i-1].first].Kind == token.Dash)) {
			break
		}
		if !dash {
			words++
		}
	}
	if words < 2 || i >= e || !s.is(i, s.k.commaHash) || s.nodes[s.first].cls.has(s.k.det.or(s.k.prep).or(s.k.sub).or(s.k.conj).or(s.k.pronoun)) {
		return false
	}
	return s.newSpeaker(s.first, i-1, who)
}
