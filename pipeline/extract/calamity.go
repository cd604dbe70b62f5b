package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// scene finds where something happened: the nearest country or city of the
// sentence, after node i first, else that of the disaster told last.
func (s *sentence) scene(i, end int, np *nounPhrase) bool {
	np.reset(i, i)
	place := func(j int) bool {
		n := &s.nodes[j]
		if n.ent < 0 || !n.cls.has(s.k.place) {
			return false
		}
		e := s.ents[n.ent].Ent
		if c := s.doc.gaz.Country(e.Country); c != nil {
			e = c
		}
		np.add(subject{ent: e, kind: e.Kind, first: int32(j), last: int32(j)})
		return true
	}
	for j := i; j < s.end && j < end+10; j++ {
		if place(j) {
			return true
		}
	}
	for j := i - 1; j >= s.first; j-- {
		if place(j) {
			return true
		}
	}
	if d := &s.doc.scenery; d.ok && s.index+1-d.sentence <= meetingMemory { // "One person was hurt in the fire"
		np.add(s.weak(d.sub, i))
		return true
	}
	return false
}

// afflicted finds where the disease of the match [i,end) is: the nearest place in it, behind
// it or before it, else the one that the article is about.
func (s *sentence) afflicted(i, end int, np *nounPhrase) bool {
	const behind = 8
	np.reset(i, i)
	place := func(j int) bool {
		n := &s.nodes[j]
		if n.ent < 0 || !n.cls.has(s.k.kindBits.of("country").or(s.k.kindBits.of("city")).or(s.k.kindBits.of("region"))) {
			return false
		}
		np.add(s.named(j))
		return true
	}
	for j := i; j < s.end && j < end+behind; j++ {
		if n := &s.nodes[j]; j >= end && n.ent < 0 && n.cls.has(s.k.verb.or(s.k.stop).or(s.k.conj)) && n.date < 0 {
			break
		}
		if place(j) {
			return true
		}
	}
	for j := i - 1; j >= s.first; j-- {
		if s.nodes[j].hash == s.k.semicolon {
			break
		}
		if place(j) {
			return true
		}
	}
	for j := i; j < s.end && j < end+behind; j++ {
		if w := s.doc.gaz.World(); s.nodes[j].ent < 0 && s.listed("worldword", j) {
			np.add(s.weak(subject{ent: w, kind: w.Kind}, j))
			return true
		}
	}
	return s.land(i, end, np)
}

// noteCalamity remembers where the last disaster or attack of the article was.
func (s *sentence) noteCalamity(facts []fact) {
	for k := range facts {
		if f := &facts[k]; f.EventType == schema.Shock && !f.drop {
			s.doc.scenery = measure{sub: f.sub, ok: true, sentence: s.index + 1}
			return
		}
	}
}

// calamity: the sentence names what kills.
func (s *sentence) calamity() bool { return s.mentions("calamity") || s.namedStorm() }

func (s *sentence) namedStorm() bool {
	for i := s.first; i < s.end; i++ {
		t := strings.ToLower(s.text(i, i))
		if strings.HasPrefix(t, "hurricane") || strings.HasPrefix(t, "typhoon") {
			return true
		}
	}
	return false
}

// epidemic: the sentence, or the article before it, names a disease.
func (s *sentence) epidemic() bool {
	d := s.doc
	for ; d.readTo < s.first && !d.disease; d.readTo++ {
		d.disease = s.listed("epidemic", d.readTo)
	}
	return d.disease || s.mentions("disease")
}
