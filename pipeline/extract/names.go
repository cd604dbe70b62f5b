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
	texts   []string
	letters []uint64  // of each text
	words   wordSet   // those that are or begin a text
	starts  [4]uint64 // a bit for the first two letters of each text
}

func newWordList(texts []string) *wordList {
	l := &wordList{texts: texts}
	var words []uint64
	for _, t := range texts {
		l.letters = append(l.letters, lettersOf(t))
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
	return uint(i) < uint(len(s.nodes)) && s.nodes[i].listed.one != 0 && s.onList(list, i)
}

// listing is a filter of lists: two bits for each that a word is on or opens a phrase of.
// The words that news uses most are on so many that with one bit each they would pass for
// being on nearly all.
type listing struct{ one, two uint64 }

// listingOf is the listing of one list.
func listingOf(list string) listing {
	at := nameSlot(list)
	return listing{1 << (at & 63), 1 << (at >> (nameBits - 6))}
}

// listings is that of several lists: who asks each word for them asks for this first.
func listings(lists ...string) (all listing) {
	for _, list := range lists {
		all = all.or(listingOf(list))
	}
	return all
}

func (l listing) or(o listing) listing { return listing{l.one | o.one, l.two | o.two} }

// meets reports whether a word may be on one of some lists.
func (l listing) meets(o listing) bool { return l.one&o.one != 0 && l.two&o.two != 0 }

func (s *sentence) onList(list string, i int) bool {
	n := &s.nodes[i]
	if !n.listed.meets(listingOf(list)) {
		return false
	}
	l := s.lex.wordLists.of(list)
	if l == nil || n.last == n.first && n.hash != 0 && !l.words.has(n.hash) {
		return false
	}
	return slices.Contains(l.texts, strings.ToLower(s.text(i, i)))
}

// pairListed reports whether the words of nodes i and i+1 together are on a list.
func (s *sentence) pairListed(list string, i int) bool {
	return s.nodes[i].listed.meets(listingOf(list)) && s.inList(list, s.text(i, i+1))
}

// anyListed reports whether a word of the nodes [first,last] of the sentence that is no name is
// on a list.
func (s *sentence) anyListed(list string, first, last int) bool {
	want := listingOf(list)
	for i := max(first, s.first); i <= last && i < s.end; i++ {
		if n := &s.nodes[i]; n.listed.meets(want) && n.ent < 0 && s.onList(list, i) {
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
	l, letters, lower := s.lex.wordLists.of(list), lettersOf(name), ""
	for k := range l.size() {
		if l.letters[k]&^letters != 0 {
			continue // most have a letter that the name lacks
		}
		if lower == "" {
			lower = strings.ToLower(name)
		}
		if strings.Contains(lower, l.texts[k]) {
			return true
		}
	}
	return false
}

// size is the number of texts of a list; nil has none.
func (l *wordList) size() int {
	if l == nil {
		return 0
	}
	return len(l.texts)
}

// lettersOf is a filter of the bytes of a text, in whatever case.
func lettersOf(text string) (set uint64) {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return ^uint64(0) // lower case may be other bytes
		}
		set |= 1 << (lowerByte(text[i]) & 63)
	}
	return set
}

// inList reports whether a name, in whatever case, is on a list of the lexicon.
func (s *sentence) inList(list, name string) bool {
	l := s.lex.wordLists.of(list)
	return l.mayStart(name) && slices.ContainsFunc(l.texts, func(x string) bool { return strings.EqualFold(x, name) })
}
