package token

import "strings"

// markQuotes sets FlagQuoted inside double quotation marks and FlagOpen on
// straight marks that open: those that a space stands before and none behind. Where the
// spaces do not tell, marks open and close in turn. A quotation ends with its paragraph,
// so that a lost mark spoils one paragraph at most.
func (d *Doc) markQuotes() {
	open := false
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Flags&FlagPara != 0 {
			open = false
		}
		if t.Kind != Quote {
			if open {
				t.Flags |= FlagQuoted
			}
			continue
		}
		if t.End-t.Start <= 2 && t.Flags&FlagOpen == 0 && d.facesRight(i, !open) {
			t.Flags |= FlagOpen
		}
		open = t.Flags&FlagOpen != 0
	}
}

// facesRight reports whether the straight mark that is token i opens a quotation; turn is
// whether it would if marks opened and closed in turn.
func (d *Doc) facesRight(i int, turn bool) bool {
	before := i == 0 || d.Tokens[i].Flags&(FlagSpace|FlagPara|FlagLine) != 0
	behind := i+1 >= len(d.Tokens) || d.Tokens[i+1].Flags&(FlagSpace|FlagPara|FlagLine) != 0
	if before == behind {
		return turn
	}
	return before
}

// split finds the sentences. A sentence ends at . ! ? (and closing marks after
// it), at a paragraph break, and at a line break unless the text is hard-wrapped.
func (d *Doc) split() {
	first, para := 0, -1
	end := func(i int) {
		if i > first {
			d.Tokens[first].Flags |= FlagStart
			d.Sentences = append(d.Sentences, Sentence{first, i, max(para, 0)})
		}
		first = i
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Flags&FlagPara != 0 || t.Flags&FlagLine != 0 && !d.wrapped {
			end(i)
			if t.Flags&FlagPara != 0 || !d.wrapped {
				para++
			}
		} else if i > first && !d.within(i-1) && d.ends(i-1, i) {
			end(i)
		}
	}
	end(len(d.Tokens))
}

// within reports whether token i is a word without a full stop of its own, behind
// which no sentence ends.
func (d *Doc) within(i int) bool {
	return d.Tokens[i].Kind == Word && d.Tokens[i].Flags&FlagAbbrev == 0
}

// ends reports whether a sentence ends between tokens i and next.
func (d *Doc) ends(i, next int) bool {
	n := &d.Tokens[next]
	if n.Kind == Poss {
		return false
	}
	if n.Flags&FlagSpace == 0 {
		return d.runsOn(i, next)
	}
	j := i // step back over closing marks
	for j > 0 && (d.Tokens[j].Kind == Quote && d.Tokens[j].Flags&FlagOpen == 0 || d.closing(j)) {
		j--
	}
	t := &d.Tokens[j]
	if t.Flags&FlagAbbrev != 0 && j == i && d.Text[t.End-1] == '.' {
		return n.Flags&FlagCap != 0 && d.starter(next) && !d.titleAbbrev(j)
	}
	if t.Kind != Punct || t.End-t.Start != 1 {
		return false
	}
	switch d.Text[t.Start] {
	case '!', '?':
		return n.Flags&FlagCap != 0 || n.Kind == Quote || n.Kind == LongDash
	case '.':
		if j == 0 || t.Flags&FlagSpace != 0 && d.Tokens[j-1].Kind != Number {
			return n.Flags&FlagCap != 0
		}
		if n.Kind == Word && n.Flags&FlagCap == 0 && n.Flags&FlagDigit == 0 {
			return false
		}
		return !d.abbreviation(j-1, next)
	}
	return false
}

// runsOn reports whether a sentence ends at the full stop i though no space
// follows it, as in lists that lost their line breaks: "in Tokyo.The Hang Seng
// dropped 2.5%.Australia's index rose". A code (XOM.N) or an address is no end.
func (d *Doc) runsOn(i, next int) bool {
	t, n := &d.Tokens[i], &d.Tokens[next]
	if i == 0 || t.Kind != Punct || t.End-t.Start != 1 || d.Text[t.Start] != '.' || t.Flags&FlagSpace != 0 {
		return false
	}
	if n.Kind != Word || n.Flags&FlagCap == 0 || n.End-n.Start < 2 || next+1 >= len(d.Tokens) || d.Tokens[next+1].Flags&FlagSpace == 0 && d.Tokens[next+1].Kind != Poss {
		return false
	}
	p := &d.Tokens[i-1]
	last := d.Text[p.End-1]
	switch {
	case p.Kind == Number:
		return n.Flags&FlagUpper == 0 // not 2601.HK
	case last == '%', last == ')':
		return true
	case p.Kind != Word || p.End-p.Start < 3 || last < 'a' || last > 'z' || d.abbreviation(i-1, next):
		return false
	case upper(d.Text[p.Start+1]) && n.Flags&FlagUpper != 0 && n.End-n.Start <= 3:
		return false // the code of a class of shares: DBKGn.DE, BRKa.N
	}
	switch strings.ToLower(d.Text[n.Start:n.End]) {
	case "com", "net", "org", "co", "ai", "io", "us", "uk", "biz", "tv":
		return false
	}
	return true
}

func (d *Doc) closing(i int) bool {
	t := &d.Tokens[i]
	if t.Kind != Punct {
		return false
	}
	s := d.Text[t.Start:t.End]
	return s == ")" || s == "]" || s == "’" || s == "'"
}

// abbreviation reports whether token i before a full stop is an abbreviation
// that token next continues.
func (d *Doc) abbreviation(i, next int) bool {
	t := &d.Tokens[i]
	if t.Kind != Word {
		return false
	}
	w := d.Text[t.Start:t.End]
	if len(w) == 1 && upper(w[0]) && w != "I" {
		if i > 0 && d.Text[d.Tokens[i-1].Start:d.Tokens[i-1].End] == "&" && d.Tokens[i-1].End == t.Start {
			return d.Tokens[next].Kind == Number // "led the S&P. Shares": no initial
		}
		return true // an initial: J. Smith
	}
	switch strings.ToLower(w) {
	case "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "sens", "rep", "reps", "gov", "lt", "col", "sgt", "capt", "st", "messrs", "hon", "rev", "pres", "mt", "ft", "vs", "no", "nos", "fig", "approx", "est", "rs":
		return true
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return d.Tokens[next].Kind == Number
	case "inc", "corp", "co", "ltd", "cos", "plc", "bhd", "sdn", "pte", "pty":
		return !d.starter(next) && d.belongs(next)
	case "bros", "jr", "sr", "intl", "dept", "univ", "assn":
		return !d.starter(next)
	}
	return false
}

// belongs reports whether word i goes on with the company whose legal form it follows: by
// another form, its code or the title of somebody of its: "Acme Cos. Inc.", "Acme Co.
// ACM.N", "Acme Inc. Chief Executive Jane Roe". Any other name begins a sentence.
func (d *Doc) belongs(i int) bool {
	t := &d.Tokens[i]
	if t.Kind != Word {
		return true
	}
	if t.Flags&FlagUpper != 0 && i+1 < len(d.Tokens) && d.Tokens[i+1].Flags&FlagSpace == 0 && d.Text[d.Tokens[i+1].Start] == '.' {
		return i+2 < len(d.Tokens) && d.Tokens[i+2].Flags&FlagSpace == 0
	}
	switch strings.ToLower(d.Text[t.Start:t.End]) {
	case "inc", "corp", "co", "ltd", "llc", "lp", "llp", "plc", "kg", "sa", "nv", "ag", "bhd", "limited", "class", "series",
		"chief", "chairman", "chairwoman", "chair", "ceo", "cfo", "coo", "cto", "cio", "president", "vice", "executive", "managing",
		"director", "founder", "co-founder", "cofounder", "senior", "deputy", "treasurer", "general":
		return true
	}
	return false
}

// titleAbbrev: "U.S. The" ends a sentence, but initials before a name do not.
func (d *Doc) titleAbbrev(int) bool { return false }

// starter reports whether the word at i commonly begins a sentence and
// seldom continues a name.
func (d *Doc) starter(i int) bool {
	t := &d.Tokens[i]
	if t.Kind != Word {
		return t.Kind == Quote && t.Flags&FlagOpen != 0
	}
	if d.numbered(i) || d.Text[t.Start:t.End] == "IT" && i+1 < len(d.Tokens) && d.Tokens[i+1].Flags&FlagUpper == 0 {
		return false // "the U.S. No. 2 carrier", "U.S. IT spending"
	}
	switch strings.ToLower(d.Text[t.Start:t.End]) {
	case "the", "a", "an", "it", "its", "he", "she", "they", "we", "i", "in", "on", "at", "but", "and", "as", "after", "although", "analysts", "also", "among",
		"another", "asked", "because", "before", "both", "by", "company", "despite", "during", "earlier", "elsewhere", "even", "for", "from", "futures", "gains",
		"hong", "however", "if", "investors", "last", "late", "meanwhile", "more", "most", "no", "not", "one", "oil", "other", "others", "our", "overall",
		"shares", "since", "so", "some", "stocks", "such", "that", "there", "these", "this", "those", "to", "traders", "two", "under", "until", "volume",
		"what", "when", "where", "while", "with", "who", "year", "you", "still", "then", "his", "her", "their", "sales", "revenue", "profit", "net":
		return true
	}
	return false
}

// numbered reports whether token i is the No. of a rank: "No. 2".
func (d *Doc) numbered(i int) bool {
	if i+2 >= len(d.Tokens) || d.Tokens[i+2].Kind != Number {
		return false
	}
	word, dot := &d.Tokens[i], &d.Tokens[i+1]
	return d.Text[word.Start:word.End] == "No" && d.Text[dot.Start] == '.' && dot.Flags&FlagSpace == 0
}

// hardWrapped reports whether lines of the text are broken at a fixed width
// rather than at paragraphs: three lines or more of 40 to 100 bytes that end in
// the middle of a sentence and are followed by text.
func hardWrapped(text string) bool {
	n := 0
	for {
		i := strings.IndexByte(text, '\n')
		if i < 0 || i+1 >= len(text) {
			return false
		}
		line, rest := strings.TrimRight(text[:i], " \r"), text[i+1:]
		if len(line) >= 40 && len(line) <= 100 && rest[0] != '\n' && !strings.ContainsRune(".!?:;\")", rune(line[len(line)-1])) {
			if c := rest[0]; c != ' ' && (c|0x20)-'a' < 26 && c >= 'a' {
				n++
			}
		}
		if n >= 3 {
			return true
		}
		text = rest
	}
}
