package when

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

//go:embed data/words.txt
var wordsData string

// class is what a word does in a date expression; a word has one class or more.
type class uint64

const (
	cWeekday class = 1 << iota
	cWeekdayShort
	cMonth
	cMonthShort
	cUnit
	cUnits
	cBasis
	cBasisAdj
	cNumber
	cFew
	cOrdinal
	cDay
	cDaytime
	cClockword
	cRel
	cPast
	cPrior
	cComing
	cFollowing
	cSame
	cRecent
	cPart
	cEdge
	cEarlier
	cAgo
	cBefore
	cPrep
	cThe
	cAnd
	cSo
	cFar
	cAbout
	cRecord
	cEnded
	cLocal
	cAmpm
	cFiscal
	cCalendar
	cYearNoun
	cNotYear
	cEpithet
	cSeason
	cStreak
	cChange
	cInitial
	cPeriod
	cHoliday
	cZone
	cCity
)

func classNames() []string {
	return []string{"weekday", "weekday_short", "month", "month_short", "unit", "units", "basis", "basis_adj", "number", "few", "ordinal",
		"day", "daytime", "clockword", "rel", "past", "prior", "coming", "following", "same", "recent", "part", "edge", "earlier",
		"ago", "before", "prep", "the", "and", "so", "far", "about", "record", "ended", "local", "ampm", "fiscal", "calendar",
		"year_noun", "not_year", "epithet", "season", "streak", "change", "initial", "period", "holiday", "zone", "city"}
}

// word is what the lexicon knows of a word. Values of different classes of
// one word do not clash: each class keeps its own in val.
type word struct {
	hash uint64
	cls  class
	val  [4]int16 // by slot(class)
}

// slot says which value of a word a class reads.
func slot(c class) int {
	switch c {
	case cAgo, cEdge, cClockword, cZone:
		return 1
	case cPrep, cOrdinal, cCity:
		return 2
	case cHoliday, cRecord, cInitial:
		return 3
	}
	return 0
}

// lexicon is an open-addressing table from token hash to word.
type lexicon struct {
	slots []word
	mask  uint64
}

// find returns the word with hash h, nil if there is none.
func (l *lexicon) find(h uint64) *word {
	for i := (h ^ h>>29) & l.mask; ; i = (i + 1) & l.mask {
		w := &l.slots[i]
		if w.hash == h {
			return w
		}
		if w.hash == 0 {
			return nil
		}
	}
}

func (l *lexicon) add(s string, c class, v int16) {
	h := token.Hash(s)
	for i := (h ^ h>>29) & l.mask; ; i = (i + 1) & l.mask {
		w := &l.slots[i]
		if w.hash == 0 || w.hash == h {
			w.hash = h
			w.cls |= c
			if v != 0 { // classes without a value must not undo another's
				w.val[slot(c)] = v
			}
			return
		}
	}
}

// newLexicon reads words.txt; capacity is far above the number of words, so
// that a miss ends at the first probe.
func newLexicon() (*lexicon, error) {
	const size = 8192
	l := &lexicon{slots: make([]word, size), mask: size - 1}
	names := map[string]class{}
	for i, n := range classNames() {
		names[n] = 1 << i
	}
	sc := bufio.NewScanner(strings.NewReader(wordsData))
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		c, ok := names[f[0]]
		if !ok || len(f) < 3 {
			return nil, fmt.Errorf("when/data/words.txt:%d: want CLASS VALUE WORD..., got %q", n, line)
		}
		v, err := wordValue(c, f[1])
		if err != nil {
			return nil, fmt.Errorf("when/data/words.txt:%d: %w", n, err)
		}
		for _, w := range f[2:] {
			l.add(w, c, v)
		}
	}
	return l, sc.Err()
}

// wordValue reads the value of a lexicon line: a number, or a name for
// prepositions and bases.
func wordValue(c class, s string) (int16, error) {
	switch c {
	case cPrep:
		for i, n := range prepNames() {
			if n == s {
				return int16(i), nil
			}
		}
		return 0, fmt.Errorf("unknown preposition %q", s)
	case cBasis, cBasisAdj:
		for i, n := range basisNames() {
			if n == s {
				return int16(i), nil
			}
		}
		return 0, fmt.Errorf("unknown basis %q", s)
	}
	v, err := strconv.ParseInt(s, 10, 16)
	return int16(v), err
}
