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

// smallWords are the classes too small for a file.
var smallWords = []struct {
	cls   class
	words string
}{
	{clsParticle, "de da di del della dos la le van von der den bin al el abu ibn ben y e st"},
	{clsStocks, "stocks shares equities market markets bourse bourses sharemarkets stockmarkets sharemarket stockmarket"},
	{clsYield, "yield yields"},
	{clsIndex, "index subindex indexes indices average averages gauge benchmark composite barometer"},
	{clsFutures, "futures"},
	{clsNever, "The A An It Its In On At But And As After Although If When While With For From By Of To This That These Those There He She They We You I His Her Their Our Your My What Which Who Where Why How Not No So Yet Or Nor Since Until Because Before During Under Over Both Each All Some Any Many More Most Few Other Another Such Only Even Still Also Then Than Now Here Meanwhile However Earlier Later Last Next First Second Third Shares Stocks Analysts Investors Traders Reporting Additional Editing Writing Editors Ponzi AAA MBS ABS CDO CDOs CDS SIV SIVs ETF ETFs IPO IPOs LBO LBOs REIT REITs M&A GDP CPI PPI EPS SUV SUVs"},
	{clsOffice, "minister ministers ministry secretary undersecretary committee committees subcommittee commissioner department panel act bill summit scheme"},
	{clsMoves, "rose fell gained weakened strengthened firmed eased slipped slid dropped climbed jumped tumbled traded hit closed ended lost has had was will to against versus at per"},
	{clsDeed, "acquired acquires acquiring recalled recalls merged merges delisted debuted debuts unveiled unveils appoints appointed hires names launched relaunched restarted secured"},
	{clsTaken, "acquire acquires acquired acquiring buy buys buying bought stake stakes shareholding shares takeover acquisition buyout merger merge merged merging subsidiary unit owned"},
	{clsAfterName, "for in from and to on at with by after as would will could may might is was has have had that which who or but last this since when while before into through because over if under during following said says amid using plans"},
	{clsSoftRole, "general king queen prince investor investors ambassador baron pope bishop judge"},
}

// seriesWords are words of statistics: a Consumer Price Index is no index of a market.
const seriesWords = "price prices consumer consumers producer purchasing managers pmi confidence sentiment climate manufacturing services business economic activity output leading coincident lagging home house housing employment labor labour cost expectations misery conditions inflation trade happiness freedom development perception perceptions corruption competitiveness innovation quality"

// bourseWords are markets, which stand for the stocks of a place.
const bourseWords = "market markets bourse bourses sharemarkets stockmarkets sharemarket stockmarket"

// tradeWords are what markets do.
const tradeWords = "had has have rose fell gained slipped slid dropped climbed jumped tumbled plunged plummeted surged rallied rebounded recovered retreated sank slumped soared declined advanced eased firmed dipped skidded crashed stumbled weakened strengthened traded trade closed close ended opened finished settled were steadied swung"

// measureWords say how many markets, and which.
const measureWords = "the most all many some several other major key main both also mostly broadly mainly generally again"

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
	g.series, g.bourse = hashesOf(seriesWords), hashesOf(bourseWords)
	g.trades, g.measure = hashesOf(tradeWords), hashesOf(measureWords)
	for _, l := range smallWords {
		for _, w := range strings.Fields(l.words) {
			g.addWord(w, l.cls)
		}
	}
	return nil
}

// hashesOf is the set of the words of a list.
func hashesOf(words string) map[uint64]bool {
	set := map[uint64]bool{}
	for w := range strings.FieldsSeq(words) {
		set[token.Hash(w)] = true
	}
	return set
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
