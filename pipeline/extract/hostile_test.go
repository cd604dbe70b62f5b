package extract

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostile are texts that make a careless matcher quadratic when repeated.
var hostile = map[string]string{
	"moves":       "up up up 1% 1% and and ",
	"markets":     "U.S. stocks rallied on Tuesday. ",
	"brackets":    "(((((",
	"closing":     "A ) ) ) ) rose ",
	"determiners": "the the the ",
	"figures":     "1,1,1,1 ",
	"runs":        "1,1,1,1",
	"names":       "Apple and Intel, Cisco and Oracle rose 5 percent ",
	"nobodies":    "A and B, C and D rose 5 percent ",
	"commas":      "Apple, Intel, ",
	"sentence":    "the shares of the company in Tokyo rose sharply while analysts at the bank said that its profit fell ",
	"quotes":      "\" said Smith \" ",
	"curly":       "“",
	"saying":      "he said he said ",
	"chambers":    "In Oslo the House passed a tax. Congress passed a law in Norway. ",
	"coined":      "FooBar met Apple Inc. ",
	"unplaced":    "The All-Share Index rose 1 percent. ",
	"offices":     "Mr. Smith met Acme Inc. The finance minister said the budget rose. ",
	"deals":       "Acme Corp. agreed to buy Beta Inc. for $2 billion. Regulators approved the deal. ",
	"pronouns":    "Acme Corp. met Oracle Corp. \"It fell,\" he said. She rises. ",
	"people":      "Mr. Smith, Mr. Jones said. ",
	"dots":        "U.S.A.",
	"dashes":      "10-10-",
	"apostrophes": "A's ",
	"dates":       "on Monday, June 5, 2008 and Tuesday to Friday ",
	"numbers":     "twenty-five hundred million ",
	"word":        "a",
	"digits":      "1",
	"accents":     "é",
	"lines":       "x\n",
	"sentences":   "Apple rose 1 percent. Its shares fell. ",
	"since":       "its biggest gain since its biggest gain since ",
	"respective":  "1 percent, 2 percent, 3 percent, respectively, each ",
	"rates":       "cut its rate cut rates by 25 basis points from ",
}

// manyNames is a text whose every sentence brings a company, a person and a
// figure of its own: what an article makes known must not be searched through
// by every later sentence.
func manyNames(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		name := "Z" + strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(i))
		fmt.Fprintf(&b, "Shares of %s Corp. rose %d percent, said Jane %sson, an analyst at %s Bank. \"It fell,\" he said.\n\n", name, i, name, name)
	}
	return b.String()[:size]
}

// manyDoers does business in ever new names, among people and no known company.
func manyDoers(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		name := "Z" + strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(i))
		fmt.Fprintf(&b, "Analyst Jane %sson met nobody. %s opened its plant today.\n\n", name, name)
	}
	return b.String()[:size]
}

// processorTime is what this process has used: unlike the clock it does not run
// while others have the processor.
func processorTime(t testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestLinearTime extracts each hostile text at two lengths in one run: four
// times the text may not take more than eight times as long. A quadratic step
// takes sixteen times.
func TestLinearTime(t *testing.T) {
	if os.Getenv("WIREMILL_BENCH") == "" {
		t.Skip("a measurement: make bench takes it") // a busy machine must fail no test
	}
	e := newEngine(t)
	took := func(text string) time.Duration {
		a := article(strings.ToValidUTF8(text, ""))
		best := time.Hour
		for range 3 { // the first run grows memory, and the machine has other work
			start := processorTime(t)
			e.Extract(&a)
			best = min(best, processorTime(t)-start)
		}
		return best
	}
	check := func(name string, size int, text func(size int) string) {
		t.Run(name, func(t *testing.T) {
			short, long := took(text(size)), took(text(4*size))
			ratio := float64(long) / float64(short)
			t.Logf("%d KB in %v, four times as much in %v: ratio %.1f", size>>10, short, long, ratio)
			if ratio > 8 {
				t.Errorf("four times the text takes %.1f times as long", ratio)
			}
		})
	}
	for name, piece := range hostile {
		check(name, 1<<20, func(size int) string { return strings.Repeat(piece, size/len(piece)+1)[:size] })
		para := strings.Repeat(piece, 20) + "\n\n" // sentences that rules read to their end
		check(name+" in paragraphs", 1<<18, func(size int) string { return strings.Repeat(para, size/len(para)+1)[:size] })
	}
	check("names of their own", 1<<20, manyNames)
	check("names that do business", 1<<18, manyDoers)
}

// TestEmptySentence: a text that ends in a code which is read over has a sentence
// without nodes, and is extracted all the same.
func TestEmptySentence(t *testing.T) {
	e := newEngine(t)
	for _, text := range []string{
		"Nokia rose 2 percent, against 3 percent for the Amex Securities index. .XBD",
		"\"It is weak,\" Jane Roe of Nokia said. .XBD",
		".XBD", ".XBD (Editing by Jane Roe)", ".", "\".",
	} {
		extractText(e, text) // must not panic
	}
}
