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

// likeBefore reports whether the figure of f, which stands in brackets, is of the money or the
// unit of the one before them: a conversion is not.
func (s *sentence) likeBefore(f *fact) bool {
	q := s.quantityOf(int(f.qty))
	open := int(f.qty)
	for open > s.first && !s.is(open, s.k.openParen) {
		open--
	}
	for i := open - 1; q != nil && i >= s.first && open-i < 5; i-- {
		if o := s.quantityOf(i); o != nil {
			return o.unit == q.unit && o.ccy == q.ccy
		}
	}
	return false
}

// lentPlainly reports whether what f tells lent is told of the company whole: "loans grew", but
// not "student loans grew".
func (s *sentence) lentPlainly(f *fact) bool {
	const reach = 5
	for i := int(f.trigger); i >= s.first && int(f.trigger)-i < reach; i-- {
		if s.listed("lentword", i) {
			return s.plainSeries(i)
		}
	}
	return false
}

// plainSeries reports whether the noun at node i opens a clause or stands behind a word that
// joins one: it is a series of whom the text tells of, and of nothing that is named before it.
func (s *sentence) plainSeries(i int) bool {
	if i == s.first {
		return true
	}
	n := &s.nodes[i-1]
	return n.ent < 0 && n.date < 0 && n.qty < 0 && (n.cls.has(s.k.stop.or(s.k.sub)) || n.hash == s.k.commaHash || n.hash == s.k.and || n.cls.has(s.k.pronoun) && n.cls.has(s.k.det))
}

// comparedAt reports whether the period at node i is that of a figure which another is compared
// with: "compared with the third quarter of 2007", "(H1 2007: $144 million)".
func (s *sentence) comparedAt(i int) bool {
	const reach = 2
	if i > s.first && i+1 < s.end && s.is(i-1, s.k.openParen) && s.is(i+1, s.k.colon) {
		return true
	}
	for j := i - 1; j >= s.first && i-j <= reach; j-- {
		if s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.compared) {
			return true
		}
	}
	return false
}
