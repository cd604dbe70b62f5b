package entity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// linked renders spans as "text=Name[ticker]" for comparison.
func linked(g *Gazetteer, text string, c Context) []string {
	var d token.Doc
	d.Tokenize(text, nil)
	var out []string
	for _, s := range g.Link(nil, &d, c, &Scratch{}) {
		if s.Flags&Code != 0 {
			continue
		}
		w := ""
		if s.Flags&Weak != 0 {
			w = "?"
		}
		t := s.Ent.Ticker
		if t == "" {
			t = s.Ent.Kind
		}
		out = append(out, fmt.Sprintf("%s=%s[%s]%s", strings.Join(strings.Fields(d.Span(s.First, s.Last)), " "), s.Ent.Name, t, w))
	}
	return out
}

func on(day string) Context {
	d, err := schema.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return Context{Published: d, HasDate: true}
}

func TestDebug(t *testing.T) {
	g, err := Load(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		"The Hang Seng Tech Index climbed 3% while the Dow Jones industrial average fell. Tencent Holdings Ltd. rose 2.7 per cent to HK$349.20 and Alibaba gained.",
		"Chinese tech stocks and U.S. airlines fell; the yield on the benchmark 10-year Treasury note rose. Brent crude rose, and the yen fell to 108.35 per dollar.",
		"AMR Corp's AMR.N American Airlines matched. Southwest Airlines ( LUV.N ) rose. The FTSEurofirst 300 index .FTEU3 of top European shares fell. Italian airline Alitalia AZPIa.MI fell.",
		"Positron, a startup chip maker, said Tuesday it raised money. Positron says so. Quantex Dynamics Inc. rose. \"We are glad,\" said Jane Roe, an analyst at Acme Capital Partners. Roe added more.",
		"Gap opened. Shares of Gap rose. The Ford Foundation gave. Apple Valley is nice. Citigroup Inc ( C.N ) fell.",
	} {
		t.Log(linked(g, s, on("2008-05-01")))
	}
}
