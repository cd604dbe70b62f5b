package ingest

import "strings"

// agencies maps every spelling of a news agency to its canonical name.
type agencies map[string]string

func parseAgencies(text string) agencies {
	a := agencies{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		var canonical string
		for name := range strings.SplitSeq(line, "|") {
			name = strings.TrimSpace(name)
			if name == "" {
				continue
			}
			if canonical == "" {
				canonical = name
			}
			a[name] = canonical
		}
	}
	return a
}

// in returns the agency that a bracket opens with: "Reuters", "Reuters Life!",
// "AFP/Reuters". Longer names win.
func (a agencies) in(s string) string {
	if len(s) > 40 {
		return ""
	}
	s = strings.TrimSpace(s)
	for end := len(s); end > 0; end = strings.LastIndexAny(s[:end], " /-;") {
		if name, ok := a[s[:end]]; ok {
			return name
		}
	}
	return ""
}

// only tells whether s holds nothing but agency names: "Reuters/Xinhua".
func (a agencies) only(s string) bool {
	if len(s) > 60 {
		return false
	}
	some := false
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == ',' || r == ';' || r == '|' }) {
		if _, ok := a[strings.TrimSpace(part)]; !ok {
			return false
		}
		some = true
	}
	return some
}
