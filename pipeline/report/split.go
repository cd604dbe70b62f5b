package report

import "strings"

// userStatement is one statement of a script and the line it starts in.
type userStatement struct {
	text string
	line int
}

// splitStatements cuts a script at its semicolons, leaving out parts that hold
// only space and comments. DuckDB runs whole scripts too, but does not say
// which statement failed.
func splitStatements(script string) []userStatement {
	var out []userStatement
	start, first := 0, -1 // of the statement; first is its first byte of code
	flush := func(end int) {
		if first >= 0 {
			line := 1 + strings.Count(script[:first], "\n")
			out = append(out, userStatement{strings.TrimSpace(script[start:end]), line})
		}
		start, first = end+1, -1
	}
	for i := 0; i < len(script); {
		n, code := lexeme(script[i:])
		if n == 1 && script[i] == ';' {
			flush(i)
		} else if code && first < 0 {
			first = i
		}
		i += n
	}
	flush(len(script))
	return out
}

// lexeme returns the length of the quoted text, comment or single byte that s
// begins with, and whether it is code (neither space nor comment).
func lexeme(s string) (n int, code bool) {
	switch {
	case strings.HasPrefix(s, "--"):
		return until(s, 2, "\n"), false
	case strings.HasPrefix(s, "/*"):
		return until(s, 2, "*/"), false
	case s[0] == '\'' || s[0] == '"':
		return until(s, 1, s[:1]), true // a doubled quote is two quoted texts in a row
	case len(s) > 2 && (s[0] == 'E' || s[0] == 'e') && s[1] == '\'':
		return escaped(s), true
	case s[0] == '$':
		if tag := dollarTag(s); tag != "" {
			return until(s, len(tag), tag), true
		}
	}
	return 1, !strings.ContainsRune(" \t\r\n\f\v", rune(s[0]))
}

// until returns the length of s up to and with the first end after from.
func until(s string, from int, end string) int {
	if i := strings.Index(s[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(s)
}

// escaped returns the length of a literal E'...' with backslash escapes.
func escaped(s string) int {
	for i := 2; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '\'':
			return i + 1
		}
	}
	return len(s)
}

// dollarTag returns the opening $tag$ of a dollar-quoted text, "" if s is none.
func dollarTag(s string) string {
	end := strings.IndexByte(s[1:], '$')
	if end < 0 {
		return ""
	}
	tag := s[:end+2]
	for _, r := range tag[1 : len(tag)-1] {
		if r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return ""
		}
	}
	return tag
}
