package extract

import (
	"fmt"
	"slices"
	"strings"
)

// inflect writes out the forms of verbs given by their base (&verb): as alternatives of the
// group that they stand in, else as a group of their own.
func (l *lexicon) inflect(toks []string) ([]string, error) {
	var out []string
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		base, ok := strings.CutPrefix(t, "&")
		if !ok || base == "" {
			out = append(out, t)
			continue
		}
		forms := l.formsOf(base)
		if len(forms) == 0 {
			return nil, fmt.Errorf("%q: no verb", t)
		}
		if pairs := l.withParticle(forms, toks[i+1:]); pairs != nil {
			out = append(append(append(out, "("), strings.Fields(strings.Join(pairs, " | "))...), ")")
			i++
			continue
		}
		alternatives := strings.Split(strings.Join(forms, " | "), " ")
		opens := i > 0 && (toks[i-1] == "(" || toks[i-1] == "|")
		if opens && i+1 < len(toks) && (toks[i+1] == ")" || toks[i+1] == "|") {
			out = append(out, alternatives...)
		} else {
			out = append(append(append(out, "("), alternatives...), ")")
		}
	}
	return out, nil
}

// formsOf are the forms of a verb: those of the lexicon, else the regular ones.
func (l *lexicon) formsOf(base string) []string {
	forms := slices.Clone(l.paradigms[base])
	if forms == nil {
		forms = regular(base)
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// regular are the forms of a regular verb: base, third person, past and ing. A final consonant
// after a single vowel is doubled or not ("halted", "barred"); which it is, spelling does not
// say, and the form that nobody writes does no harm.
func regular(base string) []string {
	const vowels = "aeiou"
	n := len(base)
	if n < 3 {
		return nil
	}
	last, before := base[n-1], base[n-2]
	vowel := strings.IndexByte(vowels, before) >= 0
	switch {
	case last == 'e' && before != 'e':
		return []string{base, base + "s", base + "d", base[:n-1] + "ing"}
	case last == 'y' && !vowel:
		return []string{base, base[:n-1] + "ies", base[:n-1] + "ied", base + "ing"}
	case strings.HasSuffix(base, "s") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch") || last == 'x' || last == 'z':
		return []string{base, base + "es", base + "ed", base + "ing"}
	}
	forms := []string{base, base + "s", base + "ed", base + "ing"}
	if vowel && strings.IndexByte(vowels+"wxy", last) < 0 && strings.IndexByte(vowels, base[n-3]) < 0 {
		doubled := base + string(last)
		forms = append(forms, doubled+"ed", doubled+"ing")
	}
	return forms
}
