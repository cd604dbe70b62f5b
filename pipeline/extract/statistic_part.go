package extract

import "github.com/wiremill/wiremill/schema"

// partOfLand gives a figure of the United States to the part of it that the sentence
// names with it: "down 21 percent in the Northeast", "The Midwest saw sales fall 6 percent".
func (s *sentence) partOfLand(f *fact) {
	if f.EventType != schema.MacroIndicator || f.sub.ent == nil || f.sub.ent.Country != "US" || f.sub.ent.Kind != "country" {
		return
	}
	const reach = 4
	last := max(int(f.last), int(f.qty))
	for i := last + 1; i+1 < s.end && i <= last+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.hash == inHash && s.partName(i+1) != "":
			f.sub.ent, f.sub.name, f.sub.kind = nil, s.partName(i+1), schema.KindMacro
			return
		case n.date < 0 && n.hash != inHash && n.qty < 0 && !s.listed("measureunit", i):
			return
		case n.qty >= 0:
			return
		}
	}
	if first := min(int(f.first), int(f.trigger)); f.sub.weak && s.first+2 < s.end && first > s.first {
		if name := s.partName(s.first); name != "" && s.nodes[s.first+2].ent < 0 && s.nodes[s.first+2].cls.has(s.k.verb) {
			f.sub.ent, f.sub.name, f.sub.kind = nil, name, schema.KindMacro
		}
	}
}

// partName is the name of the part of the United States that "the" at node i opens.
func (s *sentence) partName(i int) string {
	if i+1 >= s.end || !s.nodes[i].cls.has(s.k.det) || s.nodes[i+1].ent >= 0 {
		return ""
	}
	if s.listed("landpart", i+1) && s.nodes[i+1].cls.has(s.k.cap) && !(i+2 < s.end && s.nodes[i+2].ent < 0 && s.nodes[i+2].cls.has(s.k.cap)) {
		return "US " + s.text(i+1, i+1)
	}
	return ""
}
