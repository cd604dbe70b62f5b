package main

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// legal are the legal forms that an editor leaves out; see lexicon/words/legal.txt.
var legal = wordSet(`inc incorporated corp corporation co cos company companies ltd limited plc llc llp lp ag sa se nv bv ab asa a/s as
	oy oyj spa s.p.a srl gmbh kgaa kg bhd berhad tbk pte pty sdn kk sab saa sca sas pjsc oao ojsc jsc zao pao pcl hf aps ltda de cv
	cpo vtg spolka akcyjna eg mbh publ public adr ads adrs inh o.n on na npv kabushiki kaisha anonim sirketi sti as aktiengesellschaft`)

// notName marks lines that are not a company's shares.
var notName = regexp.MustCompile(`(?i)\b\d+([.,]\d+)?\s?%|\b\d+ \d/\d\b|\d\d/\d\d\b|\bFLR\b|\bMTN\b|TL\.Z|\bwarrants?\b|\bwts?\b|\brights?\b|\bdebenture|\bpreferred\b|\bpfd\b|\bpref\b|\bnotes?\b due|certificat|\bturbo\b|\bcall\b.*\bput\b|\bMF SH\b|\bETN\b|\bbonds?\b \d|subordinat|\bunits? (each|consist)|\bsprott esg|acquisition corp.*(unit|warrant)|\bfondo de inversi|\bfundo de|\bfdo inv|\bfii\b|\b(bull|bear|long|short) (x|\d)|\bminif?\b|\bleverage`)

// junk reports whether a row is no company's share.
func junk(r listing) bool {
	t, n := r.ticker, r.name
	switch {
	case notName.MatchString(n), strings.ContainsAny(n, "%"), len(n) < 2:
		return true
	case strings.ContainsAny(t, "^=") || strings.Contains(t, "-WT") || strings.Contains(t, "-UN") || strings.HasSuffix(t, "-U") || strings.HasSuffix(t, "-RI"):
		return true
	case r.suffix == "AX" && hybrid.MatchString(t):
		return true
	case r.suffix == "" && preferredTicker.MatchString(t):
		return true
	case strings.HasPrefix(t, "AT0000") || strings.HasPrefix(t, "P11") || strings.HasPrefix(t, "P15"):
		return true
	case r.suffix == "BK" && strings.HasSuffix(t, "-R.BK"), r.suffix == "MI" && r.country == "" && r.sector == "" && shouted(n) && strings.ContainsAny(n, "0123456789"):
		return true
	}
	letters := 0
	for _, c := range n {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters < 2 || strings.ToLower(n) == n && len(n) < 5
}

var hybrid = regexp.MustCompile(`^[A-Z0-9]{3}P[A-Z]\.AX$`) // preference shares of an Australian bank

var preferredTicker = regexp.MustCompile(`^[A-Z]+-P[A-Z]?$`)

var (
	parens    = regexp.MustCompile(`\s*\([^)]*\)`)
	stateMark = regexp.MustCompile(`\s*[/\\][A-Z]{2,3}[/\\]?\s*$|\s*/NEW/?\s*$|\s*/[A-Z]{2}/`)
	parValue  = regexp.MustCompile(`\s+(DL|EO|SF|LS|YN|HD|NK|SK|DK|AD|CD|RC|RP|RB|ZY|IS|TN|VI|NA|SP|KC|YC|BZ|ND|PF)\s?-?[,.]?[0-9,.-]*\s*$|\s+O\.?N\.?\s*$|\s+INH\.?.*$|\s+NAM\.?.*$|\s+VZ\.?O?\.?.*$|\s+(REG|CL|SHS|ADS|ADR|SP\.ADR|ORD|VTG)\b.*$`)
	shareTail = regexp.MustCompile(`(?i)[ ,.-]+(class [a-z]|cl\.? [a-z]|series [a-z]\d?|common stock|ordinary shares?|ord shs|depositary receipts?|american depositary.*|participation.*|partizipsch.*|registered( shares)?|subordinate voting.*|limited voting.*|h shares?|a shares?|cedear.*|spons(ored)?\.? adr.*|unsponsored.*|gdr.*|bdr.*|brazilian dep.*|ps|inhaber.*)$`)
)

// tidy removes what data vendors add to names.
func tidy(s string) string {
	s = strings.NewReplacer("\u00ad", "", "\u00a0", " ", "|", " ", ";", " ", "\n", " ", "’", "'").Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	s = stateMark.ReplaceAllString(s, "")
	s = parens.ReplaceAllString(s, "")
	for {
		t := strings.TrimRight(shareTail.ReplaceAllString(s, ""), " ,-")
		if t == s {
			break
		}
		s = t
	}
	if shouted(s) {
		s = parValue.ReplaceAllString(s, "")
	}
	return strings.TrimSpace(strings.TrimSuffix(s, "amazon.com"))
}

// shouted reports whether a name has no lower case.
func shouted(s string) bool { return s == strings.ToUpper(s) }

// plain is a name as an editor writes it: no legal form, no "The", not in capitals.
func plain(s string) string {
	w := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if len(w) > 1 && strings.EqualFold(w[0], "the") {
		w = w[1:]
	}
	if len(w) > 2 && strings.EqualFold(w[0], "pt") {
		w = w[1:]
	}
	for len(w) > 1 && (isLegal(w[len(w)-1]) || w[len(w)-1] == "&" || strings.EqualFold(w[len(w)-1], "and") || strings.EqualFold(w[len(w)-1], "the")) {
		w = w[:len(w)-1]
	}
	out := strings.Join(w, " ")
	if shouted(out) {
		out = calm(w)
	}
	return strings.Trim(out, " .,-&")
}

func isLegal(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".,"))
	return legal[w] || legal[strings.ReplaceAll(w, ".", "")]
}

// calm writes a name in capitals with initial capitals, and leaves what looks
// like an abbreviation.
func calm(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		switch l := strings.ToLower(w); {
		case i > 0 && small[l]:
			out[i] = l
		case len(w) <= 3 && !plainWords[l], !strings.ContainsAny(l, "aeiouy"), strings.ContainsAny(w, "&0123456789"):
			out[i] = w
		default:
			out[i] = title(w)
		}
	}
	return strings.Join(out, " ")
}

// title capitalises the first letter, and each after a hyphen or an apostrophe of a name.
func title(w string) string {
	b := []rune(strings.ToLower(w))
	up := true
	for i, r := range b {
		if up {
			b[i] = unicode.ToUpper(r)
		}
		up = r == '-' || r == '.' || r == '/'
	}
	return string(b)
}

var (
	small      = wordSet("of and the for de la del di du von van in on at by e y und et")
	plainWords = wordSet("air oil gas gap new old red sun sky sea bay big one two ten box car cap key net pet pro top toy way web win art bar bio day dry eye fox hub ice ink inn jet job joy kid law lab map max one own pan pay pet raw rx sea set six son tea the tin van war yes you zoo all an as be do go he if it me my no or so up us we ab ace act add aim ann arc arm ash ask bed bee ben bob bus buy cat cow cut dan don ed far fit fly fun gem god gun hal hat her him his hot how ion jim joe jon kim ken leo let lot low mac man may men mid mix mom not now off our out pal pat per pit pop put ray rio roy run sal sam san saw say see she sir ski sol spa tad tax ted tim tom ton try use via vic was wet who why yet zen")
)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// key is what two spellings of one company have in common.
func key(s string) string {
	s = token.Fold(strings.NewReplacer("&", " and ", ".com", "com", "+", " ", "'", "", "’", "").Replace(s))
	w := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
	for i := range w {
		w[i] = strings.ReplaceAll(w[i], ".", "")
	}
	if len(w) > 1 && w[0] == "the" {
		w = w[1:]
	}
	for len(w) > 1 && (legal[w[len(w)-1]] || w[len(w)-1] == "and" || w[len(w)-1] == "the") {
		w = w[:len(w)-1]
	}
	return strings.Join(w, " ")
}
