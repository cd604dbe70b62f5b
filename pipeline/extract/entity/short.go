package entity

import (
	"slices"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Short forms: what the article calls somebody after it gave the full name.

// addForm lets a short name stand for ent in this article.
func (l *linker) addForm(key uint64, n uint8, ent *Entity) { l.addNeedy(key, n, ent, needNothing) }

// addNeedy does so where the text adds something; a form that needs less wins.
func (l *linker) addNeedy(key uint64, n uint8, ent *Entity, what need) {
	f, ok := l.s.forms[key]
	if ok && what > f.need {
		return
	}
	if ok && what < f.need {
		ok = false
	}
	if ok && !SameIssuer(f.ent, ent) {
		f.clash = true
		l.s.forms[key] = f
		return
	}
	if !ok {
		l.s.forms[key] = form{ent: ent, words: n, need: what}
	}
	l.s.mask |= 1 << (key >> 58)
}

// short collects the forms that full names allow and links them.
func (l *linker) short() {
	l.collect()
	l.start, l.end = 0, len(l.toks)
	for n := 0; n < len(l.s.loose); n++ {
		if k := int(l.s.loose[n]); l.s.forms[l.toks[k].Hash].ent == nil {
			l.coined(k)
			l.sharesOf(k)
			l.houseOf(k)
		}
	}
	l.deeds()
	l.reporters()
	if len(l.s.forms) == 0 {
		return
	}
	for n := 0; n < len(l.s.loose); n++ {
		l.linkShort(int(l.s.loose[n]))
	}
	l.strengthen()
}

// collect notes the short forms of the names found so far that are sure.
func (l *linker) collect() {
	for i := range l.s.cands {
		c := &l.s.cands[i]
		if c.ent == nil || c.formed || c.flags&(Weak|Code) != 0 || c.words == 1 && c.flags&(Suffixed|Unlisted) == 0 {
			continue
		}
		if c.grade > gradeName && c.flags&(Suffixed|FromRIC) == 0 && !l.s.isSure(c.ent) {
			continue
		}
		c.formed = true
		switch {
		case c.ent.Kind == schema.KindPerson:
			l.lastName(c)
		case c.ent.Kind == schema.KindCompany || c.ent.Kind == schema.KindOrganisation && c.flags&Unlisted != 0:
			l.shortCompany(c)
		case c.ent.Kind == schema.KindOrganisation || c.ent.Kind == schema.KindGovernment || c.ent.Kind == schema.KindRegulator:
			l.initials(c)
		}
	}
}

// strengthen lifts weak names that the article introduced after all.
func (l *linker) strengthen() {
	for i := range l.s.cands {
		c := &l.s.cands[i]
		if c.ent != nil && c.ent.Kind == schema.KindPerson && c.flags&Unlisted != 0 && c.words == 2 {
			l.eponym(c)
			continue
		}
		if c.ent == nil || c.flags&Weak == 0 || c.first != c.end {
			continue
		}
		if f, ok := l.s.forms[l.toks[c.first].Hash]; ok && !f.clash {
			c.ent, c.conf = f.ent, 0.9
			c.flags = c.flags&^Weak | ShortForm
		}
	}
}

// lastName: "Roe" after "Jane Roe".
func (l *linker) lastName(c *cand) {
	if c.first == c.last {
		return
	}
	k := int(c.last)
	if l.familyFirst(c) { // "Koo" after "Koo Yun-cheol"
		l.addForm(l.toks[c.first].Hash, 1, c.ent)
		return
	}
	if t := &l.toks[k]; t.Kind == token.Word && t.End-t.Start >= 2 {
		l.addForm(t.Hash, 1, c.ent)
	}
	if c.ent.Country == "CN" || c.ent.Country == "KR" || !l.isCap(k) && l.toks[k-1].Kind == token.Dash { // family name first: "Roe Ka-ming"
		l.addForm(l.toks[c.first].Hash, 1, c.ent)
	}
}

// familyFirst reports whether a person's name ends in two syllables joined by a dash,
// the second in lower case: the family name is the first word.
func (l *linker) familyFirst(c *cand) bool {
	k := int(c.last)
	return k-3 >= int(c.first) && l.toks[k-1].Kind == token.Dash && l.toks[k].Flags&token.FlagCap == 0 && l.toks[k].Kind == token.Word
}

// shortCompany: the name without its last descriptive words, and its first word
// if that is a word of its own.
func (l *linker) shortCompany(c *cand) {
	first, end := int(c.first), int(c.end)
	l.start, l.end = 0, len(l.toks)
	if c.flags&(Unlisted|FromRIC) == Unlisted && l.owned(first) {
		l.initials(c)
		return // the Hershey Trust is not Hershey
	}
	if k := l.lastWord(first, end); c.flags&Unlisted != 0 && (k > first || l.ownWord(first)) {
		l.addForm(l.runKey(first, k), uint8(min(k-first+1, 255)), c.ent)
	}
	for end > first && l.has(end, clsHead|clsLegal) {
		end--
		if k := l.lastWord(first, end); k >= first && l.distinct(first, k) {
			l.addForm(l.runKey(first, k), uint8(min(k-first+1, 255)), c.ent)
		}
	}
	if l.possessed(c) {
		l.addNeedy(l.toks[first].Hash, 1, c.ent, needPoss)
	} else if c.words > 1 && c.last > c.first && l.ownWord(first) {
		l.addForm(l.toks[first].Hash, 1, c.ent)
	} else if c.ent.Kind == schema.KindCompany && c.words > 1 && c.last > c.first && l.isCap(first) && !l.has(first, clsPlace|clsTime|clsNever|clsLegal) {
		l.addNeedy(l.toks[first].Hash, 1, c.ent, needTrigger)
	}
	l.firstTwo(c)
	l.initialled(first, int(c.end), c.ent)
	l.initials(c)
}

// possessed reports whether the first word of a company's name is somebody's: Dick's
// Sporting Goods.
func (l *linker) possessed(c *cand) bool {
	k := int(c.first)
	return c.ent.Kind == schema.KindCompany && int(c.end) > k+1 && l.isCap(k) && l.toks[k+1].Kind == token.Poss
}

// firstTwo lets the first two words of a longer name stand for a company: New World of
// "New World Development".
func (l *linker) firstTwo(c *cand) {
	k := int(c.first)
	if c.ent.Kind != schema.KindCompany || c.words < 3 || k+2 > int(c.end) || !l.isCap(k) || !l.isCap(k+1) || l.has(k+1, clsLegal|clsHead|clsTime) || l.has(k, clsPlace|clsTime) {
		return
	}
	l.addForm(l.runKey(k, k+1), 2, c.ent)
}

// initialled lets the one word behind initials stand for a company: Scripps of "EW
// Scripps", Penney of "J.C. Penney".
func (l *linker) initialled(first, end int, e *Entity) {
	const letters = 2 // CVS of "CVS Caremark" is a name
	k := first
	for k < end && (l.toks[k].Kind != token.Word || l.toks[k].Flags&token.FlagUpper != 0 && l.toks[k].End-l.toks[k].Start <= letters || l.toks[k].Is(token.FlagAbbrev)) {
		k++
	}
	for end > k && l.has(end, clsHead|clsLegal) {
		end--
	}
	if k > first && k == end && l.ownWord(k) {
		l.addForm(l.toks[k].Hash, 1, e)
	}
}

// owned reports whether token k alone is the name of a large company.
func (l *linker) owned(k int) bool {
	n := l.g.tab.find(wordKey(&l.toks[k]))
	if n == nil {
		return false
	}
	for at := n.read &^ deeper; at != 0; at = l.g.reads[at-1].next {
		x := &l.g.reads[at-1]
		if x.ent.Kind == schema.KindCompany && (x.grade <= gradeName || x.ent.curated && x.grade == gradeCase) && x.ent.validOn(l.c) {
			return true
		}
	}
	return false
}

// initials: EA may stand for Electronic Arts, if it is printed in capitals.
func (l *linker) initials(c *cand) {
	var buf [8]byte
	n := 0
	for k := int(c.first); k <= int(c.end); k++ {
		if t := &l.toks[k]; t.Kind == token.Word && t.Flags&token.FlagCap != 0 {
			if n < len(buf) {
				buf[n] = l.d.Text[t.Start]
			}
			n++
		}
	}
	if n < 2 || n > 4 || n == 2 && c.ent.Kind != schema.KindCompany {
		return
	}
	h := token.Hash(string(buf[:n]))
	if x := l.g.tab.find(h); x != nil && x.class&(clsCommon|clsNever) != 0 {
		return // IT is not Infosys Technologies
	}
	l.addNeedy(h, 1, c.ent, needCapitals)
}

// lastWord steps back over marks.
func (l *linker) lastWord(first, k int) int {
	for k > first && l.toks[k].Kind != token.Word {
		k--
	}
	return k
}

// distinct reports whether a run of words can stand for a company by itself.
func (l *linker) distinct(first, last int) bool {
	for k := first; k <= last; k++ {
		if l.isCap(k) && l.ownWord(k) {
			return true
		}
	}
	return last > first
}

// ownWord: a capitalised word that is no word of the language, no place, no
// first name, and longer than two letters.
func (l *linker) ownWord(k int) bool {
	if !l.isCap(k) { // or beyond the sentence
		return false
	}
	t := &l.toks[k]
	return t.End-t.Start > 2 && !t.Is(token.FlagAbbrev) &&
		!l.has(k, clsCommon|clsPlace|clsFirst|clsHead|clsLegal|clsTime|clsRole|clsNever|clsParticle)
}

func (l *linker) runKey(first, last int) uint64 { return runHash(l.toks[first : last+1]) }

// linkShort links the short form that begins at loose word k.
func (l *linker) linkShort(k int) {
	best, last, word := form{}, -1, k
	k = l.glued(k)
	h := l.runKey(k, word)
	for j := word; j < word+4; {
		if l.s.mask>>(h>>58)&1 != 0 {
			if f, ok := l.s.forms[h]; ok && !f.clash && l.given(f.need, k, j) {
				best, last = f, j
			}
		}
		j++
		for j < l.end && l.toks[j].Kind == token.Dash {
			j++
		}
		if j >= l.end || l.toks[j].Kind != token.Word && l.byte(j) != '&' {
			break
		}
		h = mix(h, wordKey(&l.toks[j]))
	}
	if last < 0 || !l.fitsShort(best, k, last) {
		return
	}
	if best.need == needPoss {
		last++ // "Dick's" is the name
	}
	c := cand{first: int32(k), last: int32(last), end: int32(last), ent: best.ent, flags: ShortForm, conf: 0.93}
	if best.ent.Ticker == "" {
		c.flags |= Unlisted
	}
	if companyLike(best.ent.Kind) {
		l.legal(&c)
	}
	l.s.cands = append(l.s.cands, c)
}

// given reports whether the text adds what a short form asks for.
func (l *linker) given(n need, first, last int) bool {
	switch n {
	case needPoss:
		return last+1 < len(l.toks) && l.toks[last+1].Kind == token.Poss
	case needCapitals:
		return l.toks[first].Flags&token.FlagUpper != 0
	case needTrigger:
		return l.triggered(last) || l.actsAfter(first, last)
	}
	return true
}

// actsAfter: what only somebody does follows the word: after "United Airlines",
// "United expects", but not "Delta of the Nile", "General strikes".
func (l *linker) actsAfter(first, last int) bool {
	if p := first - 1; p >= 0 && (l.byte(p) == '.' && l.toks[p].Flags&token.FlagSpace == 0 && l.toks[first].Flags&token.FlagStart == 0 || l.isCap(p) && l.has(p, clsRole)) {
		return false // "Mr. Ross said"
	}
	if first != last || last+1 >= len(l.toks) || l.toks[last+1].Flags&token.FlagPara != 0 {
		return false
	}
	return l.has(last+1, clsActs) && !l.isCap(last+1) || l.percentMove(last) || l.doesBusiness(last) || l.byte(last+1) == ',' && l.hash(last+2) == hashWhich
}

// triggered: "shares" or "stock" follows token k, perhaps after 's.
func (l *linker) triggered(k int) bool {
	k++
	if k < len(l.toks) && l.toks[k].Kind == token.Poss {
		k++
	}
	return k < len(l.toks) && l.has(k, clsTrigger) && l.toks[k].Flags&(token.FlagCap|token.FlagPara) == 0
}

// sharesOf makes a company of a capitalised word that no language has and that
// has shares: "Huiyuan's shares".
func (l *linker) sharesOf(k int) {
	if !l.ownWord(k) || !l.triggered(k) || l.inTitle(k) {
		return
	}
	last := k
	k = l.hyphened(l.glued(k))
	if k > 0 && l.isCap(k-1) && l.toks[k].Flags&token.FlagStart == 0 || l.byte(k-1) == '&' || l.has(last, clsAny) {
		return
	}
	e := l.s.make(schema.KindCompany, "", l.d.Span(k, last))
	l.s.cands = append(l.s.cands, cand{first: int32(k), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: 1, conf: 0.75})
	l.addForm(l.runKey(k, last), uint8(last-k+1), e)
}

// houseOf makes a company of the words at k where somebody works there.
func (l *linker) houseOf(k int) {
	last := l.housed(k)
	if last < k || l.inTitle(k) || !l.allLoose(k, last) {
		return
	}
	l.start, l.end = 0, len(l.toks)
	e := l.s.make(schema.KindCompany, "", l.plainName(k, last))
	l.s.cands = append(l.s.cands, cand{first: int32(k), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - k + 1), conf: 0.8})
	l.addForm(l.runKey(k, last), uint8(last-k+1), e)
}

// allLoose reports whether no name covers any of the tokens first to last.
func (l *linker) allLoose(first, last int) bool {
	n, _ := slices.BinarySearch(l.s.loose, int32(first))
	for k := first; k <= last; k, n = k+1, n+1 {
		if n >= len(l.s.loose) || int(l.s.loose[n]) != k {
			return false
		}
	}
	return true
}

// fitsShort guards a short form as names are guarded.
func (l *linker) fitsShort(f form, first, last int) bool {
	if l.inTitle(first) {
		l.start, l.end = 0, len(l.toks)
		return l.toks[first].End-l.toks[first].Start > 2
	}
	l.start, l.end = 0, len(l.toks)
	n, p := last+1, first-1
	nextCap := l.isCap(n) && l.toks[n].Flags&token.FlagStart == 0 && l.toks[n].Flags&token.FlagPara == 0
	prevCap := l.isCap(p) && l.toks[first].Flags&token.FlagStart == 0
	person := f.ent.Kind == schema.KindPerson
	if !person && l.byte(n) == ',' && l.has(n+1, clsRole) && l.isCap(n+1) && last > first {
		return false // "JANE ROE, CHIEF ECONOMIST, ROE & ASSOCIATES"
	}
	if nextCap && !l.has(n, clsTime|clsRole|clsLegal|clsTrigger|clsPlace|clsNever) && !l.isGroup(n) && !l.isCode(n) {
		return false
	}
	if prevCap && person {
		return l.has(p, clsRole|clsTime|clsNever)
	}
	if prevCap && !l.has(p, clsTime|clsPlace|clsNever|clsTrigger|clsLegal) && !(l.toks[p].Flags&token.FlagStart != 0 && l.has(p, clsCommon)) {
		return false
	}
	return !person || l.toks[first].Flags&token.FlagStart == 0 || !l.has(first, clsCommon)
}
