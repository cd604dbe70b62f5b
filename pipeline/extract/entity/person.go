package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// People: by a title ("Chief Executive Jane Roe"), a first name, or what the
// text calls them ("Jane Roe, an analyst at ...").

// personRun returns the last token of the person's name that begins at token k,
// k-1 if it cannot be one. A name has two to five words; initials and particles
// (de, von, al-) are inside it.
func (l *linker) personRun(k int) int {
	words, last := 0, k-1
	for j := k; j < l.end && words < 5; j++ {
		t := &l.toks[j]
		switch {
		case j > k && t.Flags&token.FlagPara != 0:
			return l.personEnd(k, last, words)
		case t.Kind == token.Word && t.Flags&token.FlagCap != 0:
			if l.noPartOfName(j, k, words) {
				return l.personEnd(k, last, words)
			}
			words++
			last = j
		case t.Kind == token.Word && l.has(j, clsParticle) && words > 0 && (l.isCap(j+1) || l.toks[min(j+1, l.end-1)].Kind == token.Dash || l.has(j+1, clsParticle)):
		case t.Kind == token.Dash && words > 0:
		case t.Kind == token.Word && words > 0 && l.toks[j-1].Kind == token.Dash: // Lee Myung-bak
			last = j
		case l.byte(j) == '.' && last == j-1 && l.toks[last].End-l.toks[last].Start <= 2 && t.Flags&token.FlagSpace == 0 && l.isCap(j+1):
		default:
			return l.personEnd(k, last, words)
		}
	}
	return l.personEnd(k, last, words)
}

// noPartOfName reports whether the capitalised word at token j cannot be in the name of a
// person that begins at token k, of which some words are read.
func (l *linker) noPartOfName(j, k, words int) bool {
	cls := l.classOf(j)
	switch {
	case cls&(clsTime|clsNever|clsLegal) != 0 && !l.middleName(j, k), cls&clsRole != 0 && j > k && !l.roleAsName(j, k), l.isCode(j):
		return true
	case cls&clsFirst != 0:
		return false
	}
	return cls&clsHead != 0 || cls&clsPlace != 0 && j > k && words < 1
}

// roleAsName reports whether the role at token j ends the name that a first name at token
// k begins: "Mike King", "Scott Pope".
func (l *linker) roleAsName(j, k int) bool {
	return j == k+1 && l.has(j, clsSoftRole) && l.has(k, clsFirst) && !l.has(k, clsRole) && !l.isCap(j+1)
}

// middleName reports whether a word that no name begins with stands within the one
// that begins at token k: "Truong My Lan", "Le Van An".
func (l *linker) middleName(j, k int) bool {
	return j > k && j+1 < len(l.toks) && l.mode == sentenceCase && l.toks[j].End-l.toks[j].Start <= 2 && l.ownWord(j-1) && l.ownWord(j+1) && l.classOf(j)&(clsTime|clsLegal) == 0
}

func (l *linker) personEnd(k, last, words int) int {
	if words < 2 {
		return k - 1
	}
	return last
}

// person adds the person whose name begins at token k; the span starts at first.
func (l *linker) person(first, k int) int {
	if n := l.g.tab.find(wordKey(&l.toks[k])); n != nil && n.read != 0 {
		if c, ok := l.match(k, n); ok && c.words > 1 && c.ent.Kind != KindCity {
			return first
		}
	}
	last := l.personRun(k)
	if last < k || l.mode == titleCase && l.has(last, clsCommon) || l.namesCompany(k, last) {
		return first
	}
	if l.has(last, clsCommon) && l.classOf(k)&clsFirst != 0 && l.classOf(k)&(clsCommon|clsPlace) != 0 && !l.evident(k, last) {
		return first
	}
	if first == k && l.joinsFirstName(k) {
		return first
	}
	e := l.s.make(schema.KindPerson, "", PersonName(l.d.Span(k, last)))
	l.s.cands = append(l.s.cands, cand{first: int32(k), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - k + 1), conf: 0.88})
	return last + 1
}

// joinsFirstName reports whether the word before token k is a first name that was taken for
// a company of that name, though nothing says so.
func (l *linker) joinsFirstName(k int) bool {
	c := l.s.last()
	if c == nil || int(c.last) != k-1 || k-1 < l.start || l.toks[k].Flags&token.FlagSpace == 0 {
		return false
	}
	if c.words > 1 || c.grade <= gradeSure || c.flags&(Suffixed|FromRIC|Demonym) != 0 || c.ent.Kind != schema.KindCompany {
		return false
	}
	return l.toks[k-1].Kind == token.Word && l.isCap(k-1) && l.has(k-1, clsFirst)
}

// evident reports whether a role before the words [k,last], or a verb of saying behind
// them, says that they name somebody though each is a word as well: "Bill Gross said".
func (l *linker) evident(k, last int) bool {
	return last == k+1 && l.mode == sentenceCase && (k > l.start && l.has(k-1, clsRole|clsRoleLow) || l.has(last+1, clsSay) && !l.isCap(last+1))
}

// namesCompany reports whether a listed company's name of two words or more
// begins inside the run, or the run is one.
func (l *linker) namesCompany(k, last int) bool {
	for j := k + 1; j <= last; j++ {
		if n := l.nodeOf(j); n != nil && n.read != 0 {
			if c, ok := l.match(j, n); ok && (c.words > 1 || int(c.last) > last) && c.grade <= gradeName && c.ent.Kind != schema.KindPerson {
				return true
			}
		}
	}
	return false
}

// titled looks at a capitalised title: "Chief Executive Jane Roe", "Sen. Roe".
func (l *linker) titled(i int) int {
	k := i + 1
	for k < l.end && k < i+maxRun && (l.isCap(k) && l.has(k, clsRole) || l.byte(k) == '.' && l.toks[k].Flags&token.FlagSpace == 0) {
		k++
	}
	k = l.afterPortfolio(k)
	if !l.isCap(k) || l.mode == upperCase || l.has(k, clsTime|clsNever|clsLegal) {
		return i
	}
	if at := l.nameIfPerson(k); at > k {
		return at
	}
	at := l.person(k, k)
	if at > k {
		l.s.last().flags |= Titled
		l.s.last().conf = 0.93
		return at
	}
	return i
}

// afterPortfolio returns the token at which the name begins that follows a title
// with the field it is for: "Secretary for Labour and Welfare Jane Roe", "Minister
// of Finance, Jane Roe". It is k if no such field follows.
func (l *linker) afterPortfolio(k int) int {
	const longest = 12
	if h := l.hash(k); h != token.Hash("for") && h != token.Hash("of") || l.mode != sentenceCase || !l.isCap(k+1) {
		return k
	}
	last, comma := k, -1
run:
	for j := k + 1; j < l.end && j < k+longest; j++ {
		t := &l.toks[j]
		switch {
		case t.Flags&token.FlagPara != 0:
			return k
		case l.isCap(j) && !l.has(j, clsTime), t.Kind == token.Dash && last == j-1, t.Kind == token.Word && l.toks[j-1].Kind == token.Dash:
			last = j
		case l.byte(j) == ',' && last == j-1 && l.isCap(j+1):
			comma = j
		case l.hash(j) == token.Hash("and") && l.isCap(j+1):
			comma = -1
		default:
			break run
		}
	}
	if comma > 0 && last-comma <= 5 && last > comma+1 {
		return comma + 1
	}
	return l.lastTwo(k, last)
}

// lastTwo is the first token of the last two words up to token last, where
// words joined by a dash are one; k if there are no words before them.
func (l *linker) lastTwo(k, last int) int {
	first := last
	for words := 1; words < 2 || l.toks[first-1].Kind == token.Dash; first-- {
		if first <= k+2 {
			return k
		}
		if l.toks[first].Kind != token.Dash && l.toks[first-1].Kind != token.Dash {
			words++
		}
	}
	if first <= k+1 || !l.isCap(first) {
		return k
	}
	return first
}

// nameIfPerson adds a listed person at token k.
func (l *linker) nameIfPerson(k int) int {
	if n := l.nodeOf(k); n != nil && n.read != 0 {
		if c, ok := l.match(k, n); ok && c.ent.Kind == schema.KindPerson {
			c.flags |= Titled
			c.conf = 0.95
			c.grade = min(c.grade, gradeName)
			l.s.cands = append(l.s.cands, c)
			return int(c.last) + 1
		}
	}
	return k
}

// ownShares takes a name that only looks like somebody's for a company's where it has
// shares: "shares of Michael Roe", "Michael Roe stock". People own shares of others.
func (l *linker) ownShares() {
	l.start, l.end = 0, len(l.toks)
	for i := range l.s.cands {
		c := &l.s.cands[i]
		if c.ent == nil || c.ent.Kind != schema.KindPerson || c.flags&Unlisted == 0 || c.flags&Titled != 0 {
			continue
		}
		before := int(c.first) - 1
		shares := l.hash(before) == hashOf && l.has(before-1, clsTrigger) && l.ends(int(c.last))
		if n := int(c.last) + 1; !shares && (n >= len(l.toks) || !l.has(n, clsTrigger) || l.isCap(n)) {
			continue
		}
		l.firmInstead(c.ent)
	}
}

// firmInstead makes a company of a person wherever the article names it.
func (l *linker) firmInstead(person *Entity) {
	firm := l.s.make(schema.KindCompany, "", person.Name)
	for i := range l.s.cands {
		if c := &l.s.cands[i]; c.ent == person {
			c.ent, c.kind = firm, kindFirm
		}
	}
}

// role looks at a role in lower case: "analyst Jane Roe", or "Jane Roe, an
// airline analyst at ...".
func (l *linker) role(i int) int {
	if k := i + 1; l.isCap(k) && l.mode == sentenceCase && l.toks[k].Flags&token.FlagPara == 0 {
		if at := l.nameIfPerson(k); at > k { // "SEC chair Roe"
			return at
		}
		if at := l.person(k, k); at > k {
			l.s.last().flags |= Titled
			l.s.last().conf = 0.93
			return at
		}
		return i
	}
	if l.byte(i+1) == ',' && l.isCap(i+2) && l.mode == sentenceCase && l.toks[i+2].Flags&token.FlagPara == 0 {
		if at := l.person(i+2, i+2); at > i+2 { // "its finance director, Jane Roe"
			return at
		}
	}
	for p := i - 1; p > l.start && p > i-8; p-- {
		if l.byte(p) == ',' {
			l.apposedPerson(p - 1)
			break
		}
	}
	return i
}

// apposedPerson makes a person of the loose capitalised words that end at token k.
func (l *linker) apposedPerson(k int) {
	n := len(l.s.loose)
	if n < 2 || int(l.s.loose[n-1]) != k {
		return
	}
	first := k
	for n--; n > 0 && int(l.s.loose[n-1]) >= first-2 && k-first < 5; n-- {
		p := int(l.s.loose[n-1])
		if p != first-1 && l.toks[first-1].Kind != token.Dash && !l.has(first-1, clsParticle) && l.byte(first-1) != '.' {
			break
		}
		first = p
	}
	if first == k || l.personRun(first) != k || l.has(first, clsTime|clsNever|clsTrigger) || l.has(first, clsCommon) && l.toks[first].Flags&token.FlagStart != 0 && l.classOf(first)&clsFirst == 0 {
		return
	}
	var buf [8]cand
	kept := l.cut(k+1, buf[:0])
	l.s.dropFrom(first)
	e := l.s.make(schema.KindPerson, "", PersonName(l.d.Span(first, k)))
	l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(k), end: int32(k), ent: e, flags: Unlisted | Titled, grade: gradeName, words: uint8(k - first + 1), conf: 0.9})
	l.s.cands = append(l.s.cands, kept...)
}

// said looks at "said Jane Roe," and at "Jane Roe said".
func (l *linker) said(i int) int {
	k := i + 1
	if l.isCap(k) && l.mode == sentenceCase && l.toks[k].Flags&token.FlagPara == 0 && !l.has(k, clsTime|clsNever|clsRole|clsPlace|clsHead) {
		if n := l.nodeOf(k); n != nil && n.read != 0 {
			if _, ok := l.match(k, n); ok {
				return k
			}
		}
		last := l.personRun(k)
		if last > k && last-k < 4 && (l.byte(last+1) == ',' || l.byte(last+1) == '.') && !l.namesCompany(k, last) {
			if at := l.person(k, k); at > k {
				return at
			}
		}
		return k
	}
	return i + 1
}
