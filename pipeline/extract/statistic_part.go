package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// partOfLand gives a figure of the United States to the part of it that the sentence
// names with it: "down 21 percent in the Northeast", "The Midwest saw sales fall 6 percent".
func (s *sentence) partOfLand(f, of *fact) {
	if f.EventType != schema.MacroIndicator || !ofUnitedStates(&f.sub) {
		return
	}
	if f.drop = f.drop || s.unnamedPart(f); f.drop {
		return
	}
	name := s.partBehind(f)
	if name == "" {
		name = s.partBefore(f)
	}
	if name == "" && of != nil && of.sub.ent == nil && ofUnitedStates(&of.sub) {
		name = of.sub.name // of which the figure beside it is
	}
	if name != "" {
		f.sub.ent, f.sub.name, f.sub.kind = nil, name, schema.KindMacro
	}
}

// ofUnitedStates reports whether a statistic is of the United States or, as the one
// before it, of a part of them.
func ofUnitedStates(x *subject) bool {
	if x.ent == nil {
		return x.weak && x.kind == schema.KindMacro && strings.HasPrefix(x.name, partPrefix)
	}
	return x.ent.Country == "US" && x.ent.Kind == entity.KindCountry
}

// partPrefix stands before the name of a part of the United States.
const partPrefix = "US "

// partBehind is the part in which the figure of f is: "down 21 percent in the Northeast".
func (s *sentence) partBehind(f *fact) string {
	const reach = 4
	last := max(int(f.last), int(f.qty))
	for i := last + 1; i+1 < s.end && i <= last+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.hash == inHash && s.partName(i+1) != "":
			return s.partName(i + 1)
		case n.qty >= 0, n.date < 0 && n.hash != inHash && !s.listed("measureunit", i):
			return ""
		}
	}
	return ""
}

// partBefore is the part that stands with the series or as the subject of the verb, or
// that opens the sentence: "sales in the Northeast fell", "The Midwest saw sales fall".
func (s *sentence) partBefore(f *fact) string {
	first := min(int(f.first), int(f.trigger))
	for i := int(f.trigger) - 2; i >= max(s.first, first-1) && i >= int(f.trigger)-longestSeries; i-- {
		if name := s.partName(i); name != "" {
			return name
		}
		if s.nodes[i].cls.has(s.k.verb) {
			break
		}
	}
	if f.sub.weak && s.first+2 < s.end && first > s.first && s.nodes[s.first+2].ent < 0 && s.nodes[s.first+2].cls.has(s.k.verb) {
		return s.partName(s.first)
	}
	return ""
}

// partName is the name of the part of the United States that "the" or "U.S." at node i opens.
func (s *sentence) partName(i int) string {
	if i < s.first || i+1 >= s.end || !s.nodes[i].cls.has(s.k.det) && s.text(i, i) != "U.S." {
		return ""
	}
	if s.listed("landpart", i+1) && s.nodes[i+1].cls.has(s.k.cap) && !(i+2 < s.end && s.nodes[i+2].ent < 0 && s.nodes[i+2].cls.has(s.k.cap)) {
		return partPrefix + s.text(i+1, i+1)
	}
	return s.regionName(i + 1)
}

// regionName is the name that a part of the country has by what it lies at, from node i
// on: "Mid-Atlantic region", "St. Louis area".
func (s *sentence) regionName(i int) string {
	const longest = 4
	for j := i; j < s.end && j <= i+longest; j++ {
		n := &s.nodes[j]
		switch {
		case j > i && n.ent < 0 && s.listed("regionnoun", j):
			return partPrefix + s.text(i, j-1)
		case n.ent >= 0 && n.cls.has(s.k.place) && !n.cls.has(s.k.kindBits.of("country")), n.ent < 0 && n.cls.has(s.k.cap) || s.isDash(j):
		default:
			return ""
		}
	}
	return ""
}

// unnamedPart reports whether the phrase of a series says that it is one of a part of the
// country, and not of which: "a regional factory index".
func (s *sentence) unnamedPart(f *fact) bool {
	part := false
	for i := max(s.first, int(f.phraseAt)); i < int(f.trigger); i++ {
		n := &s.nodes[i]
		if n.ent >= 0 {
			return false
		}
		part = part || s.listed("unnamedpart", i)
	}
	return part
}
