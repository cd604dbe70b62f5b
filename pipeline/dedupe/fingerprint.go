package dedupe

import (
	"math/bits"
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// Sizes of the fingerprints, from the comparison in NOTES.md section 3 (recall
// .98-1.0 of trimmed and retouched copies at 633 bytes an article).
const (
	shingleWords   = 5  // words in a shingle
	winnowWindow   = 8  // of so many successive shingles at least one is indexed
	leadWords      = 50 // what counts as an article's lead
	paragraphWords = 12 // shorter paragraphs (sub-heads, bylines) are no evidence
)

// print is what is kept of an article to compare it with others.
type print struct {
	body     uint64   // hash of all its words
	size     int      // words
	title    uint64   // hash of the headline's words, 0 if it has none or a short one
	shingles []uint64 // sorted, distinct
	lead     []uint64 // the shingles of its first words, sorted, distinct
	paras    []uint64 // hashes of its paragraphs, sorted, distinct
	figures  []uint64 // hashes of its figures, sorted, distinct
	marks    []mark   // winnowed shingles, in text order
	seq      []uint64 // all shingles in text order; dropped once it is indexed
	heavy    []uint64 // shingles that very many stories share, sorted; not in shingles
}

// mark is a shingle that winnowing chose, and where it stands.
type mark struct {
	hash    uint64
	at      int32
	counted bool // its posting counts this article's story (see index.add)
}

func fingerprint(n *normaliser, title, body string, skip []schema.Span) *print {
	t := n.read(body, skip)
	p := &print{size: len(t.words), figures: t.figures}
	p.body = hashWords(t.words)
	if head := n.read(title, nil); len(head.words) >= titleWords {
		p.title = hashWords(head.words)
	}
	p.paras = paragraphHashes(t)
	p.seq = shingleHashes(t.words)
	p.shingles = distinct(slices.Clone(p.seq))
	p.lead = distinct(slices.Clone(p.seq[:min(len(p.seq), leadWords)]))
	p.marks = winnow(p.seq)
	return p
}

// mix folds the word hash w into the running hash h; the order of words matters.
func mix(h, w uint64) uint64 {
	hi, lo := bits.Mul64(h^0x9E3779B97F4A7C15, w|1)
	return hi ^ lo ^ w
}

func hashWords(words []uint64) uint64 {
	var h uint64
	for _, w := range words {
		h = mix(h, w)
	}
	return h
}

func shingleHashes(words []uint64) []uint64 {
	if len(words) < shingleWords {
		return nil
	}
	out := make([]uint64, len(words)-shingleWords+1)
	for i := range out {
		out[i] = hashWords(words[i : i+shingleWords])
	}
	return out
}

func paragraphHashes(t text) []uint64 {
	var out []uint64
	start := 0
	for _, end := range t.ends {
		if end-start >= paragraphWords {
			out = append(out, hashWords(t.words[start:end]))
		}
		start = end
	}
	return distinct(out)
}

// winnow picks the smallest shingle of each window (the rightmost of equals), so
// that two texts with winnowWindow+shingleWords-1 words in a row in common share
// a mark (Schleimer, Wilkerson, Aiken 2003).
func winnow(seq []uint64) []mark {
	var out []mark
	last := -1
	for start := 0; start+1 <= len(seq); start++ {
		end := min(start+winnowWindow, len(seq))
		if end-start < winnowWindow && start > 0 {
			break
		}
		low := start
		for i := start + 1; i < end; i++ {
			if seq[i] <= seq[low] {
				low = i
			}
		}
		if low != last {
			out = append(out, mark{hash: seq[low], at: int32(low)})
			last = low
		}
	}
	return out
}

func distinct(s []uint64) []uint64 {
	slices.Sort(s)
	return slices.Compact(s)
}

// common counts the elements that two sorted lists share.
func common(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// without returns the elements of sorted a that are not in sorted b, in a's memory.
func without(a, b []uint64) []uint64 {
	out := a[:0]
	j := 0
	for _, x := range a {
		for j < len(b) && b[j] < x {
			j++
		}
		if j == len(b) || b[j] != x {
			out = append(out, x)
		}
	}
	return out
}
