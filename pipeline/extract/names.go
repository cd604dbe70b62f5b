package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// names finds what has a name, the mask of a class or a list of words, by the name that
// the code has for it. The engine asks so at every other node, and a Go map costs several
// times as much. What has no name is the zero value.
type names[T any] struct {
	slots [1 << nameBits]uint16 // 1 + the place in all; 0: free. Small, to stay in the nearest cache
	all   []named[T]
}

type named[T any] struct {
	name  string
	value T
}

const nameBits = 11

// nameSlot is where a name would lie.
func nameSlot(name string) uint {
	n := uint(len(name))
	if n == 0 {
		return 0
	}
	return (uint(name[0])*7 + uint(name[n/2])*131 + uint(name[n-1])*1021 + n*57) % (1 << nameBits)
}

func (t *names[T]) of(name string) (none T) {
	for i := nameSlot(name); t.slots[i] != 0; i = (i + 1) % (1 << nameBits) {
		if x := &t.all[t.slots[i]-1]; x.name == name {
			return x.value
		}
	}
	return none
}

func (t *names[T]) set(name string, value T) {
	i := nameSlot(name)
	for ; t.slots[i] != 0; i = (i + 1) % (1 << nameBits) {
		if x := &t.all[t.slots[i]-1]; x.name == name {
			x.value = value
			return
		}
	}
	t.all = append(t.all, named[T]{name, value})
	t.slots[i] = uint16(len(t.all))
}

// wordList is a list of the lexicon, with filters that turn away most of what it does not hold.
type wordList struct {
	texts  []string
	words  wordSet   // those that are or begin a text
	starts [4]uint64 // a bit for the first two letters of each text
}

func newWordList(texts []string) *wordList {
	l := &wordList{texts: texts}
	var words []uint64
	for _, t := range texts {
		words = append(append(words, token.Hash(t)), wordsOf(t)...)
		if len(t) < 2 {
			l.starts = [4]uint64{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
			continue
		}
		at := twoLetters(t)
		l.starts[at/64] |= 1 << (at % 64)
	}
	l.words = newWordSet(words)
	return l
}

// twoLetters spreads the first letters of texts, in whatever case, over the bits of a filter.
func twoLetters(text string) uint {
	return (uint(lowerByte(text[0]))*37 + uint(lowerByte(text[1]))*11) % 256
}

// mayStart reports whether a text of the list may begin like another text.
func (l *wordList) mayStart(text string) bool {
	switch {
	case l == nil || text == "":
		return false
	case len(text) < 2 || text[0] >= utf8.RuneSelf || text[1] >= utf8.RuneSelf: // lower case may be other bytes
		return true
	}
	at := twoLetters(text)
	return l.starts[at/64]>>(at%64)&1 != 0
}

// listed reports whether the word, or the phrase, of node i is on a list of the
// lexicon: most are on none, which the node knows. Before the text and behind it there is
// no word.
func (s *sentence) listed(list string, i int) bool {
	return uint(i) < uint(len(s.nodes)) && s.nodes[i].listed != 0 && s.onList(list, i)
}

// listing is a filter of lists: a bit for each that a word is on or opens a phrase of.
type listing uint64

// listingOf is the listing of one list.
func listingOf(list string) listing { return 1 << (nameSlot(list) & 63) }

// listings is that of several lists: who asks each word for them asks for this first.
func listings(lists ...string) (all listing) {
	for _, list := range lists {
		all |= listingOf(list)
	}
	return all
}

func (s *sentence) onList(list string, i int) bool {
	n := &s.nodes[i]
	if n.listed&listingOf(list) == 0 {
		return false
	}
	l := s.lex.wordLists.of(list)
	if l == nil || n.last == n.first && n.hash != 0 && !l.words.has(n.hash) {
		return false
	}
	return slices.Contains(l.texts, strings.ToLower(s.text(i, i)))
}

// anyListed reports whether a word of the nodes [first,last] that is no name is on a list.
func (s *sentence) anyListed(list string, first, last int) bool {
	for i := first; i <= last; i++ {
		if s.nodes[i].ent < 0 && s.listed(list, i) {
			return true
		}
	}
	return false
}

// begins reports whether node i begins like a word of a list of the lexicon.
func (s *sentence) begins(list string, i int) bool {
	l, w := s.lex.wordLists.of(list), s.text(i, i)
	if !l.mayStart(w) {
		return false
	}
	w = strings.ToLower(w)
	return slices.ContainsFunc(l.texts, func(x string) bool { return strings.HasPrefix(w, x) })
}

func lowerByte(c byte) byte {
	if c-'A' < 26 {
		return c + 'a' - 'A'
	}
	return c
}

// holdsWord reports whether a name, in whatever case, has a text of a list of the lexicon in it.
func (s *sentence) holdsWord(list, name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(s.lex.lists[list], func(w string) bool { return strings.Contains(name, w) })
}

// inList reports whether a name, in whatever case, is on a list of the lexicon.
func (s *sentence) inList(list, name string) bool {
	for _, x := range s.lex.lists[list] {
		if strings.EqualFold(x, name) {
			return true
		}
	}
	return false
}
