package entity

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Names coined of the beginnings of a longer one: MinRes for Mineral Resources, StanChart
// for Standard Chartered.

// leastSyllable is the number of letters that such a name keeps of each word.
const leastSyllable = 2

// coinedFrom is how many of the first names in an article such a name may be coined of: more
// than news has, so that a text without end takes no longer than its length.
const coinedFrom = 500

// coined lets a loose word with a capital inside stand for the company before it in the
// article of whose words it is coined.
func (l *linker) coined(k int) {
	word := l.d.Str(k)
	cut := strings.IndexFunc(word[1:], func(r rune) bool { return r >= 'A' && r <= 'Z' }) + 1
	if cut < leastSyllable || len(word)-cut < leastSyllable || l.toks[k].Flags&token.FlagUpper != 0 {
		return
	}
	for i := range min(len(l.s.cands), coinedFrom) {
		c := &l.s.cands[i]
		if int(c.first) < k && c.ent != nil && c.ent.Kind == schema.KindCompany && c.end == c.first+1 && l.begins(int(c.first), word[:cut]) && l.begins(int(c.end), word[cut:]) {
			l.addForm(l.toks[k].Hash, 1, c.ent)
			return
		}
	}
}

// begins reports whether the word of token k begins with a syllable, and goes on.
func (l *linker) begins(k int, syllable string) bool {
	s := l.d.Str(k)
	return len(s) > len(syllable) && strings.EqualFold(s[:len(syllable)], syllable)
}
