package extract

import "github.com/wiremill/wiremill/schema"

// uncompared reports whether the figure of a result or an outlook is not compared with the
// year before: a sum that is told as it stands, of an earlier period or as foreseen, and a
// share by which an outlook was moved or is passed.
func (s *sentence) uncompared(f *fact) bool {
	if f.qty < 0 || f.EventType != schema.EarningsResult && f.EventType != schema.Guidance {
		return false
	}
	return s.outlookMoved(f) || s.againstOutlook(f) || f.EventType == schema.EarningsResult && s.standing(f)
}

// standing reports whether a sum is told for itself, and not as what a change led to.
func (s *sentence) standing(f *fact) bool {
	if f.Unit == nil || *f.Unit != schema.UnitCurrency || f.Value == nil {
		return false
	}
	if f.Direction == nil || f.prior || f.Modality == schema.Past || f.Modality == schema.Forecast {
		return true
	}
	for i := int(f.first); i <= int(f.last); i++ {
		n := &s.nodes[i]
		if n.ent < 0 && n.cls.has(s.k.up.or(s.k.down).or(s.k.upNoun).or(s.k.downNoun)) {
			return false
		}
	}
	_, sign := s.changeOf(int(f.last))
	return sign == "" // "a loss of $5 million": down says only that it is one
}

// outlookMoved reports whether a figure says by how much an outlook was moved: "cut its
// full-year profit forecast by 8 percent".
func (s *sentence) outlookMoved(f *fact) bool {
	by := false
	for i := int(f.qty) - 1; i > int(f.trigger); i-- {
		n := &s.nodes[i]
		by = by || n.hash == s.k.by
		if n.ent < 0 && n.cls.has(s.k.typeBits.of("outlooknoun")) {
			return by
		}
	}
	return false
}

// againstOutlook reports whether a figure is compared with an outlook: "14 percent below its
// previous forecast", "11 percent higher than analysts' estimates".
func (s *sentence) againstOutlook(f *fact) bool {
	const reach = 7
	compared := false
	from := max(f.qty, f.last)
	for i := int(from) + 1; i < s.end && i <= int(from)+reach; i++ {
		n := &s.nodes[i]
		switch {
		case n.date >= 0 || n.ent >= 0:
		case n.cls.has(s.k.typeBits.of("outlooknoun").or(s.k.typeBits.of("consensusnoun"))):
			return compared
		case n.hash == s.k.than || n.cls.has(s.k.typeBits.of("beforeprep")) || s.begins("thanword", i):
			compared = true
		case n.hash == s.k.commaHash || n.hash == s.k.semicolon || n.qty >= 0:
			return false
		}
	}
	return false
}
