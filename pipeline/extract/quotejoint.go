package extract

import "github.com/wiremill/wiremill/pipeline/extract/entity"

// Statements of two at once.

// jointlySaid adds the statement of the second of two who say it together: "France and Germany
// said", "Finance Minister Jane Roe and central bank Governor Joe Poe said".
func (s *sentence) jointlySaid(at *attribution, facts []fact) []fact {
	i := s.saysWith(int(at.who.node), at.verb, at.who.person != nil)
	if i < 0 {
		return facts
	}
	other := *at
	if !s.fillSpeaker(i, &other.who) || other.who.name() == at.who.name() {
		return facts
	}
	if event := s.speechEvent(&other); event != "" {
		return append(facts, s.speechFact(&other, event))
	}
	return facts
}

// saysWith is the node of the name that "and" joins to who speaks at node i, right before the verb
// of saying at node v and what says when; -1 if there is none. Between two people their titles stand.
func (s *sentence) saysWith(i, v int, person bool) int {
	const longest = 8
	e := s.beforeDates(s.groupStart(v, s.first) - 1)
	if i < s.first || e < i+2 || e > i+longest || s.nodes[e].ent < 0 || s.nodes[e].cls.has(s.k.person) != person || !s.speaks(e) {
		return -1
	}
	if s.ents[s.nodes[e].ent].Flags&entity.Demonym != 0 || !s.is(i+1, s.k.and) {
		return -1
	}
	for j := e + 1; j < v; j++ {
		if s.nodes[j].ent < 0 && s.nodes[j].cls.has(s.k.be.or(s.k.to)) {
			return -1 // "are expected to announce"
		}
	}
	for j := i + 2; j < e; j++ {
		if n := &s.nodes[j]; n.ent < 0 && (n.cls.has(s.k.stop.or(s.k.verb).or(s.k.rel).or(s.k.conj)) || !person && !n.cls.has(s.k.det)) {
			return -1
		}
	}
	return e
}
