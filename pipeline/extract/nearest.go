package extract

import "github.com/wiremill/wiremill/pipeline/extract/when"

// nearestDate is nearest for what only a date fits: many sentences have none.
func (s *sentence) nearestDate(f *fact, fits func(int) bool) int {
	if !s.cls.has(s.k.date) {
		return -1
	}
	return s.nearest(f, fits)
}

// nearest finds the date expression of the fact's clause that fits: after the
// trigger first, then before it, then one that opens the sentence.
func (s *sentence) nearest(f *fact, fits func(int) bool) int {
	for i := int(f.trigger); i <= int(f.last); i++ {
		if fits(i) {
			return i
		}
	}
	for i, past := int(f.last)+1, int(f.last); i < s.end && i <= past+clauseReach; i++ {
		if to := s.otherMeasure(i); to > i {
			i, past = to, to
			continue
		}
		if s.clauseBreak(i) {
			break
		}
		if fits(i) {
			if past > int(f.last) && s.dateExpr(i).Prep == when.By {
				break // the last day of what was announced on another
			}
			return i
		}
	}
	for i := int(f.trigger) - 1; i >= s.first && i >= int(f.first)-clauseReach; i-- {
		if s.clauseBreak(i) {
			break
		}
		if fits(i) {
			return i
		}
	}
	i := s.first
	if !s.moves(f) && !periodicType(f.EventType) {
		i = s.openingDate()
	}
	if (i == s.first || i < int(f.first)) && fits(i) && !s.clauseBreakBetween(i, int(f.first)) {
		return i
	}
	return -1
}
