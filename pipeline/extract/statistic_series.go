package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// series takes a noun of quantity that a place owns for a statistic of it,
// though the lexicon has no name for the series: "China's cement demand",
// "Internet penetration in Brazil". The place must be named in the phrase.
func (s *sentence) series(b, h, seg, e int, out *nounPhrase) bool {
	if n := &s.nodes[h]; n.flags&token.FlagCap != 0 && n.flags&token.FlagStart == 0 {
		return false
	}
	kept := *out
	if s.owner(b, h, seg, e, out, metricOwner) && s.ofPlaces(b, h, out) {
		out.metric, out.metricNode = s.seriesName(b, h), int32(h)
		return true
	}
	*out = kept
	return false
}

// ofPlaces reports whether only places own the phrase that ends at node h, and
// nothing that is traded stands before its head ("U.S. crude supplies" is told
// by the lexicon, "London gold demand" by nobody).
func (s *sentence) ofPlaces(b, h int, np *nounPhrase) bool {
	for i := range np.subs[:np.n] {
		if !s.k.kindBits["place"].has(s.k.kindBits[np.subs[i].kind]) {
			return false
		}
	}
	for i := b; i < h; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && !n.cls.has(s.k.kindBits["place"].or(s.k.kindBits["commodity"])) || n.ent < 0 && n.cls.has(s.k.pronoun) || n.qty >= 0 {
			return false
		}
	}
	return np.n > 0
}

// seriesName is the name of a series that the lexicon does not know: its words
// without place, date and article.
func (s *sentence) seriesName(b, h int) string {
	var name strings.Builder
	for i := b; i <= h; i++ {
		n := &s.nodes[i]
		if n.ent >= 0 && n.cls.has(s.k.kindBits["place"]) || n.ent < 0 && n.cls.has(s.k.det.or(s.k.poss).or(s.k.adv).or(s.k.stop).or(s.k.prep)) || n.date >= 0 || n.hash == s.k.and {
			continue
		}
		if name.Len() > 0 {
			name.WriteByte('_')
		}
		name.WriteString(strings.ReplaceAll(strings.ToLower(s.text(i, i)), " ", "_"))
	}
	return name.String()
}

// measured resolves "the value of X", "a gauge of X", "the number of X": the
// series is X. The phrase of X begins after node seg.
func (s *sentence) measured(seg, e int, out *nounPhrase) bool {
	if seg+1 >= e || !s.is(seg, s.k.of) {
		return false
	}
	end := seg + 1
	for end < e && !s.nodes[end].cls.has(s.k.prep) && s.nodes[end].date < 0 {
		end++
	}
	kept := *out
	if end > seg+1 && s.resolveHead(seg+1, end, e, out) && out.metric != "" {
		return true
	}
	*out = kept
	return false
}
