package entity

import (
	"bufio"
	"embed"
	"fmt"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

//go:embed lexicon/*.txt lexicon/words/*.txt
var lexicon embed.FS

// class says what kind of word a word is: a set.
type class uint32

const (
	clsCommon    class          = 1 << iota // also written in lower case in running text
	clsLegal                                // legal form: Inc, Corp, plc
	clsHead                                 // last word of an organisation's name: Group, Bank, University
	clsOrg                                  // a head that does not make a company: University, Ministry
	clsGov                                  // a head that makes a part of a government
	clsRole                                 // title before a person's name, or after a company's
	clsRoleLow                              // the same, a noun in lower case
	clsFirst                                // a person's first name
	clsPlace                                // one-word country, city, demonym
	clsTime                                 // month, weekday
	clsTrigger                              // shares, stock
	clsFirm                                 // maker, airline: a company stands beside it
	clsSay                                  // said, told
	clsParticle                             // de, von, al: inside a person's name
	clsLow                                  // a name may start with it in lower case
	clsSector                               // adjective of a sector: tech, property
	clsGroup                                // plural of a sector's companies: banks, airlines
	clsStocks                               // stocks, shares, equities
	clsYield                                // yield, yields
	clsBond                                 // note, bond, Treasury ...: what has a yield
	clsIndex                                // index, average, gauge: may follow an index's name
	clsFutures                              // futures
	clsRIC                                  // exchange suffix of a Reuters code
	clsMarket                               // prefix in "(NYSE: X)"
	clsActs                                 // reported, posted: a company stands before it
	clsNever                                // capitalised words that no unlisted name starts with
	clsOffice                               // Minister, committee: what stands before it is an office, not a company
	clsSoftRole                             // a title that is also inside names: Burger King, Investor Protection
	clsMoves                                // what a currency does: tells "the real fell" from "the real economy"
	clsDeed                                 // acquired, recalls: what only a company does
	clsTaken                                // acquire, stake in, takeover of: a company stands after it
	clsAfterName                            // function words: what stands before them is a whole noun phrase
	clsAny       = clsNever - 1             // any meaning at all
	clsLower     = clsLow | clsTrigger | clsFirm | clsSay | clsRoleLow | clsStocks | clsYield | clsGroup | clsIndex
)

// wordLists maps each file of lexicon/words to the class of its words.
var wordLists = []struct {
	file string
	cls  class
}{
	{"common", clsCommon}, {"legal", clsLegal}, {"heads", clsHead}, {"roles", clsRole},
	{"roles_lower", clsRoleLow}, {"first_names", clsFirst}, {"more_first_names", clsFirst}, {"times", clsTime},
	{"triggers", clsTrigger}, {"firms", clsFirm}, {"say", clsSay}, {"acts", clsActs},
}

// smallClasses are the classes too small for a file: headings of lexicon/words/small.txt.
var smallClasses = map[string]class{
	"particle": clsParticle,
	"stocks":   clsStocks,
	"yield":    clsYield,
	"index":    clsIndex,
	"futures":  clsFutures,
	"never":    clsNever,
	"office":   clsOffice,
	"moves":    clsMoves,
	"deed":     clsDeed,
	"taken":    clsTaken,
	"after":    clsAfterName,
	"softrole": clsSoftRole,
	"bond":     clsBond,
}

// loadWords reads the word lists into the table.
func (g *Gazetteer) loadWords() error {
	for _, l := range wordLists {
		cls := l.cls
		err := eachLine("lexicon/words/"+l.file+".txt", func(line string, comment bool) error {
			if comment {
				switch strings.TrimSpace(strings.TrimPrefix(line, "#")) {
				case "organisation":
					cls = l.cls | clsOrg
				case "government":
					cls = l.cls | clsOrg | clsGov
				}
				return nil
			}
			g.addWord(line, cls)
			return nil
		})
		if err != nil {
			return err
		}
	}
	if err := g.loadDeeds(); err != nil {
		return err
	}
	g.rare = map[uint64]bool{}
	for _, file := range [...]string{"rare", "modern"} {
		err := eachLine("lexicon/words/"+file+".txt", func(line string, comment bool) error {
			if !comment {
				g.rare[token.Hash(line)] = true
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return g.loadSmall()
}

// loadSmall reads lexicon/words/small.txt: under each heading the words of a class, or of
// a set that is asked about so seldom that it is no class.
func (g *Gazetteer) loadSmall() error {
	g.series, g.bourse, g.trades, g.measure = map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}
	g.houses = map[string]bool{}
	sets := map[string]map[uint64]bool{"series": g.series, "bourse": g.bourse, "trade": g.trades, "measure": g.measure}
	heading := ""
	return eachLine("lexicon/words/small.txt", func(line string, comment bool) error {
		if comment {
			heading, _, _ = strings.Cut(strings.TrimPrefix(line, "# "), ":")
			return nil
		}
		if heading == "house" {
			g.houses[line] = true // a name of several words
			return nil
		}
		cls, set := smallClasses[heading], sets[heading]
		if cls == 0 && set == nil {
			return fmt.Errorf("%q stands under no heading", line)
		}
		for w := range strings.FieldsSeq(line) {
			if set != nil {
				set[token.Hash(w)] = true
			} else {
				g.addWord(w, cls)
			}
		}
		return nil
	})
}

func (g *Gazetteer) addWord(word string, cls class) {
	h := token.Hash(word)
	g.tab.put(h).class |= cls
	if cls&clsLower != 0 {
		g.low.set(h)
	}
}

// eachLine calls f with each line of an embedded file that is not empty.
func eachLine(name string, f func(line string, comment bool) error) error {
	file, err := lexicon.Open(name)
	if err != nil {
		return fmt.Errorf("entity: embedded lexicon: %w", err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" {
			continue
		}
		if err := f(line, line[0] == '#'); err != nil {
			return fmt.Errorf("entity: %s line %d: %w", name, n, err)
		}
	}
	return sc.Err()
}

// bloom says in one memory access that most words in lower case mean nothing here.
type bloom [1 << 11]uint64

func (b *bloom) set(h uint64)      { b[spread(h)>>6&(1<<11-1)] |= 1 << (h & 63) }
func (b *bloom) has(h uint64) bool { return b[spread(h)>>6&(1<<11-1)]>>(h&63)&1 != 0 }
