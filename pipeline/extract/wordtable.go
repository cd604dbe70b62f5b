package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// wordTable is an open-addressing table of the words that mean something to the
// lexicon or stand in a pattern: text is probed once per token, and a Go map costs
// three times as much. A filter small enough to stay in the nearest cache turns
// away most words that mean nothing.
type wordTable struct {
	filter   [1024]uint64
	slots    []slot
	openings []opening
	phrases  []phrase
	listings []listing // few, as most words that lists hold are on the same ones
	mask     uint64
	unknown  slot // of every word that means nothing
}

// slot is what a table knows of a word.
type slot struct {
	key   uint64
	entry int32 // -1 none
	word  int32 // its atom (dispatch.go); 0 if no pattern names it
	opens int32 // the place of the phrases that it opens in table.openings; 0 none
	lists int32 // the place of its listing in table.listings; 0 none
}

// opening is phrases that begin with the same word: table.phrases[first:end], longest first.
type opening struct {
	second     uint64 // filter of their second words
	first, end int32
}

// lay fills the table anew: with the words of the lexicon and those that patterns name.
func (l *lexicon) lay(named map[uint64]int32) {
	for i := range l.entries {
		if e := &l.entries[i]; e.hash != 0 {
			e.word = named[e.hash]
		}
	}
	l.table = newWordTable(l.words, named, l.openings())
}

// openings are the words that lists hold or that phrases of theirs start with.
func (l *lexicon) openings() map[uint64]listing {
	open := map[uint64]listing{}
	for name, list := range l.lists {
		for _, text := range list {
			if words := wordsOf(text); len(words) > 0 {
				open[words[0]] = open[words[0]].or(listingOf(name))
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
	t := wordTable{slots: make([]slot, n), openings: make([]opening, 1), mask: n - 1, unknown: slot{entry: -1}}
	t.listings = append(t.listings, listing{})
	places := map[listing]int32{{}: 0}
	for h := range all {
		l := lists[h]
		if _, known := places[l]; !known {
			places[l] = int32(len(t.listings))
			t.listings = append(t.listings, l)
		}
		s := slot{key: h, entry: -1, word: named[h], lists: places[l]}
		if w, known := words[h]; known {
			s.entry, s.opens = w.entry, t.open(w.phrases)
		}
		t.put(s)
	}
	return t
}

// open lays the phrases of a word, and returns the place of their opening.
func (t *wordTable) open(phrases []phrase) int32 {
	if len(phrases) == 0 {
		return 0
	}
	o := opening{first: int32(len(t.phrases)), end: int32(len(t.phrases) + len(phrases))}
	for _, p := range phrases {
		o.second |= 1 << (p.second & 63)
	}
	t.phrases, t.openings = append(t.phrases, phrases...), append(t.openings, o)
	return int32(len(t.openings) - 1)
}

func (t *wordTable) put(s slot) {
	i := (s.key ^ s.key>>29) & t.mask
	for t.slots[i].key != 0 {
		i = (i + 1) & t.mask
	}
	t.slots[i] = s
	t.filter[s.key>>6&1023] |= 1 << (s.key & 63)
}

// find returns what is known of the word of hash h; of most words that is nothing.
func (t *wordTable) find(h uint64) *slot {
	if t.filter[h>>6&1023]>>(h&63)&1 == 0 {
		return &t.unknown
	}
	i := (h ^ h>>29) & t.mask
	for t.slots[i].key != h {
		if t.slots[i].key == 0 {
			return &t.unknown
		}
		i = (i + 1) & t.mask
	}
	return &t.slots[i]
}

// classesOf returns the classes of a word by itself.
func (l *lexicon) classesOf(word string) mask {
	if e := l.table.find(token.Hash(word)).entry; e >= 0 {
		return l.entries[e].cls.mask
	}
	return mask{}
}
