package extract

import "github.com/wiremill/wiremill/pipeline/extract/entity"

// Who runs a house and is told by that alone: "Fiat's chief executive said", "the chairman of
// Swatch", and of the company that the sentence is about: "its finance director said".

// companyChief reads who runs a company, without a name, where the role ends at node e or the
// company that it is of does.
func (s *sentence) companyChief(e int, who *speaker) bool {
	if e-1 <= s.first {
		return false
	}
	if o := s.firmNamed(e); o != nil && s.nodes[e-1].ent < 0 && s.listed("ofhouse", e-1) && s.chiefly(e-2) {
		return s.chiefOf(o, e, e-2, who) // "the chairman of Swatch"
	}
	if !s.chiefly(e) {
		return false
	}
	const longest = 4 // "Nissan's outgoing co-chief executive"
	for p := e - 1; p > s.first && p > e-longest; p-- {
		n := &s.nodes[p]
		switch {
		case n.ent < 0 && n.cls.has(s.k.poss):
			if o := s.firmNamed(p - 1); o != nil {
				return s.chiefOf(o, p-1, e, who)
			}
			return s.nodes[p-1].ent < 0 && s.nodes[p-1].cls.has(s.k.anaphor) && s.is(max(p-2, s.first), theHash) && s.chiefOf(s.firmBefore(p-2), e, e, who)
		case n.ent < 0 && s.text(p, p) == "its":
			return s.chiefOf(s.firmBefore(p), e, e, who)
		case n.ent >= 0 || !n.cls.has(s.k.word) || n.cls.has(s.k.verb.or(s.k.prep).or(s.k.det)):
			return false
		}
	}
	return false
}

// chiefly reports whether node i is the role of who runs a company.
func (s *sentence) chiefly(i int) bool {
	return i >= s.first && s.nodes[i].ent < 0 && (s.nodes[i].cls.has(s.k.typeBits.of("manager")) && !s.listed("mouthpiece", i) || s.listed("chiefword", i))
}

// executiveOf takes for the house of executives without a name, the last of their words at node i,
// the company that the sentence is about: "Nissan will wait, a top executive said".
func (s *sentence) executiveOf(i int, who *speaker) bool {
	const longest = 4
	b := i
	for b > s.first && b > i-longest && s.nodes[b-1].ent < 0 && s.nodes[b-1].date < 0 && s.nodes[b-1].cls.has(s.k.word) && !s.nodes[b-1].cls.has(s.k.verb.or(s.k.prep)) {
		b--
	}
	for j := b; j < i; j++ { // not "industry executives", "analysts and executives"
		if n := &s.nodes[j]; !n.cls.has(s.k.det.or(s.k.adj).or(s.k.adv)) && !s.listed("executiverank", j) {
			return false
		}
	}
	who.org = s.firmBefore(b)
	return who.org != nil
}

// firmNamed is the listed company that node i names, nil if it names none.
func (s *sentence) firmNamed(i int) *entity.Entity {
	if i < s.first || s.nodes[i].ent < 0 || !s.nodes[i].cls.has(s.k.company) || s.demonym(i) {
		return nil
	}
	return s.ents[s.nodes[i].ent].Ent
}

// chiefOf makes who runs o the speaker, by the role at node r.
func (s *sentence) chiefOf(o *entity.Entity, node, r int, who *speaker) bool {
	if o == nil {
		return false
	}
	*who = speaker{org: o, node: int32(node), title: s.text(r, r)}
	return true
}

// firmBefore is the company that the sentence has named first before node b, behind a comma that
// ends what was said; where nothing stands before it, the company of the article.
func (s *sentence) firmBefore(b int) *entity.Entity {
	if b == s.first || b > s.first && s.nodes[b-1].cls.has(s.k.quote) {
		if m := s.ctx.mainCo; m != nil {
			return m.ent
		}
		return nil
	}
	if !s.is(b-1, s.k.commaHash) {
		return nil
	}
	const reach = 10
	for i := s.first; i < b && i < s.first+reach; i++ {
		if o := s.firmNamed(i); o != nil {
			return o
		}
	}
	return nil
}
