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
	for j := i; j < s.end && j < end+10; j++ { // "US aircraft carried out strikes in Norway"
		if s.located(j) && place(j) {
			return true
		}
	}
	for j := i - 1; j >= s.first; j-- { // "attacks in Norway in which four people, three of them Danes, were killed"
		if s.located(j) && place(j) {
			return true
		}
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

// located reports whether the name at node j says where something is: "in northern Norway".
func (s *sentence) located(j int) bool {
	const reach = 3
	if s.nodes[j].ent < 0 || s.demonym(j) {
		return false
	}
	for k := j - 1; k >= s.first && k >= j-reach; k-- {
		n := &s.nodes[k]
		if n.ent < 0 && s.listed("locative", k) {
			return true
		}
		if n.ent >= 0 || !n.cls.has(s.k.det.or(s.k.adj)) {
			return false
		}
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

// victims reports whether fact f counts those whom a disaster or an attack struck: one is named in
// the sentence, the article told of one, or people have been killed, wounded or driven out.
func (s *sentence) victims(f *fact) bool {
	if d := &s.doc.scenery; s.calamity() || d.ok && s.index+1-d.sentence <= meetingMemory {
		return true
	}
	i := int(f.qty) + 1
	for i < s.end && i < int(f.qty)+3 && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adj) {
		i++
	}
	return f.qty >= 0 && i < s.end && (s.listed("human", i) || s.nodes[i].ent >= 0 && s.demonym(i)) && !s.epidemic()
}

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
