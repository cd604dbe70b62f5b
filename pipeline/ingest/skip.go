package ingest

import (
	"slices"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

const (
	// longestMark bounds a line or bracket that can be boilerplate: staff
	// disclaimers run to 600 bytes.
	longestMark = 1200
	// shapeBytes bounds lines whose shape alone is looked at (captions, link headlines).
	shapeBytes = 400
	// tailBytes is how far before the end of a body a tail can begin.
	tailBytes = 1500
)

// skip returns the spans of body that are not the journalist's text: sorted,
// apart, on rune boundaries. lead spans are taken over.
func (m *marks) skip(body string, lead []schema.Span) []schema.Span {
	spans := slices.Clone(lead)
	spans = m.skipLines(body, spans)
	spans = m.skipBrackets(body, spans)
	spans = m.skipTail(body, spans)
	return merge(spans)
}

// merge sorts spans and joins those that touch or overlap.
func merge(spans []schema.Span) []schema.Span {
	slices.SortFunc(spans, func(a, b schema.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	out := spans[:0]
	for _, s := range spans {
		switch {
		case s.End <= s.Start:
		case len(out) > 0 && s.Start <= out[len(out)-1].End:
			out[len(out)-1].End = max(out[len(out)-1].End, s.End)
		default:
			out = append(out, s)
		}
	}
	return out
}

func (m *marks) skipLines(body string, spans []schema.Span) []schema.Span {
	prev := schema.Span{}
	for pos := 0; pos < len(body); {
		line, next := lineAt(body, pos)
		pos = next
		if line.Start == line.End {
			continue
		}
		if k := m.lineMark(body, line, prev, next); k != nil {
			if k.where == inSection {
				if para, after := nextLine(body, next); para.Start < para.End {
					line.End, pos = para.End, after
				}
			}
			spans = append(spans, line)
		}
		prev = line
	}
	return spans
}

// lineMark returns the first mark that the line fulfils.
func (m *marks) lineMark(body string, line, prev schema.Span, next int) *mark {
	text := body[line.Start:line.End]
	if len(text) > longestMark {
		return nil
	}
	for _, k := range m.line[lowerByte(text[0])] {
		if m.holds(k, text) {
			return k
		}
	}
	if len(text) > shapeBytes {
		return nil
	}
	for _, k := range m.shape {
		if k.shape == "headline" {
			if !linkHeadline(body, line, prev, next) {
				continue
			}
		}
		if m.holds(k, text) {
			return k
		}
	}
	return nil
}

func (m *marks) skipBrackets(body string, spans []schema.Span) []schema.Span {
	for pos := 0; ; {
		i := strings.IndexByte(body[pos:], '(')
		if i < 0 || pos+i+1 >= len(body) {
			return spans
		}
		open := pos + i
		pos = open + 1
		inner := open + 1 + leadingSpace(body[open+1:])
		if inner >= len(body) {
			return spans
		}
		k, end := m.bracketMark(body, open, inner)
		if k != nil {
			spans = append(spans, schema.Span{Start: open, End: end})
			pos = end
		}
	}
}

// bracketMark returns the mark that the bracket at open fulfils, and its end.
// What is inside begins at inner. Only a bracket that begins as a mark does is
// followed to its end, so that hostile input stays linear.
func (m *marks) bracketMark(body string, open, inner int) (*mark, int) {
	for _, k := range m.bracket[lowerByte(body[inner])] {
		if !startsOrIs(k, body[inner:min(len(body), inner+longestMark)]) {
			continue
		}
		end, _ := bracketEnd(body, open)
		if end > inner && m.holds(k, bracketText(body[inner:end])) {
			return k, end
		}
	}
	if len(m.anyBrack) == 0 || strings.HasPrefix(body[inner:], "((") {
		return nil, 0
	}
	near := body[:min(len(body), open+shapeBytes)]
	if strings.IndexByte(near[open:], ')') < 0 {
		return nil, 0
	}
	end, closed := bracketEnd(near, open)
	if !closed || end <= inner {
		return nil, 0
	}
	return m.firstHolding(m.anyBrack, bracketText(body[inner:end])), end
}

func bracketText(s string) string { return strings.TrimRight(s, ") \t\r\n") }

func (m *marks) firstHolding(list []*mark, text string) *mark {
	for _, k := range list {
		if m.holds(k, text) {
			return k
		}
	}
	return nil
}

// bracketEnd returns the end of the bracket at open. One that is never closed
// ends with its line, if that is near.
func bracketEnd(body string, open int) (end int, closed bool) {
	limit := min(len(body), open+longestMark)
	depth := 0
	for i := open; i < limit; i++ {
		switch body[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1, true
			}
		case '\n':
			if strings.HasPrefix(body[i:], "\n\n") {
				return i, false
			}
		}
	}
	if i := strings.IndexByte(body[open:limit], '\n'); i >= 0 {
		return open + i, false
	}
	if limit == len(body) {
		return limit, false
	}
	return open, false
}

// skipTail finds the first sentence near the end from which on only service
// text comes.
func (m *marks) skipTail(body string, spans []schema.Span) []schema.Span {
	for i := max(0, len(body)-tailBytes); i < len(body); i++ {
		switch body[i] {
		case '.', '!', '?', ')', '"', '\n', 0x9d: // 0x9d ends ”
		default:
			continue
		}
		start := i + 1 + leadingSpace(body[i+1:])
		if start >= len(body) {
			break
		}
		if m.firstHolding(m.tail[lowerByte(body[start])], body[start:]) != nil {
			return append(spans, schema.Span{Start: start, End: len(body)})
		}
	}
	return spans
}

// lineAt returns the line at pos without the space around it, and where the
// next one begins.
func lineAt(body string, pos int) (schema.Span, int) {
	end, next := len(body), len(body)
	if i := strings.IndexByte(body[pos:], '\n'); i >= 0 {
		end, next = pos+i, pos+i+1
	}
	text := body[pos:end]
	start := pos + len(text) - len(strings.TrimLeft(text, " \t\r\u00a0"))
	return schema.Span{Start: start, End: start + len(strings.TrimSpace(body[start:end]))}, next
}

// nextLine returns the first line at or after pos that is not blank.
func nextLine(body string, pos int) (schema.Span, int) {
	for pos < len(body) {
		line, next := lineAt(body, pos)
		if line.Start < line.End {
			return line, next
		}
		pos = next
	}
	return schema.Span{Start: pos, End: pos}, pos
}
