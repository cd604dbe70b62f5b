package score

import (
	"slices"
	"strconv"

	"github.com/wiremill/wiremill/schema"
)

// PRF is precision, recall and their harmonic mean, each rounded to four
// places so that a stored figure compares equal, with the counts behind them.
type PRF struct {
	P    float64 `json:"P"`
	R    float64 `json:"R"`
	F1   float64 `json:"F1"`
	Gold int     `json:"gold"`
	Pred int     `json:"pred"`
	Hit  int     `json:"hit"`
}

// Group is the score of a set of event types.
type Group struct {
	Name    string
	Relaxed PRF
	Strict  PRF
}

// Field tells how often a field agrees on the pairs whose fact states it.
type Field struct {
	Name   string
	OK, Of int
}

// Miss is a fact that no mention states.
type Miss struct {
	Doc  string
	Fact Fact
}

// Spurious is a mention that states no fact, or one that is already paired.
type Spurious struct {
	Doc     string
	Mention schema.Mention
}

// Report is the outcome of a comparison.
type Report struct {
	Docs     int // articles compared
	Lost     int // mentions whose evidence is not in the article's text
	Groups   []Group
	Types    []Group // one for each event type that occurs, by name
	Fields   []Field
	Misses   []Miss
	Spurious []Spurious
}

// Group returns the score of a group or event type by name; zero if nothing of
// it occurs.
func (r Report) Group(name string) Group {
	for _, g := range slices.Concat(r.Groups, r.Types) {
		if g.Name == name {
			return g
		}
	}
	return Group{Name: name}
}

// Score compares predictions, mentions by article id, with the set. Evidence is
// located by its text: mentions need no valid offsets.
func (g *Gold) Score(pred map[string][]schema.Mention) Report {
	t := newTally(len(g.Articles))
	for i := range g.Articles {
		t.article(&g.Articles[i], pred[g.Articles[i].ID])
	}
	return t.report()
}

// tally counts while articles are compared.
type tally struct {
	groups   []group
	compared []field
	counts   []count // beside groups
	agreed   []Field // beside compared
	out      Report
}

type count struct{ gold, pred, relaxed, strict int }

func newTally(docs int) *tally {
	t := &tally{groups: groups(), compared: fields(), out: Report{Docs: docs}}
	t.counts = make([]count, len(t.groups))
	for _, f := range t.compared {
		t.agreed = append(t.agreed, Field{Name: f.name})
	}
	return t
}

func (t *tally) article(a *Article, pred []schema.Mention) {
	facts, mentions := t.locate(a, pred)
	pairs := pair(facts, mentions, t.compared)
	factHit, mentionHit := make([]bool, len(facts)), make([]bool, len(mentions))
	for _, c := range pairs {
		factHit[c.fact], mentionHit[c.mention] = true, true
		t.pair(facts[c.fact].it, mentions[c.mention].it)
	}
	for i, f := range facts {
		t.each(f.it.Type, func(c *count) { c.gold++ })
		if !factHit[i] {
			t.out.Misses = append(t.out.Misses, Miss{a.ID, *f.it})
		}
	}
	for j, m := range mentions {
		t.each(m.it.EventType, func(c *count) { c.pred++ })
		if !mentionHit[j] {
			t.out.Spurious = append(t.out.Spurious, Spurious{a.ID, *m.it})
		}
	}
}

// locate finds the evidence of what is scored, and counts what has none.
func (t *tally) locate(a *Article, pred []schema.Mention) (facts []located[Fact], mentions []located[schema.Mention]) {
	text := squash(a.Text)
	scored := slices.Concat(tier1(), tier2())
	for i := range a.Facts {
		if f := &a.Facts[i]; slices.Contains(scored, f.Type) {
			facts = append(facts, located[Fact]{f, placesOf(text, f)})
		}
	}
	for i := range pred {
		at := places(text, pred[i].Text)
		if len(at) == 0 {
			t.out.Lost++
		}
		if slices.Contains(scored, pred[i].EventType) {
			mentions = append(mentions, located[schema.Mention]{&pred[i], at})
		}
	}
	return facts, mentions
}

func (t *tally) pair(f *Fact, m *schema.Mention) {
	ok := strict(f, m, t.compared)
	t.each(f.Type, func(c *count) {
		c.relaxed++
		if ok {
			c.strict++
		}
	})
	for i, c := range t.compared {
		switch c.compare(f, m) {
		case agrees:
			t.agreed[i].OK++
			t.agreed[i].Of++
		case differs:
			t.agreed[i].Of++
		}
	}
}

// each calls add for every group that holds the type.
func (t *tally) each(eventType string, add func(*count)) {
	for i := range t.groups {
		if slices.Contains(t.groups[i].types, eventType) {
			add(&t.counts[i])
		}
	}
}

func (t *tally) report() Report {
	r := t.out
	for i, g := range t.groups {
		c := t.counts[i]
		if c.gold == 0 && c.pred == 0 {
			continue
		}
		s := Group{g.name, prf(c.relaxed, c.gold, c.pred), prf(c.strict, c.gold, c.pred)}
		if len(g.types) == 1 {
			r.Types = append(r.Types, s)
		} else {
			r.Groups = append(r.Groups, s)
		}
	}
	for _, f := range t.agreed {
		if f.Of > 0 {
			r.Fields = append(r.Fields, f)
		}
	}
	return r
}

func prf(hit, gold, pred int) PRF {
	var p, r, f1 float64
	if pred > 0 {
		p = float64(hit) / float64(pred)
	}
	if gold > 0 {
		r = float64(hit) / float64(gold)
	}
	if hit > 0 {
		f1 = 2 * p * r / (p + r)
	}
	return PRF{round4(p), round4(r), round4(f1), gold, pred, hit}
}

// round4 rounds the decimal value, so that printing and reading it back is exact.
func round4(x float64) float64 {
	v, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64)
	if err != nil {
		return x // not a number: cannot come from counts
	}
	return v
}
