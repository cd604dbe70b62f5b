package extract

import (
	"strings"
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestRelevance: what people say is a fact where the article has to do with business or with states, whoever speaks.
func TestRelevance(t *testing.T) {
	e := newEngine(t)
	match := strings.Repeat("The home side led early and never looked back on a warm evening by the river. The visitors hit the post twice before the break. ", 4)
	trade := strings.Repeat("Exporters cut prices again as demand for steel fell and the banks asked for more of their loans back. ", 5)
	talks := strings.Repeat("Lawmakers argued through the night over the new law on refugees and the coalition nearly broke apart. Troops had closed the road to the north a week before. ", 4)
	for _, c := range []struct {
		body string
		want int
	}{
		{match + `"We played well," said Jane Roe, an analyst at Acme Sports. The president said he was proud of the team.`, 0},
		{match + "Norway's finance minister said the tax on banks and oil would stay.", 1},
		{talks + "The foreign minister of Norway said the border would stay open.", 1},
		{talks + `"Nobody knows when it ends," said Jane Roe, an analyst at Citigroup.`, 1},
		{trade + `"Nobody knows when it ends," said Jane Roe, an analyst at Citigroup.`, 1},
		{`"Nobody knows when it ends," said Jane Roe, an analyst at Citigroup.`, 1},
	} {
		got := 0
		for _, m := range extractText(e, c.body) {
			if m.EventType == schema.AnalystComment || m.EventType == schema.PolicyStatement {
				got++
			}
		}
		if got != c.want {
			t.Errorf("%d statements, want %d, in %q", got, c.want, c.body)
		}
	}
}
