package extract

import "github.com/wiremill/wiremill/schema"

// Money raised by going public: what is told as raised, or as shares sold, is of a listing where
// the sentence says so: "raised $2 billion in a Hong Kong float".

// listRaised makes listings of the financings that the sentence tells of an offering, and drops
// those that another fact tells as one.
func (s *sentence) listRaised(facts []fact) {
	for k := range facts {
		f := &facts[k]
		switch {
		case f.EventType != schema.Financing || f.drop || f.Value == nil:
			continue
		case floatHas(facts, f.qty):
			f.drop = true
			continue
		case f.sub.kind != schema.KindCompany || !s.raisedByFloat(f):
			continue
		}
		f.EventType, f.EventSubtype = schema.Listing, ptr("pricing")
	}
}

// floatHas reports whether a listing has the figure at node q.
func floatHas(facts []fact, q int32) bool {
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.Listing && !f.drop && f.qty == q {
			return true
		}
	}
	return false
}

// raisedByFloat reports whether a word of going public stands beside fact f and none of
// borrowing, of a round of funding, or of a time between the two.
func (s *sentence) raisedByFloat(f *fact) bool {
	const before, behind = 12, 12
	float := false
	for i := max(s.first, int(f.first)-before); i < s.end && i <= int(f.last)+behind; i++ {
		n := &s.nodes[i]
		switch {
		case n.ent >= 0 || n.qty >= 0 || n.date >= 0:
		case s.listed("floatnot", i):
			return false
		case i > int(f.last) && n.hash == s.k.semicolon:
			return float
		case n.cls.has(s.k.floatNoun), s.listed("floatword", i):
			float = true
		}
	}
	return float
}
