package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// Exchange is one market: how its codes are written, and where it is.
type Exchange struct {
	MIC, Country, Currency, TimeZone string
	Yahoo                            string // suffix of a Yahoo ticker, without its dot; "" in the United States
	Root                             bool   // the root of a Reuters code is the exchange's own ticker
}

// loadExchanges reads the columns of exchanges.txt that are about codes.
func (g *Gazetteer) loadExchanges() error {
	g.byRIC["UL"] = &Exchange{} // "Chrysler LLC CBS.UL": Reuters' codes of unlisted companies are no tickers
	g.addWord("UL", clsRIC)
	var cols []string
	return eachLine("lexicon/exchanges.txt", func(line string, comment bool) error {
		if comment {
			if c, ok := directive(line, "columns"); ok {
				cols = strings.Split(c, "|")
			}
			return nil
		}
		cell := map[string]string{}
		for i, c := range strings.Split(line, "|") {
			cell[cols[i]] = c
		}
		x := &Exchange{MIC: cell["mic"], Country: cell["country"], Currency: cell["currency"], TimeZone: cell["tz"],
			Yahoo: cell["yahoo"], Root: cell["root"] == "yes"}
		for _, s := range strings.Fields(cell["ric"]) {
			g.byRIC[s] = x
			g.addWord(s, clsRIC)
		}
		for _, s := range strings.Fields(cell["codes"]) {
			if g.byCode[strings.ToUpper(s)] == nil {
				g.byCode[strings.ToUpper(s)] = x
			}
			g.tab.put(token.Hash(s)).class |= clsMarket
		}
		if _, ok := g.bySuffix[x.Yahoo]; !ok && (x.Yahoo != "" || x.MIC == "XNYS") {
			g.bySuffix[x.Yahoo] = x
		}
		if _, ok := g.byMIC[x.MIC]; !ok {
			g.byMIC[x.MIC] = x
		}
		return nil
	})
}

// ExchangeOf returns the market of a Yahoo ticker, nil if its suffix is unknown.
// A ticker without a suffix is of the United States.
func (g *Gazetteer) ExchangeOf(ticker string) *Exchange {
	if i := strings.LastIndexByte(ticker, '.'); i >= 0 {
		return g.bySuffix[ticker[i+1:]]
	}
	if ticker == "" || strings.ContainsAny(ticker, "^=/") {
		return nil
	}
	return g.bySuffix[""]
}

// marketCountry returns the country where e trades, "" if that is unknown.
func (g *Gazetteer) marketCountry(e *Entity) string {
	if x := g.ExchangeOf(e.Ticker); x != nil {
		return x.Country
	}
	return "-"
}

// fill completes an entity from its market and its country.
func (g *Gazetteer) fill(e *Entity) {
	if x := g.ExchangeOf(e.Ticker); x != nil {
		if e.MIC == "" && x.Yahoo != "" {
			e.MIC = x.MIC
		}
		setIfEmpty(&e.Currency, x.Currency)
		setIfEmpty(&e.TimeZone, x.TimeZone)
		setIfEmpty(&e.Country, x.Country)
	}
	if c := g.country[e.Country]; c != nil {
		setIfEmpty(&e.TimeZone, c.TimeZone)
		if e.Kind == "index" {
			setIfEmpty(&e.Currency, c.Currency)
		}
	}
}

func setIfEmpty(s *string, v string) {
	if *s == "" {
		*s = v
	}
}
