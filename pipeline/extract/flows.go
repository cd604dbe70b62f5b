package extract

import "github.com/wiremill/wiremill/schema"

// Which way money flows.

// flowing gives money that flows its direction: that of the noun for it if one
// stands near, else that of the verb.
func (s *sentence) flowing(f *fact) {
	const reach = 5 // "recorded $600 million in net outflows"
	d := ""
	for i := int(f.first); i <= int(f.last)+reach && i < s.end; i++ {
		if n := &s.nodes[i]; i > int(f.last) && n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) {
			break
		}
		if v := s.payload(i, s.k.dirvalClass); v == "in" || v == "out" {
			d = v
			break
		}
		switch c := s.nodes[i].cls; {
		case d != "" || !c.has(s.k.verb) && i != int(f.last): // "saw $2 billion leave"
		case c.has(s.k.typeBits.of("flowout")):
			d = "out"
		case c.has(s.k.typeBits.of("flowin")):
			d = "in"
		case c.has(s.k.up) || c.has(s.k.typeBits.of("raiselower")) && s.sign(i) == schema.Up: // "raised their bets"
			d = "in"
		case c.has(s.k.down) || c.has(s.k.typeBits.of("raiselower")) && s.sign(i) == schema.Down:
			d = "out"
		}
	}
	if same(f.Unit, ptr(schema.UnitPoints)) { // contracts, not the points of an index
		f.Unit = ptr(schema.UnitCount)
	}
	if d == "" {
		d = s.flowsWhere(int(f.first), int(f.last))
	}
	if d != "" {
		f.Direction = &d
	}
}

// flowsWhere is the way that the preposition in nodes a to b says money goes, if no verb does:
// "$7 billion flowed out of equity funds".
func (s *sentence) flowsWhere(a, b int) string {
	for i := a; i <= b; i++ {
		switch t := s.text(i, i); {
		case s.nodes[i].ent >= 0:
		case t == "into":
			return schema.In
		case t == "from" || t == "out of" || t == "out":
			return schema.Out
		}
	}
	return ""
}
