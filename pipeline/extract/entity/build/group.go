package main

import (
	"os"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// issuer is a company with its lines, the primary first.
type issuer struct {
	name, country, sector string
	major                 bool
	size                  int
	lines                 []listing
	aliases               []string
}

// home lists, by country, the ticker suffixes of its own market in the order
// that news prefers. A Chinese company with a Hong Kong line is quoted there.
var home = map[string][]string{
	"US": {""}, "CN": {"HK", "SS", "SZ", "BJ", ""}, "HK": {"HK", ""}, "TW": {"TW", "TWO"}, "JP": {"T", "S", "FK"}, "KR": {"KS", "KQ"}, "SG": {"SI", ""},
	"IN": {"NS", "BO"}, "AU": {"AX"}, "NZ": {"NZ"}, "GB": {"L", "AQ"}, "IE": {"IR", "L", ""}, "DE": {"DE", "F"}, "FR": {"PA"}, "NL": {"AS"}, "BE": {"BR"},
	"LU": {"AS", "PA", "DE"}, "IT": {"MI"}, "ES": {"MC"}, "PT": {"LS"}, "CH": {"SW"}, "AT": {"VI"}, "SE": {"ST"}, "NO": {"OL"}, "DK": {"CO"}, "FI": {"HE"},
	"IS": {"IC"}, "GR": {"AT"}, "PL": {"WA"}, "CZ": {"PR"}, "HU": {"BD"}, "RU": {"ME"}, "TR": {"IS"}, "IL": {"TA", ""}, "ZA": {"JO"}, "EG": {"CA"}, "SA": {"SR"},
	"QA": {"QA"}, "CA": {"TO", "V", "CN", "NE"}, "BR": {"SA"}, "MX": {"MX"}, "AR": {"BA"}, "CL": {"SN"}, "TH": {"BK"}, "ID": {"JK"}, "MY": {"KL"}, "LK": {"CM"},
	"VE": {"CR"}, "EE": {"TL"}, "LV": {"RG"}, "LT": {"VS"}, "BM": {"HK", "", "L"}, "KY": {"HK", ""}, "MO": {"HK"}, "JE": {"L", ""}, "GG": {"L"}, "IM": {"L"},
}

// regional are the markets where foreign shares trade too, under vendors' names.
var regional = wordSet("BE MU DU HM HA F SG TI IL XC XD AQ VI BA MX NE SW")

// group joins the lines of one issuer: by ISIN, by the source's own key, by
// name and country.
func group(rows []listing) []*issuer {
	f := newForest(len(rows))
	countries := countriesOf(rows)
	for i, r := range rows {
		k := key(r.name)
		if r.isin != "" && k != "" { // vendors reuse codes by mistake: the names must agree too
			f.join("isin "+r.isin+" "+k[:min(3, len(k))], i)
		}
		if r.issuer != "" {
			f.join("cik "+r.issuer, i)
		}
		if len(r.name) < 30 || regional[r.suffix] { // longer ones are cut
			f.join("name "+k+"\x00"+homeOf(r, countries[k]), i)
		}
	}
	byRoot := map[int]*issuer{}
	var out []*issuer
	for i, r := range rows {
		s := byRoot[f.root(i)]
		if s == nil {
			s = &issuer{}
			byRoot[f.root(i)] = s
			out = append(out, s)
		}
		s.lines = append(s.lines, r)
	}
	for _, s := range out {
		s.settle()
	}
	sort.SliceStable(out, func(i, j int) bool { // larger ones first: they win a shared name
		a, b := out[i], out[j]
		if a.major != b.major {
			return a.major
		}
		if a.size != b.size {
			return a.size > b.size
		}
		return a.lines[0].ticker < b.lines[0].ticker
	})
	return out
}

// countriesOf lists, by the key of a name, the countries that have it.
func countriesOf(rows []listing) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, r := range rows {
		if r.country == "" {
			continue
		}
		k := key(r.name)
		if out[k] == nil {
			out[k] = map[string]bool{}
		}
		out[k][mainland(r.country)] = true
	}
	return out
}

// homeOf is the country a line's name is counted under: its own, else the only
// one that has the name, else that of the source.
func homeOf(r listing, have map[string]bool) string {
	if r.country != "" {
		return mainland(r.country)
	}
	if len(have) == 1 {
		for only := range have {
			return only
		}
	}
	if r.issuer != "" {
		return "US"
	}
	return ""
}

// mainland: vendors differ on where a Hong Kong company is at home.
func mainland(country string) string {
	if country == "HK" {
		return "CN"
	}
	return country
}

// forest joins rows that share a key.
type forest struct {
	parent []int
	first  map[string]int
}

func newForest(n int) *forest {
	f := &forest{parent: make([]int, n), first: map[string]int{}}
	for i := range f.parent {
		f.parent[i] = i
	}
	return f
}

func (f *forest) root(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

func (f *forest) join(key string, i int) {
	j, ok := f.first[key]
	if !ok {
		f.first[key] = i
		return
	}
	a, b := f.root(j), f.root(i)
	f.parent[max(a, b)] = min(a, b)
}

// settle chooses an issuer's country, primary line and name.
func (s *issuer) settle() {
	votes := map[string]int{}
	for _, r := range s.lines {
		if r.country != "" {
			votes[r.country] += 1 + r.size
		}
		if s.sector == "" {
			s.sector = r.sector
		}
		s.major = s.major || r.major
		s.size = max(s.size, r.size)
	}
	for c, n := range votes {
		if s.country == "" || n > votes[s.country] || n == votes[s.country] && c < s.country {
			s.country = c
		}
	}
	if s.country == "" && len(s.lines) > 0 && s.lines[0].suffix == "" {
		s.country = "US"
	}
	sort.SliceStable(s.lines, func(i, j int) bool {
		a, b := s.lineRank(s.lines[i]), s.lineRank(s.lines[j])
		if a != b {
			return a < b
		}
		return len(s.lines[i].ticker) < len(s.lines[j].ticker)
	})
	best := -1
	for i, r := range s.lines {
		if best < 0 || nameRank(r) < nameRank(s.lines[best]) {
			best = i
		}
	}
	s.name = plain(s.lines[best].name)
	s.addAliases()
}

// lineRank is lower for lines that news quotes first.
func (s *issuer) lineRank(r listing) int {
	n := 50
	for i, suf := range home[s.country] {
		if r.suffix == suf {
			n = i
		}
	}
	if n == 50 && !regional[r.suffix] {
		n = 20
	}
	if r.suffix == "" && r.size <= 1 && r.issuer != "" {
		n += 15 // over the counter
	}
	if r.delisted {
		n += 100
	}
	return n
}

// nameRank is lower for better spellings.
func nameRank(r listing) int {
	n := 0
	if !r.editorial {
		n++
	}
	if shouted(r.name) {
		n += 4
	}
	if r.issuer != "" && !r.editorial {
		n++ // the SEC drops apostrophes and accents
	}
	if len(r.name) >= 30 {
		n += 2
	}
	if regional[r.suffix] {
		n += 2
	}
	return n
}

// addAliases adds the other spellings, and the name without "Holdings".
func (s *issuer) addAliases() {
	seen := map[string]bool{strings.ToLower(s.name): true}
	add := func(a string) {
		a = strings.Trim(a, " .,-&")
		if l := strings.ToLower(a); len(a) > 1 && !seen[l] {
			seen[l] = true
			s.aliases = append(s.aliases, a)
		}
	}
	short := func(n string) {
		w := strings.Fields(n)
		for len(w) > 1 && tails[strings.ToLower(w[len(w)-1])] {
			w = w[:len(w)-1]
			add(strings.Join(w, " "))
		}
	}
	short(s.name)
	for _, r := range s.lines {
		if regional[r.suffix] && shouted(r.name) || len(r.name) >= 30 {
			continue
		}
		n := plain(r.name)
		add(n)
		short(n)
	}
}

var tails = wordSet("holdings holding group")

func lines(all []*issuer) (n int) {
	for _, s := range all {
		n += len(s.lines)
	}
	return n
}

// pack writes the records that package entity reads (see its listings.go).
func pack(all []*issuer) []byte {
	var b strings.Builder
	for _, s := range all {
		flags := ""
		if s.major {
			flags = "m"
		}
		kind := ""
		if isFund(s.name) {
			kind = "etf"
		}
		b.WriteString("=" + s.name + "|" + s.country + "|" + s.sector + "|" + kind + "|" + flags + "|" + strings.Join(s.aliases, ";") + "\n")
		if s.lineRank(s.lines[0])%100 >= 20 && len(home[s.country]) > 0 {
			b.WriteString("|||\n") // its own market's line is not known: the name has no ticker
		}
		isin := s.homeISIN()
		for _, r := range s.lines {
			if r.isin == "" || strings.HasPrefix(r.isin, "US") && s.country != "US" && r.suffix != "" { // a depositary receipt's
				r.isin = isin
			}
			gone := ""
			if r.delisted {
				gone = "x"
			}
			cur := r.currency
			if marketCurrency[r.suffix] == cur {
				cur = ""
			}
			b.WriteString(r.ticker + "|" + cur + "|" + r.isin + "|" + gone + listedSince(r) + "\n")
		}
	}
	return []byte(b.String())
}

// homeISIN is the code that most lines carry, of those of the issuer's country:
// lines of one share have one, and some vendors leave it out or give that of the
// American receipts.
func (s *issuer) homeISIN() string {
	votes, best := map[string]int{}, ""
	for _, r := range s.lines {
		if r.isin == "" || !strings.HasPrefix(r.isin, s.country) || s.country == "" {
			continue
		}
		votes[r.isin]++
		if best == "" || votes[r.isin] > votes[best] || votes[r.isin] == votes[best] && r.isin < best {
			best = r.isin
		}
	}
	return best
}

// marketCurrency is what the loader fills in from the exchange.
var marketCurrency = map[string]string{"": "USD", "BE": "EUR", "MU": "EUR", "DU": "EUR", "HM": "EUR", "HA": "EUR", "DE": "EUR", "F": "EUR", "PA": "EUR", "MI": "EUR",
	"T": "JPY", "HK": "HKD", "SS": "CNY", "SZ": "CNY", "AX": "AUD", "NS": "INR", "BO": "INR", "L": "GBP", "V": "CAD", "TO": "CAD", "KS": "KRW", "KQ": "KRW", "TW": "TWD", "TWO": "TWD", "SA": "BRL", "BK": "THB"}

func isFund(name string) bool {
	for _, w := range strings.Fields(name) {
		if w == "ETF" || w == "UCITS" {
			return true
		}
	}
	return false
}

func writeCompressed(path string, text []byte) error {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	return os.WriteFile(path, enc.EncodeAll(text, nil), 0o644)
}
