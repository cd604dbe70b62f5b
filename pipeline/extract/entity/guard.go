package entity

import (
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// alone reports whether a name is not a part of a longer one: "Apple Valley" is
// not Apple, nor is "Henry Ford" Ford.
func (l *linker) alone(c *cand) bool {
	if l.mode == upperCase { // all are capitals: "THE WILLIAMS CAPITAL GROUP" is not Williams
		k := int(c.last) + 1
		return c.words > 1 || c.grade == gradeSure || c.kind != kindFirm || !l.has(k, clsHead) || l.toks[k].Flags&token.FlagLine != 0
	}
	return l.openAfter(c) && l.openBefore(c)
}

// openAfter looks at the word after a name.
func (l *linker) openAfter(c *cand) bool {
	k := int(c.last) + 1
	if c.grade >= gradeCase && k+1 < l.end && l.toks[k].Kind == token.Dash && l.toks[k+1].Kind == token.Word && !l.isCap(k+1) {
		return false // Southern-style
	}
	if !l.isCap(k) || l.toks[k].Flags&token.FlagSpace == 0 && l.toks[k].Kind != token.Word || c.flags&Futures != 0 {
		return true
	}
	if l.mode == titleCase && c.words == 1 && !c.ent.curated && l.classOf(k) == 0 && !l.isCode(k) {
		return false
	}
	if c.flags&Suffixed != 0 || l.isCode(k) || l.periodCode(k) || l.toks[k].Flags&token.FlagLine != 0 && l.mode != sentenceCase {
		return true
	}
	cls := l.classOf(k)
	if cls&clsPlace != 0 && c.grade >= gradeCase && c.words == 1 {
		return false // Southern Illinois
	}
	if cls&(clsRole|clsTime|clsTrigger|clsPlace|clsIndex) != 0 && cls&(clsHead|clsOrg) == 0 {
		return true
	}
	if l.mode == titleCase {
		if c.grade == gradeEvidence && c.words == 1 {
			return false
		}
		return cls&clsCommon != 0 && cls&clsHead == 0 || cls&clsNever != 0 || c.grade <= gradeName && cls&clsHead == 0
	}
	if c.ent.Kind == schema.KindIndex {
		return cls&(clsHead|clsLegal) == 0
	}
	return cls&clsNever != 0 || c.ent.Kind == schema.KindPerson
}

// openBefore looks at the word before a name of one word.
func (l *linker) openBefore(c *cand) bool {
	k := int(c.first) - 1
	if l.byte(k) == '&' || c.grade == gradeEvidence && k >= l.start && l.toks[k].Kind == token.Number && c.ent.Kind != KindCurrency {
		return false // Smith & Wesson
	}
	if l.byte(k) == '.' && l.toks[k].Flags&token.FlagSpace == 0 && c.words == 1 && l.isCap(k-1) && l.has(k-1, clsRole) {
		return c.ent.Kind == schema.KindPerson // Mr. Ross
	}
	if c.words > 1 && c.grade < gradeEvidence || !l.isCap(k) || l.toks[c.first].Flags&token.FlagSpace == 0 || l.toks[c.first].Flags&token.FlagCap == 0 {
		return true
	}
	if l.shouts(k) { // a heading runs into the text: "DISRUPTIVE ROLE HP said", but not "PLAYING BALL"
		return c.grade <= gradeName || !l.shouts(int(c.first))
	}
	if last := l.s.last(); last != nil && int(last.last) == k {
		return last.ent.Kind != schema.KindPerson && (c.grade < gradeEvidence || c.words == 1 && last.flags&Code != 0)
	}
	cls := l.classOf(k)
	if cls&clsFirst != 0 || cls&clsRole != 0 {
		return c.ent.Kind == schema.KindPerson || l.mode == titleCase && cls&clsFirst == 0
	}
	if cls&(clsTime|clsPlace|clsNever|clsTrigger) != 0 {
		return true
	}
	return l.mode == titleCase || cls&clsCommon != 0 && k == l.start
}

// isCode reports whether token k begins a Reuters code: "XOM.N", "C.N".
func (l *linker) isCode(k int) bool {
	if l.toks[k].Is(token.FlagAbbrev) {
		return l.oneLetterCode(k)
	}
	return l.beforeDot(k)
}

// periodCode reports whether token k is the code of a fiscal period: Q2, H1, FY24, Q2FY24.
func (l *linker) periodCode(k int) bool {
	if k >= len(l.toks) || l.toks[k].Kind != token.Word || l.toks[k].Flags&token.FlagDigit == 0 {
		return false
	}
	s := l.d.Text[l.toks[k].Start:l.toks[k].End]
	if len(s) > 1 && (s[0] == 'Q' || s[0] == 'H') && s[1] >= '1' && s[1] <= '4' {
		s = s[2:]
	}
	return s == "" || len(s) > 3 && s[:2] == "FY" && s[2] <= '9'
}

// settle decides the doubtful names by what the article says elsewhere.
func (l *linker) settle() {
	cs := l.s.cands
	l.foreign()
	l.ownShares()
	l.collect()
	l.renamed()
	for i := range cs { // the fullest names first: they decide who "Continental" is
		if c := &cs[i]; c.ent != nil && (c.words > 1 && c.grade <= gradeName || c.flags&(Suffixed|FromRIC) != 0) {
			l.s.mark(c.ent)
		}
	}
	l.publishers()
	for i := range cs {
		c := &cs[i]
		if c.ent == nil || c.grade > gradeCase {
			continue
		}
		if c.words == 1 && c.kind == kindFirm && c.flags&(Suffixed|FromRIC) == 0 && !l.s.isSure(c.ent) {
			l.other(c)
		}
		if c.grade <= gradeName {
			l.s.mark(c.ent)
		}
	}
	l.weigh()
	l.weigh() // once more: "Shell and BP" hangs on BP
	l.start, l.end = 0, len(l.toks)
	for i := range cs {
		c := &cs[i]
		if c.ent != nil && c.kind == kindFirm {
			l.listedIn(i)
		}
		if c.ent == nil || c.grade <= gradeName || c.flags&(Suffixed|FromRIC) != 0 {
			continue
		}
		if c.ent.Kind == KindCurrency {
			c.ent = l.currency(c)
			continue
		}
		l.start, l.end = 0, len(l.toks)
		opens := l.has(int(c.first), clsNever) && l.toks[c.first].Flags&token.FlagStart != 0 && !l.traded(c) // "Next week"
		if !opens && (l.s.isSure(c.ent) || l.other(c) || l.named(c) || l.amongIndices(c) || l.local(c)) {
			continue
		}
		c.flags |= Weak
		c.conf = 0.4
	}
}

// foreign takes small companies of countries that the article does not speak of
// for namesakes: Elan Corp in New York is not Elan of Tokyo.
func (l *linker) foreign() {
	if l.c.Home != "" {
		l.s.place(l.c.Home)
	}
	for i := range l.s.cands {
		switch c := &l.s.cands[i]; {
		case c.ent == nil || c.ent.Country == "" || c.grade == gradeEvidence:
		case c.ent.Kind != schema.KindCompany && c.ent.Kind != schema.KindPerson:
			l.s.place(c.ent.Country)
		}
	}
	for i := range l.toks {
		if l.toks[i].Kind == token.Money {
			l.s.place(signHome(l.toks[i].Hash))
		}
	}
	l.start, l.end = 0, len(l.toks)
	for i := range l.s.cands {
		c := &l.s.cands[i]
		if c.ent != nil && l.isPlace(i) {
			c.ent = nil
		}
		if c.ent == nil || c.words != 1 || c.ent.issuer == 0 || c.ent.curated || c.flags&FromRIC != 0 || l.g.issuers[c.ent.issuer-1].major || l.atHome(c.ent) {
			continue
		}
		c.ent, c.flags, c.conf = l.s.make(c.ent.Kind, "", l.plainName(int(c.first), int(c.end))), c.flags|Unlisted, 0.8
		if c.flags&Suffixed == 0 {
			c.grade = gradeEvidence
		}
	}
}

// signHome is the country that counts in a sign which no other uses; "" if there is none.
func signHome(sign uint64) string {
	switch sign {
	case hashHKDollar:
		return "HK"
	case hashNTDollar:
		return "TW"
	case hashSDollar:
		return "SG"
	}
	return ""
}

var hashHKDollar, hashNTDollar, hashSDollar = token.Hash("HK$"), token.Hash("NT$"), token.Hash("S$")

// isPlace: "in Bridgewater, New Jersey", "the Hartford, Connecticut-based insurer".
func (l *linker) isPlace(i int) bool {
	c := &l.s.cands[i]
	if c.ent.Kind != schema.KindCompany || c.words != 1 || c.flags&(Suffixed|FromRIC) != 0 || l.byte(int(c.last)+1) != ',' {
		return false
	}
	if i+1 == len(l.s.cands) {
		return false
	}
	x := &l.s.cands[i+1]
	if x.first != c.last+2 || x.ent == nil || x.ent.Kind != KindCity {
		return false
	}
	if k := int(x.last) + 1; k < l.end && l.toks[k].Kind == token.Dash {
		return true
	}
	switch l.hash(int(c.first) - 1) {
	case hashIn, hashOf, hashNear, hashFrom:
		return true
	}
	return false
}

// atHome: the article speaks of the company's country or of its market's, or
// these are the United States or somewhere companies are only registered.
func (l *linker) atHome(e *Entity) bool {
	for _, code := range [...]string{e.Country, l.g.marketCountry(e)} {
		switch code {
		case "US", "":
			return true
		case "CN", "HK", "MO", "TW":
			if l.s.hasPlace("CN") || l.s.hasPlace("HK") || l.s.hasPlace("MO") || l.s.hasPlace("TW") {
				return true
			}
		}
		if l.s.hasPlace(code) {
			return true
		}
	}
	return false
}

// weigh marks the doubtful names that have evidence beside them.
func (l *linker) weigh() {
	for i := range l.s.cands {
		c := &l.s.cands[i]
		if c.ent == nil || c.grade <= gradeName || c.flags&(Suffixed|FromRIC) != 0 || l.s.isSure(c.ent) {
			continue
		}
		if l.traded(c) || c.grade == gradeCase && l.insideSentence(c) {
			l.s.mark(c.ent)
		}
	}
}

// other takes another reading of a doubtful name, one that the article is sure of.
func (l *linker) other(c *cand) bool {
	for at := c.alt; at != 0; {
		x := &l.g.reads[at-1]
		at = x.next
		if e := x.ent; l.s.isSure(e) && e.validOn(l.c) {
			c.ent, c.formed = e, false
			return true
		}
	}
	return false
}

// named: a person known by last name, with a title before it: "President Bush".
func (l *linker) named(c *cand) bool {
	if c.ent.Kind != schema.KindPerson || c.first == 0 {
		return false
	}
	k := int(c.first) - 1
	l.start, l.end = 0, len(l.toks)
	if l.has(k, clsRole) && l.isCap(k) {
		c.flags |= Titled
		return true
	}
	return false
}

// local: a name that is understood where the article plays: "the Transport
// Department" in Hong Kong, "the mainland" there and in Taiwan.
func (l *linker) local(c *cand) bool {
	switch c.ent.Kind {
	case KindCountry:
		if l.hash(int(c.first)-1) != hashThe {
			c.flags |= Demonym // "mainland tourists"
		}
		return l.s.hasPlace(c.ent.Country) || c.ent.Country == "CN" && (l.s.hasPlace("HK") || l.s.hasPlace("TW") || l.s.hasPlace("MO"))
	case schema.KindGovernment, schema.KindRegulator, schema.KindOrganisation:
		return c.ent.curated && l.s.hasPlace(c.ent.Country)
	case schema.KindCompany, schema.KindCentralBank: // "the city's flag carrier"
		return c.ent.curated && c.words > 1 && !l.isCap(int(c.first)) && l.s.hasPlace(c.ent.Country)
	}
	return false
}

// currency returns what "the crown" is, nil if it is no money or could be that
// of several countries: the article must speak of one of them. A word that is
// more often something else ("real") must also stand as money does.
func (l *linker) currency(c *cand) *Entity {
	if !l.counted(c) {
		return nil
	}
	var found *Entity
	n := 0
	for at := c.alt; at != 0; at = l.g.reads[at-1].next {
		if e := l.g.reads[at-1].ent; e.Kind == KindCurrency {
			n++
			if l.s.hasPlace(e.Country) {
				if found != nil {
					return nil
				}
				found = e
			}
		}
	}
	l.start, l.end = 0, len(l.toks)
	number := l.toks[max(c.first-1, 0)].Kind == token.Number
	if l.has(int(c.first), clsCommon) && !number && !l.has(int(c.last)+1, clsMoves) {
		return nil
	}
	if n == 1 && !l.s.hasPlace(c.ent.Country) && l.has(int(c.first), clsCommon) && l.hash(int(c.first)) != hashWon {
		return nil
	}
	if n == 1 {
		return c.ent
	}
	return found
}

// counted: "the won", "1,144 won".
func (l *linker) counted(c *cand) bool {
	k := int(c.first) - 1
	return k >= 0 && (l.toks[k].Kind == token.Number || l.toks[k].Hash == hashThe || l.toks[k].Kind == token.Poss || l.toks[k].Kind == token.Dash)
}

// amongIndices: "the Tech Index" beside the Hang Seng.
func (l *linker) amongIndices(c *cand) bool {
	if c.ent.Kind != schema.KindIndex || c.ent.Country == "" {
		return false
	}
	for i := range l.s.cands {
		x := &l.s.cands[i]
		if x.ent != nil && x.ent.Kind == schema.KindIndex && x.ent.Country == c.ent.Country && x.grade <= gradeName {
			l.s.mark(c.ent) // once is enough
			return true
		}
	}
	return false
}

// insideSentence: a common word that is capitalised where the language would not.
func (l *linker) insideSentence(c *cand) bool {
	t := &l.toks[c.first]
	if t.Flags&token.FlagStart != 0 || c.first == 0 {
		return false
	}
	p := &l.toks[c.first-1]
	if p.Kind == token.Quote || p.Kind == token.LongDash || p.Kind == token.Punct && l.d.Text[p.Start] != ',' && l.d.Text[p.Start] != '(' {
		return false
	}
	return !l.inTitle(int(c.first))
}

// inTitle reports whether token i stands in a line of title case.
func (l *linker) inTitle(i int) bool {
	lo, hi := 0, len(l.d.Sentences)
	for lo < hi {
		m := (lo + hi) / 2
		if l.d.Sentences[m].End <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(l.d.Sentences) {
		return false
	}
	return l.s.modes[lo] != sentenceCase
}
