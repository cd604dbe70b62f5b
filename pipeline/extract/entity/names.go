package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Companies that no list has: known by a legal form, by the last word of the
// name, or by what the text calls them.

// maxRun is the length in tokens of the longest name that is put together: it
// keeps hostile input linear. The longest in a year of wire news had 13.
const maxRun = 24

// runStart returns the first of the capitalised words that end at token k and
// are one name: "Bank of America", "Procter & Gamble", "Coca-Cola".
func (l *linker) runStart(k int) int {
	first := l.glued(k)
	for j := first; j > l.start && j > k-maxRun; {
		p := j - 1
		switch t := &l.toks[p]; {
		case l.toks[j].Flags&token.FlagLine != 0 && l.mode != sentenceCase:
			return first
		case t.Kind == token.Word && t.Flags&token.FlagCap != 0:
			cls := l.classOf(p)
			if cls&clsTime != 0 || cls&clsNever != 0 && p == l.start || cls&clsCommon != 0 && p == l.start && cls&(clsPlace|clsHead) == 0 || cls&clsRole != 0 && cls&clsSoftRole == 0 {
				return first
			}
			if l.shouts(p) != l.shouts(j) && l.toks[j].Kind == token.Word {
				return first // "RECESSION TALK Stanley Works"
			}
			if l.toks[p].Is(token.FlagAbbrev) && l.oneLetterCode(p) {
				return first
			}
			first = l.glued(p)
			j = first
		case t.Kind == token.Word && p-2 >= l.start && t.Flags&token.FlagSpace == 0 && l.toks[p-1].Kind == token.Dash && l.isCap(p-2) && l.deed(p)&deedJoined == 0: // Con-way, but not "Dallas-based Acme"
			first = p - 2
			j = first
		case t.Kind == token.Word && l.innerCap(p): // iPCS
			return p
		case t.Kind == token.Number && p > l.start && l.isCap(p-1) && t.Flags&token.FlagDigit != 0 && first == j:
			j = p
		case (l.byte(p) == '&' || t.Kind == token.Dash) && p > l.start && l.isCap(p-1):
			j = p
		case l.byte(p) == '.' && p > l.start && l.isCap(p-1) && l.toks[p-1].End-l.toks[p-1].Start <= 2 && !l.lettered(p-1) && l.toks[p].Flags&token.FlagSpace == 0:
			j = p
		case t.Hash == hashOf && p-1 > l.start && l.isCap(p-1) && !l.has(p-1, clsHead|clsLegal) && l.isCap(p-2) && (l.has(p-2, clsFirst) || p-2 > l.start && l.has(p-3, clsSay)):
			return first // "said Jane Roe of Acme Group"
		case t.Hash == hashOf && p > l.start && l.isCap(p-1) && (l.has(p-1, clsHead) || p-1 > l.start && l.isCap(p-2) || l.ownWord(p-1)):
			j = p
		default:
			return first
		}
	}
	return first
}

// lettered reports whether the letter of token k numbers what stands before it and is
// no initial: "Series E. Acme raised".
func (l *linker) lettered(k int) bool {
	h := l.hash(k - 1)
	return h == hashSeries || h == hashClass
}

// glued returns where the name whose word is token k begins if a number is
// printed against it: 3Com, 7-Eleven, 1-800-Flowers.
func (l *linker) glued(k int) int {
	first := k
	for p := k; p > l.start && l.toks[p].Flags&token.FlagSpace == 0 && k-p < 6; p-- {
		t := &l.toks[p-1]
		switch {
		case t.Kind == token.Number && t.Flags&token.FlagDigit != 0:
			first = p - 1
		case t.Kind != token.Dash:
			return first
		}
	}
	return first
}

// innerCap reports whether word k begins in lower case and goes on in capitals,
// as only names do: iPCS, optionsXpress.
func (l *linker) innerCap(k int) bool {
	if k < l.start || k >= l.end || l.toks[k].Kind != token.Word || l.toks[k].Flags&token.FlagCap != 0 {
		return false
	}
	for _, c := range []byte(l.d.Str(k)) {
		if c-'A' < 26 {
			return true
		}
	}
	return false
}

// shouts: a word of four capitals or more in a sentence that is not all in capitals.
func (l *linker) shouts(k int) bool {
	t := &l.toks[k]
	return t.Flags&token.FlagUpper != 0 && t.End-t.Start > 3 && t.Flags&token.FlagAbbrev == 0 && l.mode == sentenceCase
}

// plainName returns the words of tokens first to last without a legal form at
// the end, in one line.
func (l *linker) plainName(first, last int) string {
	for last > first && (l.isLegal(last) || l.byte(last) == ',' || l.byte(last) == '.' || l.byte(last) == '&') {
		last--
	}
	s := l.d.Span(first, last)
	if strings.ContainsAny(s, "\n\r\t") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	if len(s) > 6 && s == strings.ToUpper(s) {
		s = capitalised(s)
	}
	return s
}

// capitalised turns ACME BEVERAGE into Acme Beverage; short words may be
// abbreviations and stay.
func capitalised(s string) string {
	w := strings.Split(s, " ")
	for i := range w {
		if len(w[i]) > 3 {
			w[i] = w[i][:1] + strings.ToLower(w[i][1:])
		}
	}
	return strings.Join(w, " ")
}

// suffix looks at a capitalised legal form or head word that no listed name
// covers, and makes a company of the words before it. It returns where to go
// on, i if there is no such name.
func (l *linker) suffix(i int, cls class) int {
	if l.mode != sentenceCase && cls&clsLegal == 0 || i == l.start {
		return i
	}
	last := i
	for last < i+maxRun && l.isCap(last+1) && l.has(last+1, clsLegal|clsHead) && l.toks[last+1].Flags&token.FlagPara == 0 && !l.isCode(last+1) {
		last++
	}
	if l.isCap(last+1) && !l.isCode(last+1) && !l.has(last+1, clsRole|clsTime|clsPlace) && l.classOf(last)&clsLegal == 0 {
		return i // the name goes on
	}
	head := last
	last = l.bodyEnd(head)
	if l.has(last+1, clsOffice) && l.classOf(last)&clsLegal == 0 {
		return i // "German Finance Minister", "the Energy and Commerce committee"
	}
	first := l.runStart(i)
	if l.byte(i-1) == ',' && cls&clsLegal != 0 && l.isCap(i-2) {
		first = l.runStart(i - 2)
	}
	first = l.partners(l.wholeStart(l.bodyStart(l.skipPeople(first, i), head)), i)
	legal := l.isLegal(last)
	if first >= i && last == head || !l.proper(first, i, legal) && !l.houses(first-1) && !l.bodyStands(first, head, last) {
		return i
	}
	kind := l.bodyKind(first, last, l.kindOf(head, legal))
	l.s.dropFrom(first)
	c := cand{first: int32(first), last: int32(last), end: int32(last), flags: Unlisted, grade: gradeName, words: uint8(min(last-first+1, 255)), conf: 0.85}
	for int(c.end) > first && l.has(int(c.end), clsLegal) {
		c.end--
		c.flags |= Suffixed
		c.conf = 0.93
	}
	if l.hash(last+1) == hashIndex && !legal { // "the KBW Insurance index"
		kind, c.last = schema.KindIndex, int32(last+1)
	}
	c.ent = l.s.make(kind, "", l.plainName(first, last))
	l.takeDot(&c)
	l.s.cands = append(l.s.cands, c)
	return int(c.last) + 1
}

// index makes an index of the capitalised words that "Index" or "Average" at i
// ends: "the Torvane Shipping Index", but not "the Consumer Price Index".
func (l *linker) index(i int) int {
	if l.mode != sentenceCase || i == l.start || l.isCap(i+1) && !l.isCode(i+1) {
		return i
	}
	first := l.runStart(i)
	for k := first; k < i; k++ {
		if l.hash(k) == hashOf || l.has(k, clsNever) {
			first = k + 1
		}
	}
	if first >= i || !l.proper(first, i, false) && l.deed(first)&deedFamily == 0 || l.houses(first-1) {
		return i
	}
	if l.counts(first, i) {
		return i
	}
	l.s.dropFrom(first)
	e := l.s.make(schema.KindIndex, "", l.plainName(first, i))
	l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(i), end: int32(i), ent: e, kind: kindIndex, flags: Unlisted, grade: gradeName, words: uint8(min(i-first+1, 255)), conf: 0.85})
	return i + 1
}

// skipPeople leaves an adjective of nationality out of a name: "Swiss Acme AG"
// is Acme, but "Swiss Bank Corp" keeps it where little else is left.
func (l *linker) skipPeople(first, i int) int {
	for k := range l.s.cands {
		c := &l.s.cands[len(l.s.cands)-1-k]
		if int(c.first) < first {
			break
		}
		if int(c.first) == first && c.flags&Demonym != 0 && l.proper(int(c.last)+1, i, true) && l.toks[c.last+1].Kind == token.Word {
			return int(c.last) + 1
		}
		if c.flags&Code != 0 || c.ent.Kind == schema.KindPerson {
			for first = int(c.last) + 1; first < i && !l.isCap(first); first++ {
			}
			return first
		}
	}
	return first
}

// proper reports whether tokens first to before i hold a word that only a name
// has; a legal form makes a name of common words too.
func (l *linker) proper(first, i int, legal bool) bool {
	for k := first; k < i; k++ {
		if !l.isCap(k) {
			continue
		}
		cls := l.classOf(k)
		if cls&(clsLegal|clsHead|clsRole|clsNever|clsTime) != 0 {
			continue
		}
		if cls&clsCommon == 0 || legal && k > l.start && l.mode == sentenceCase {
			return true
		}
	}
	return false
}

// kindOf tells from its last words what an organisation is.
func (l *linker) kindOf(last int, legal bool) string {
	cls := l.classOf(last)
	switch {
	case legal:
		return schema.KindCompany
	case cls&clsGov != 0:
		return schema.KindGovernment
	case cls&clsOrg != 0:
		return schema.KindOrganisation
	}
	return schema.KindCompany
}

// firm looks at a noun that means a company: "chip maker Positron", or
// "Positron, a startup chip maker".
func (l *linker) firm(i int) int {
	if h := l.hash(i); (h == hashGroup || h == hashMaker) && l.deed(i-1)&deedNoFirm != 0 {
		return i + 1 // "policy maker Roe"
	}
	if l.isCap(i+1) && l.toks[i+1].Flags&token.FlagPara == 0 {
		if at := l.apposed(i + 1); at > i+1 {
			return at
		}
		return i + 1
	}
	l.introduced(i)
	return i + 1
}

// apposed makes a company of the capitalised words that begin at token k.
func (l *linker) apposed(k int) int {
	if n := l.nodeOf(k); n != nil {
		if _, ok := l.match(k, n); ok {
			return k
		}
	}
	last := k
	for last < k+3 && (l.isCap(last+1) && l.toks[last+1].Flags&token.FlagPara == 0 || l.byte(last+1) == '&' && l.isCap(last+2)) {
		last++
	}
	if at := l.newCompany(k, last, 0.8); at > k || l.mode != sentenceCase {
		return at
	}
	if last == k && (!l.has(k, clsCommon) || l.deed(k+1)&deedMoves == 0 && !l.has(k+1, clsActs) || l.isCap(k+1)) {
		return k // "insurer Saga plummeted", but not "lender Monday"
	}
	return l.plainWords(k, last)
}

// plainWords makes a company of two or three words of the language that a
// company noun introduces: "shipping firm Gulf Meridian".
func (l *linker) plainWords(k, last int) int {
	places := 0
	for j := k; j <= last; j++ {
		cls := l.classOf(j)
		if cls&(clsRole|clsTime|clsFirst|clsNever|clsMarket|clsOrg|clsGov) != 0 || l.isCode(j) || l.toks[j].Kind != token.Word {
			return k
		}
		if cls&clsPlace != 0 {
			places++
		}
	}
	if last-k > 2 || places > 1 || l.has(last, clsPlace) {
		return k
	}
	l.s.dropFrom(k)
	e := l.s.make(schema.KindCompany, "", l.plainName(k, last))
	l.s.cands = append(l.s.cands, cand{first: int32(k), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - k + 1), conf: 0.75})
	return last + 1
}

// newCompany adds an unlisted company of one to four words none of which is a
// word of the language, a title or a first name.
func (l *linker) newCompany(first, last int, conf float32) int {
	known := false
	for k := first; k <= last; k++ {
		cls := l.classOf(k)
		if cls&(clsRole|clsTime|clsFirst|clsNever|clsMarket) != 0 || l.isCode(k) {
			return first
		}
		known = known || cls&(clsCommon|clsPlace|clsHead) == 0
	}
	if !known || l.mode != sentenceCase || last-first > 3 {
		return first
	}
	l.s.dropFrom(first)
	e := l.s.make(schema.KindCompany, "", l.plainName(first, last))
	l.s.cands = append(l.s.cands, cand{first: int32(first), last: int32(last), end: int32(last), ent: e, flags: Unlisted, grade: gradeName, words: uint8(last - first + 1), conf: conf})
	return last + 1
}

// introduced looks back from a company noun at i for "Name, a ... noun".
func (l *linker) introduced(i int) {
	for k := i + 1; k < i+4; k++ {
		if l.has(k, clsRoleLow) {
			return // "X, an airline analyst": a person
		}
	}
	p := i - 1
	for ; p > l.start && p > i-8; p-- {
		if l.byte(p) == ',' {
			break
		}
		if l.has(p, clsRoleLow) {
			return
		}
	}
	if l.byte(p) != ',' {
		return
	}
	switch l.hash(p + 1) {
	case hashA, hashAn:
	case hashThe: // "Acme, the grocer, said"; not "Otherwise, the bank said", "Jane Roe, the company's founder"
		if i-p > 4 || l.byte(i+1) != ',' {
			return
		}
	default:
		return
	}
	n := len(l.s.loose)
	if n == 0 || int(l.s.loose[n-1]) != p-1 {
		return
	}
	first := p - 1
	for n--; n > 0 && l.toks[first].Flags&token.FlagSpace != 0; n-- {
		p := int(l.s.loose[n-1])
		if p != first-1 && (p != first-2 || l.byte(first-1) != '&') {
			break
		}
		first = p
	}
	var tail [8]cand // what was found between the name and here stays
	kept := l.cut(p, tail[:0])
	l.newCompany(first, p-1, 0.85)
	l.s.cands = append(l.s.cands, kept...)
}

// cut takes the candidates from token i on off the list, to be put back.
func (l *linker) cut(i int, buf []cand) []cand {
	n := len(l.s.cands)
	for n > 0 && int(l.s.cands[n-1].first) >= i {
		n--
	}
	buf = append(buf, l.s.cands[n:]...)
	l.s.cands = l.s.cands[:n]
	return buf
}
