package dedupe

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/wiremill/wiremill/schema"
	"github.com/zeebo/xxh3"
)

//go:embed variants.txt
var variantsFile string

// normaliser maps a text to word hashes in which house style does not show:
// case, punctuation, apostrophes, thousands commas, "per cent", "mln", "labour".
type normaliser struct {
	single map[uint64]uint64            // variant -> canonical
	pair   map[uint64]map[uint64]uint64 // first word, second word -> canonical
}

var pctHash = xxh3.HashString("pct") // what a % sign counts as

func newNormaliser() *normaliser {
	n := &normaliser{map[uint64]uint64{}, map[uint64]map[uint64]uint64{}}
	for line := range strings.Lines(variantsFile) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
		case len(f) == 2:
			n.single[xxh3.HashString(f[0])] = xxh3.HashString(f[1])
		case len(f) == 3:
			first := xxh3.HashString(f[0])
			if n.pair[first] == nil {
				n.pair[first] = map[uint64]uint64{}
			}
			n.pair[first][xxh3.HashString(f[1])] = xxh3.HashString(f[2])
		}
	}
	return n
}

// text is a body as comparable words.
type text struct {
	words   []uint64
	figures []uint64 // hashes of the words that begin with a digit, sorted, distinct
	ends    []int    // for each paragraph, the index after its last word
}

// read normalises body without the spans in skip. A line break ends a paragraph.
func (n *normaliser) read(body string, skip []schema.Span) text {
	t := text{words: make([]uint64, 0, len(body)/6+4)}
	buf := make([]byte, 0, 64)
	pos := 0
	for _, s := range sortedSpans(skip, len(body)) {
		if s.Start > pos {
			buf = n.run(&t, body[pos:s.Start], buf)
		}
		t.endParagraph()
		pos = max(pos, s.End)
	}
	n.run(&t, body[pos:], buf)
	t.endParagraph()
	slices.Sort(t.figures)
	t.figures = slices.Compact(t.figures)
	return t
}

// sortedSpans orders spans and clips them to a text of size bytes.
func sortedSpans(spans []schema.Span, size int) []schema.Span {
	out := make([]schema.Span, 0, len(spans))
	for _, s := range spans {
		s.Start, s.End = max(s.Start, 0), min(s.End, size)
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b schema.Span) int { return a.Start - b.Start })
	return out
}

func (t *text) endParagraph() {
	if k := len(t.words); k > 0 && (len(t.ends) == 0 || t.ends[len(t.ends)-1] < k) {
		t.ends = append(t.ends, k)
	}
}

// run appends the words of s to t; buf is scratch and is returned for reuse.
func (n *normaliser) run(t *text, s string, buf []byte) []byte {
	buf = buf[:0]
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			buf = append(buf, c)
			i++
		case c >= 'A' && c <= 'Z':
			buf = append(buf, c+'a'-'A')
			i++
		case c == '\'' || c == ',' && betweenDigits(s, i):
			i++ // it's, 1,234
		case c == '.' && betweenDigits(s, i):
			buf = append(buf, c)
			i++
		case c == '.' && acronymDot(s, i):
			i++ // U.S.
		case c == '%':
			buf = n.flush(t, buf)
			t.words = append(t.words, pctHash)
			i++
		case c < 0x80:
			buf = n.flush(t, buf)
			if c == '\n' {
				t.endParagraph()
			}
			i++
		default:
			var keep bool
			size := 0
			if keep, size = wordBytes(s, i); keep {
				buf = append(buf, s[i:i+size]...)
			} else if size < 0 { // an apostrophe
				size = -size
			} else {
				buf = n.flush(t, buf)
			}
			i += size
		}
	}
	return n.flush(t, buf)
}

// flush ends the word in buf.
func (n *normaliser) flush(t *text, buf []byte) []byte {
	if len(buf) == 0 {
		return buf
	}
	h := xxh3.Hash(buf)
	if buf[0] >= '0' && buf[0] <= '9' {
		t.figures = append(t.figures, h)
	}
	if c, ok := n.single[h]; ok {
		h = c
	}
	if k := len(t.words); k > 0 {
		if c, ok := n.pair[t.words[k-1]][h]; ok {
			t.words[k-1] = c
			return buf[:0]
		}
	}
	t.words = append(t.words, h)
	return buf[:0]
}

// wordBytes says whether the non-ASCII character at i belongs to a word, and its
// length in bytes; the length is negative for an apostrophe, which neither
// belongs to a word nor ends one.
func wordBytes(s string, i int) (bool, int) {
	c := s[i]
	switch {
	case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x99:
		return false, -3 // ’
	case c == 0xE2 && i+2 < len(s): // U+2000-2FFF: dashes, quotes, currency and other signs
		return false, 3
	case c == 0xC2 && i+1 < len(s): // U+0080-00BF: no-break space, signs
		return false, 2
	}
	return true, 1
}

func digit(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

func letter(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
}

func betweenDigits(s string, i int) bool { return digit(s, i-1) && digit(s, i+1) }

// acronymDot: the dot at i follows a letter that stands alone, as in "U.S.".
func acronymDot(s string, i int) bool {
	return letter(s, i-1) && !letter(s, i-2) && !digit(s, i-2)
}
