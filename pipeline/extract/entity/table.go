package entity

import (
	"math"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// node is a prefix of at least one name, or a word of the word lists, or both.
type node struct {
	key   uint64
	class class
	read  uint32 // first reading of the name that ends here, +1; top bit: longer names go on
}

const deeper = 1 << 31

// table maps running hashes of words to nodes: open addressing, one array.
type table struct {
	nodes []node
	mask  uint64
	used  int
	pairs *[1 << 14]uint64 // set of the keys of two words and more, by 20 of their bits: a miss here spares one in nodes, which no cache holds
}

// longer notes the key of a name's first words.
func (t *table) longer(key uint64) {
	at := spread(key) >> 40 & (1<<20 - 1)
	t.pairs[at>>6] |= 1 << (at & 63)
}

// mayBe reports whether key may be that of a name's first words.
func (t *table) mayBe(key uint64) bool {
	at := spread(key) >> 40 & (1<<20 - 1)
	return t.pairs[at>>6]>>(at&63)&1 != 0
}

func newTable(capacity int) table {
	n := 1024
	for n < capacity*2 {
		n *= 2
	}
	return table{nodes: make([]node, n), mask: uint64(n - 1), pairs: new([1 << 14]uint64)}
}

// find returns the node of key, nil if there is none.
func (t *table) find(key uint64) *node {
	if i := t.index(key); i >= 0 {
		return &t.nodes[i]
	}
	return nil
}

// index returns the place of key's node, -1 if there is none.
func (t *table) index(key uint64) int {
	for i := spread(key) & t.mask; ; i = (i + 1) & t.mask {
		switch t.nodes[i].key {
		case key:
			return int(i)
		case 0:
			return -1
		}
	}
}

// put returns the node of key, made if need be. The pointer holds until the next put.
func (t *table) put(key uint64) *node {
	if (t.used+1)*2 > len(t.nodes) {
		t.grow()
	}
	for i := spread(key) & t.mask; ; i = (i + 1) & t.mask {
		n := &t.nodes[i]
		if n.key == key {
			return n
		}
		if n.key == 0 {
			n.key = key
			t.used++
			return n
		}
	}
}

func (t *table) grow() {
	old := t.nodes
	*t = table{nodes: make([]node, 2*len(old)), mask: uint64(2*len(old) - 1), used: t.used, pairs: t.pairs}
	for _, n := range old {
		if n.key == 0 {
			continue
		}
		i := spread(n.key) & t.mask
		for t.nodes[i].key != 0 {
			i = (i + 1) & t.mask
		}
		t.nodes[i] = n
	}
}

// spread moves the high bits of a hash down: FNV's low bits alone cluster.
func spread(h uint64) uint64 { return h ^ h>>29 }

// mix appends a word to a running hash.
func mix(h, word uint64) uint64 { return (h<<7|h>>57)*0x9E3779B97F4A7C15 ^ word }

// Hashes that matching needs by value.
var (
	hashAmp  = token.Hash("&")
	hashAnd  = token.Hash("and")
	hashOf   = token.Hash("of")
	hashThe  = token.Hash("the")
	hashPoss = token.Hash("'s")
	hashDot  = token.Hash(".")
)

// wordKey returns what a token contributes to a running hash: numbers count by
// value, & is and.
func wordKey(t *token.Token) uint64 {
	switch t.Kind {
	case token.Number:
		return math.Float64bits(t.Value)*0x9E3779B97F4A7C15 | 1
	case token.Poss:
		return hashPoss
	}
	if t.Hash == hashAmp {
		return hashAnd
	}
	return t.Hash
}

var (
	hashIn       = token.Hash("in")
	hashGroup    = token.Hash("group")
	hashSeries   = token.Hash("series")
	hashClass    = token.Hash("class")
	hashMaker    = token.Hash("maker")
	hashHoldings = token.Hash("holdings")
	hashHolding  = token.Hash("holding")
	hashEmini    = token.Hash("e-mini")
	hashYear     = token.Hash("year")
	hashRate     = token.Hash("rate")
	hashA        = token.Hash("a")
	hashAn       = token.Hash("an")
	hashWon      = token.Hash("won")
	hashListed   = token.Hash("listed")
	hashNear     = token.Hash("near")
	hashWere     = token.Hash("were")
	hashClosed   = token.Hash("closed")
	hashShut     = token.Hash("shut")
	hashMarket   = token.Hash("market")
	hashMarkets  = token.Hash("markets")
	hashStock    = token.Hash("stock")
	hashShare    = token.Hash("share")
	hashEquity   = token.Hash("equity")
	hashInto     = token.Hash("into")
	hashFrom     = token.Hash("from")
	hashOn       = token.Hash("on")
)

var hashIndex = token.Hash("index")

var (
	hashReporting = token.Hash("reporting")
	hashEditing   = token.Hash("editing")
	hashWriting   = token.Hash("writing")
	hashBy        = token.Hash("by")
	hashAt        = token.Hash("at")
	hashWith      = token.Hash("with")
	hashFor       = token.Hash("for")
	hashWhich     = token.Hash("which")
)
