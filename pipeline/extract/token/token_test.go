package token

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/wiremill/wiremill/schema"
	"pgregory.net/rapid"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The Nikkei rose 1.2%.", "The|Nikkei|rose|1.2|%|."},
		{"U.S. stocks didn't fall; BHP's did", "U.S.|stocks|didn't|fall|;|BHP|'s|did"},
		{"investors’ 10-year HK$349.20 (0700.HK)", "investors|’|10|-|year|HK$|349.20|(|0700|.|HK|)"},
		{"1,14,158 units, 12,34,567.8, 3,4 and 5,67", "1,14,158|units|,|12,34,567.8|,|3|,|4|and|5|,|67"},
		{"1,234.5 and 2008, 2009 at 6:15pm", "1,234.5|and|2008|,|2009|at|6|:|15|pm"},
		{"Cisco Systems Inc.'s, Intel Corp.’s (INTC)'s 'so.'said", "Cisco|Systems|Inc|.|'s|,|Intel|Corp|.|’s|(|INTC|)|'s|'|so|.|'|said"},
		{"O’Reilly's L'Oréal -- €1.5bn", "O’Reilly|'s|L'Oréal|--|€|1.5|bn"},
		{"at 5 p.m. in the U.S.-China row", "at|5|p.m.|in|the|U.S.|-|China|row"},
		{"a rise of .5 percent", "a|rise|of|.5|percent"},
		{"Ⲳ and ℓa aℓ’s", "Ⲳ|and|ℓa|aℓ|’s"},
		{"the H100, 3M and A$2", "the|H100|,|3|M|and|A$|2"},
	} {
		var d Doc
		d.Tokenize(c.text, nil)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Str(i))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q (-want +got)\n%s", c.text, diff)
		}
	}
}

func TestNumberValues(t *testing.T) {
	var d Doc
	d.Tokenize("10,337.05 and .25 and ½ and 2008", nil)
	var got []float64
	for _, k := range d.Tokens {
		if k.Kind == Number {
			got = append(got, k.Value)
		}
	}
	if diff := cmp.Diff([]float64{10337.05, .25, .5, 2008}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The Fed lent to Acme Inc. Bravo shares rose. Acme Co. Inc. fell.", []string{"The Fed lent to Acme Inc.", "Bravo shares rose.", "Acme Co. Inc. fell."}},
		{"Acme Bros. Pictures lost to Bravo Corp. Charlie won.", []string{"Acme Bros. Pictures lost to Bravo Corp.", "Charlie won."}},
		{"Acme Inc. Chief Executive Jane Roe quit. Acme Co. ACM.N fell.", []string{"Acme Inc. Chief Executive Jane Roe quit.", "Acme Co. ACM.N fell."}},
		{"Acme Inc. rose 2%. The Dow fell.", []string{"Acme Inc. rose 2%.", "The Dow fell."}},
		{"He works at Saxo HK Ltd. The gauge fell.", []string{"He works at Saxo HK Ltd.", "The gauge fell."}},
		{"Mr. Smith of the U.S. Treasury left. “It is over.” He said so.", []string{"Mr. Smith of the U.S. Treasury left.", "“It is over.”", "He said so."}},
		{"Broader Gains\n\nThe index rose.", []string{"Broader Gains", "The index rose."}},
		{"First line ends.\nSecond line ends.", []string{"First line ends.", "Second line ends."}},
		{"It rose in Tokyo.FTSE futures fell 1.5%.Hong Kong lost 2.Gold gained.", []string{"It rose in Tokyo.", "FTSE futures fell 1.5%.", "Hong Kong lost 2.", "Gold gained."}},
		{"Haier (2601.HK) and Amazon.com (AMZN.O) fell. See Booking.Com now.", []string{"Haier (2601.HK) and Amazon.com (AMZN.O) fell.", "See Booking.Com now."}},
		{"The U.S. No. 5 carrier cut U.S. IT spending. No. 2 fell.", []string{"The U.S. No. 5 carrier cut U.S. IT spending.", "No. 2 fell."}},
		{"Acme AG ( ACMGn.DE ) and Acme Inc ( ACMa.N ) fell.It rose.", []string{"Acme AG ( ACMGn.DE ) and Acme Inc ( ACMa.N ) fell.", "It rose."}},
		{"Democratic Sens. Jane Roe and Joe Poe left.", []string{"Democratic Sens. Jane Roe and Joe Poe left."}},
		{"It sold cars to the U.S. The plan failed on Jan. 5 at 10 a.m. local time.", []string{"It sold cars to the U.S.", "The plan failed on Jan. 5 at 10 a.m. local time."}},
	} {
		var d Doc
		d.Tokenize(c.text, nil)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Span(s.First, s.End-1))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", c.text, diff)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Société": "societe", "ŁÓDŹ": "lodz", "Nestlé": "nestle", "don’t": "don't", "Müller": "muller",
		"Škoda": "skoda", "Ørsted": "orsted", "ÿŒ": "yoe", "Straße": "strasse", "Žď": "zd", "東": "東",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if Hash(in) != Hash(want) {
			t.Errorf("Hash(%q) differs from that of its folded form %q", in, want)
		}
	}
}

func TestSkipLeavesOut(t *testing.T) {
	text := "One rose.\nRead more: Two fell\nThree rose."
	i := strings.Index(text, "Read")
	j := strings.Index(text, "\nThree")
	var d Doc
	d.Tokenize(text, []schema.Span{{Start: i, End: j}})
	if len(d.Sentences) != 2 || strings.Contains(d.Span(0, 2)+d.Span(3, len(d.Tokens)-1), "Read") {
		t.Errorf("got %d sentences, tokens %q", len(d.Sentences), d.Span(0, len(d.Tokens)-1))
	}
}

// Every token is a non-empty span of the text, in order, on rune boundaries,
// and the sentences partition the tokens.
func TestProperties(t *testing.T) {
	piece := rapid.SampledFrom([]string{"up", " ", "\n", "\n\n", "1%", ".", "U.S.", "’s", "“", "”", "\"", "HK$", "3.5", ",", "é", "\xff", "--", "'", "…", "½", "and", "J.P.", "Co.", "Ⲳ", "ℓ"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "text"), "")
		var d Doc
		d.Tokenize(text, nil)
		at := 0
		for _, k := range d.Tokens {
			if int(k.Start) < at || k.End <= k.Start || int(k.End) > len(text) {
				t.Fatalf("%q: token [%d:%d] after %d", text, k.Start, k.End, at)
			}
			at = int(k.End)
		}
		next := 0
		for _, s := range d.Sentences {
			if s.First != next || s.End <= s.First {
				t.Fatalf("%q: sentence %v, want start %d", text, s, next)
			}
			next = s.End
		}
		if next != len(d.Tokens) {
			t.Fatalf("%q: sentences end at %d of %d tokens", text, next, len(d.Tokens))
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	text := strings.Repeat("The Nikkei average closed 12.3 points, or 0.5 percent, higher at 24,010.05. Shares of Acme Inc. fell in New York on Tuesday.\n\n", 200)
	var d Doc
	d.Tokenize(text, nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Tokenize(text, nil)
	}
}
