package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/wiremill/wiremill/pipeline"
	"github.com/wiremill/wiremill/schema"
)

type entitiesCmd struct {
	Date     *schema.Date `placeholder:"D" help:"Day on which the name was used, YYYY-MM-DD: names change hands."`
	Entities string       `placeholder:"FILE.csv" help:"Entities to add to the gazetteer or to replace in it: CSV with a header line. name is required; kind (company if empty), ticker, mic, isin, country, currency, sector, tz, from, to and aliases (separated by ;) may follow."`
	Name     string       `arg:"" help:"Name or ticker."`
}

// Help is printed below the flags by --help.
func (c *entitiesCmd) Help() string {
	return `What Link prefers comes first. An --entities file has one row a name:

    name,kind,ticker,country,from,to,aliases
    Zarquon Industries,company,ZRQ,US,,2024-06-30,Zarquon;~ZI

kind is company, index, etf, person, commodity, currency, government, ... ;
country is an ISO 3166 code, mic an ISO 10383 code, tz an IANA zone; from and
to are the first and last day (YYYY-MM-DD) on which the row holds. An alias
after ~ needs evidence in the article (its full name, a code, "shares"), one
after ^ is also an ordinary word. Rows win over those that come with wiremill.`
}

// Run implements the subcommand.
func (c *entitiesCmd) Run(env *environment) error {
	var found []pipeline.Meaning
	err := withEntities(c.Entities, func(r io.Reader) (err error) {
		found, err = pipeline.Meanings(r, c.Name, c.Date)
		return err
	})
	if err != nil {
		return err
	}
	if len(found) == 0 {
		fmt.Fprintf(env.stdout, "no list has %q; in an article it becomes an entity of its own if the text shows what it is\n", c.Name)
		return nil
	}
	for _, m := range found {
		printMeaning(env.stdout, m)
	}
	return nil
}

// printMeaning prints a heading and below it what is known, one line each.
func printMeaning(w io.Writer, m pipeline.Meaning) {
	e := m.Entity
	fmt.Fprintf(w, "%s, %s\n", e.Name, e.Kind)
	for _, line := range [][2]string{
		{"tickers", strings.Join(m.Tickers, " ")}, {"mic", text(e.MIC)}, {"isin", text(e.ISIN)}, {"country", text(e.Country)},
		{"currency", text(e.Currency)}, {"sector", text(e.Sector)}, {"zone", text(e.TimeZone)}, {"id", e.EntityID}, {"why", m.Why},
	} {
		if line[1] != "" {
			fmt.Fprintf(w, "  %-9s %s\n", line[0], line[1])
		}
	}
}
