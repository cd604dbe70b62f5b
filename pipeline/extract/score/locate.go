package score

import "strings"

// quoteMarks makes typographic quotes plain, so that evidence is found however
// an article's copy prints them.
var quoteMarks = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

// squash makes white space and quote marks uniform.
func squash(s string) string {
	return strings.Join(strings.Fields(quoteMarks.Replace(s)), " ")
}

// place is a half-open byte range of a squashed text.
type place struct{ start, end int }

// places finds every occurrence of the evidence in a squashed text.
func places(text, evidence string) []place {
	evidence = squash(evidence)
	if evidence == "" {
		return nil
	}
	var found []place
	for at := 0; ; {
		i := strings.Index(text[at:], evidence)
		if i < 0 {
			return found
		}
		found = append(found, place{at + i, at + i + len(evidence)})
		at += i + 1
	}
}

// placesOf locates a fact: the occurrence it names, else all of them.
func placesOf(text string, f *Fact) []place {
	found := places(text, f.Quote)
	if len(found) > 1 && f.Nth >= 1 && f.Nth <= len(found) {
		return found[f.Nth-1 : f.Nth]
	}
	return found
}

func overlap(a, b []place) bool {
	for _, x := range a {
		for _, y := range b {
			if x.start < y.end && y.start < x.end {
				return true
			}
		}
	}
	return false
}
