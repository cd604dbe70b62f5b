package extract

import "strings"

// What a pattern says word by word may be one node of the text: a phrase that the lexicon
// knows ("laid off"). The pattern then takes both, the words and the phrase.

// phraseMark begins a token of a pattern that stands for a phrase of the lexicon.
const phraseMark = "\x00"

// phraseHash is the hash of a node that is a phrase, by those of its words.
func phraseHash(words []uint64) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = (h ^ w) * 0x100000001b3
		h ^= h >> 31
	}
	return h
}

// joinPhrases puts beside the words of a pattern the phrases of the lexicon that they make.
func (l *lexicon) joinPhrases(toks []string) []string {
	var out []string
	for i := 0; i < len(toks); {
		n := l.phraseLength(toks, i)
		if n == 0 {
			out = append(out, toks[i])
			i++
			continue
		}
		words := toks[i : i+n]
		out = append(append(append(out, "(", phraseMark+strings.Join(words, " "), "|"), words...), ")")
		i += n
	}
	return out
}

// phraseLength is the number of tokens from i on that are a phrase of the lexicon, the longest;
// 0 if there is none.
func (l *lexicon) phraseLength(toks []string, i int) int {
	if !plainWord(toks[i]) {
		return 0
	}
	for _, p := range l.words[literalHash(strings.Trim(toks[i], `"`))].phrases {
		if n := len(p.words); i+n <= len(toks) && !(i+n < len(toks) && (toks[i+n] == "?" || toks[i+n] == "*")) && spells(toks[i:i+n], p.words) {
			return n
		}
	}
	return 0
}

// spells reports whether the tokens are these words.
func spells(toks []string, words []uint64) bool {
	for i, t := range toks {
		if !plainWord(t) || literalHash(strings.Trim(t, `"`)) != words[i] {
			return false
		}
	}
	return true
}

// plainWord reports whether a token of a pattern stands for itself.
func plainWord(t string) bool {
	if t == "" || strings.ContainsRune("()|?*@#%&$<!~", rune(t[0])) || strings.HasPrefix(t, "..") || t == "." {
		return false
	}
	return len(t) < 2 || t[1] != '='
}

// phraseOf is the hash of the phrase that a token of a pattern stands for.
func phraseOf(t string) (uint64, bool) {
	text, ok := strings.CutPrefix(t, phraseMark)
	if !ok {
		return 0, false
	}
	var words []uint64
	for _, w := range strings.Fields(text) {
		words = append(words, literalHash(strings.Trim(w, `"`)))
	}
	return phraseHash(words), true
}

// withParticle joins the forms of a verb to the particle behind it where the lexicon knows
// them as one: "laid off". It is nil if it knows none.
func (l *lexicon) withParticle(forms, behind []string) []string {
	if len(behind) == 0 || !plainWord(behind[0]) || len(behind) > 1 && (behind[1] == "?" || behind[1] == "*") {
		return nil
	}
	var out []string
	known := false
	for _, f := range forms {
		out = append(out, f+" "+behind[0])
		known = known || l.find(f+" "+strings.Trim(behind[0], `"`)) != nil
	}
	if !known {
		return nil
	}
	return out
}
