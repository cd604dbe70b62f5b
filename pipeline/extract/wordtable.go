package extract

// wordTable is an open-addressing table of the words that mean something to the
// lexicon or stand in a pattern: text is probed once per token, and a Go map costs
// three times as much. A filter small enough to stay in the nearest cache turns
// away most words that mean nothing.
type wordTable struct {
	filter  [1024]uint64
	slots   []slot
	phrases []phrase
	mask    uint64
}

// slot is what a table knows of a word.
type slot struct {
	key    uint64
	entry  int32 // -1 none
	word   int32 // its atom (dispatch.go); 0 if no pattern names it
	first  int32 // its phrases are table.phrases[first:end], longest first
	end    int32
	second uint64 // filter of the second words of its phrases
	lists  listing
}

// lay fills the table anew: with the words of the lexicon and those that patterns name.
func (l *lexicon) lay(named map[uint64]int32) {
	l.table = newWordTable(l.words, named, l.openings())
}

// listing says what lists of the lexicon hold: a word itself, phrases that start
// with it.
type listing uint8

const (
	listsWord listing = 1 << iota
	listsPhrase
)

// openings are the words that lists hold or that phrases of theirs start with.
func (l *lexicon) openings() map[uint64]listing {
	open := map[uint64]listing{}
	for _, list := range l.lists {
		for _, text := range list {
			switch words := wordsOf(text); len(words) {
			case 0:
			case 1:
				open[words[0]] |= listsWord
			default:
				open[words[0]] |= listsPhrase
			}
		}
	}
	return open
}

func newWordTable(words map[uint64]word, named map[uint64]int32, lists map[uint64]listing) wordTable {
	all := map[uint64]bool{}
	for h := range words {
		all[h] = true
	}
	for h := range named {
		all[h] = true
	}
	for h := range lists {
		all[h] = true
	}
	n := uint64(1024)
	for n < uint64(len(all))*2 {
		n *= 2
	}
	t := wordTable{slots: make([]slot, n), mask: n - 1}
	for h := range all {
		first, entry := len(t.phrases), int32(-1)
		if w, known := words[h]; known {
			entry = w.entry
			t.phrases = append(t.phrases, w.phrases...)
		}
		second := uint64(0)
		for _, p := range t.phrases[first:] {
			second |= 1 << (p.second & 63)
		}
		t.put(slot{key: h, second: second, entry: entry, word: named[h], first: int32(first), end: int32(len(t.phrases)), lists: lists[h]})
	}
	return t
}

func (t *wordTable) put(s slot) {
	i := (s.key ^ s.key>>29) & t.mask
	for t.slots[i].key != 0 {
		i = (i + 1) & t.mask
	}
	t.slots[i] = s
	t.filter[s.key>>6&1023] |= 1 << (s.key & 63)
}

// find returns what is known of the word of hash h, nil if nothing.
func (t *wordTable) find(h uint64) *slot {
	if t.filter[h>>6&1023]>>(h&63)&1 == 0 {
		return nil
	}
	for i := (h ^ h>>29) & t.mask; t.slots[i].key != 0; i = (i + 1) & t.mask {
		if t.slots[i].key == h {
			return &t.slots[i]
		}
	}
	return nil
}
