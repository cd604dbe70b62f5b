package extract

import (
	"strconv"
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// setting is one "FIELD=VALUE" of a rule's "set".
type setting struct {
	value string // as it is written: a constant, or a name with a dollar sign
	set   setter
}

// setter sets a field of a fact: value is what the rule gives, word what it stands for.
type setter func(s *sentence, f *fact, value, word string, m *matcher)

// apply sets the field unless the value stands for nothing here.
func (a setting) apply(s *sentence, f *fact, m *matcher) {
	if word, ok := s.assigned(f, a.value, m); ok {
		a.set(s, f, a.value, word, m)
	}
}

// setterTable is every field that a rule can set.
func setterTable() map[string]setter {
	return map[string]setter{
		"direction": func(s *sentence, f *fact, value, word string, m *matcher) {
			if d := s.signOf(value, word, m); d != "" && (f.EventType == schema.Flow || d != schema.In && d != schema.Out) { // "bought less" is no flow
				f.Direction = &d
			}
		},
		"subtype": func(_ *sentence, f *fact, _, word string, _ *matcher) { f.EventSubtype = &word },
		"metric": func(s *sentence, f *fact, value, word string, m *matcher) {
			f.Metric = ptr(s.metricOf(f, value, word, m))
		},
		"base_period": func(s *sentence, f *fact, _, word string, m *matcher) {
			if word == "$from" {
				word = s.fromExtreme(m.caps['X'-'A'], m.startAt)
			}
			f.BasePeriod = &word
		},
		"session":  func(_ *sentence, f *fact, _, word string, _ *matcher) { f.Session = &word },
		"modality": func(_ *sentence, f *fact, _, word string, _ *matcher) { f.Modality = word },
		"scope":    func(_ *sentence, f *fact, _, word string, _ *matcher) { f.Scope = &word },
		"unit":     func(_ *sentence, f *fact, _, word string, _ *matcher) { f.Unit = &word },
		"value": func(_ *sentence, f *fact, _, word string, _ *matcher) { // a constant: "reported no cases"
			if x, err := strconv.ParseFloat(word, 64); err == nil {
				f.Value = &x
			}
		},
		"actor":        (*sentence).setActor,
		"actors":       (*sentence).setActors,
		"counterparty": (*sentence).setCounterparty,
		"level":        func(s *sentence, f *fact, _, _ string, m *matcher) { s.setThreshold(f, m.startAt) },
		"date":         atCapture(func(_ *sentence, f *fact, i int) { f.date = int32(i) }),
		"window":       atCapture((*sentence).setWindow),
		"ordinal":      atCapture((*sentence).setOrdinal),
		"multiple": atCapture(func(s *sentence, f *fact, i int) {
			s.setMultiple(f, s.payload(i, s.lex.classes["multiple"]))
		}),
	}
}

// atCapture sets a field from the first node of the capture that the rule names.
func atCapture(set func(s *sentence, f *fact, i int)) setter {
	return func(s *sentence, f *fact, value, _ string, m *matcher) {
		if c := m.caps[value[1]-'A']; c.end > c.first {
			set(s, f, int(c.first))
		}
	}
}

// setThreshold sets the level told before the match that starts at node i: "closed above
// 20,000 for the first time".
func (s *sentence) setThreshold(f *fact, i int) {
	const reach = 4
	for j := i - 1; j >= s.first && j >= i-reach; j-- {
		q := s.quantityOf(j)
		if q == nil {
			continue
		}
		if q.unit != schema.UnitPct || f.sub.kind == schema.KindYield {
			s.setLevel(f, j)
		}
		return
	}
}

// partyOf is who a rule names as a party: a capture, the subject of the verb that the match
// starts with ($left), or who does it ($agent).
func (s *sentence) partyOf(value string, m *matcher, np *nounPhrase) bool {
	ok := false
	switch {
	case strings.HasPrefix(value, "$left"):
		ok = s.subjectOf(m.startAt, np)
	case value == "$agent":
		ok = s.agentOf(m.startAt, np)
	default:
		c := m.caps[value[1]-'A']
		ok = c.end > c.first && s.resolvePhrase(int(c.first), int(c.end), np)
	}
	return ok && np.n > 0 && np.metric == ""
}

// partyName is the name of a party. An index that rates is the agency behind it, and has
// no name otherwise.
func partyName(f *fact, sub *subject) string {
	switch {
	case !agency(sub) || f.EventType == schema.RelPerformance: // "outperformed the S&P 500"
		return sub.displayName()
	case f.EventType == schema.RatingChange:
		return "Standard & Poor's"
	}
	return ""
}

// setActor names who acts; an office that nobody lists ("the transport ministry") may.
func (s *sentence) setActor(f *fact, value, _ string, m *matcher) {
	var np nounPhrase
	if f.EventType == schema.RatingChange && value == "$agent" && s.saysOfItself(m.startAt, &np) {
	} else if !s.partyOf(value, m, &np) {
		if name, b := s.office(m.startAt); np.n == 0 && name != "" && strings.HasPrefix(value, "$left") {
			f.ActorName, f.official, f.first = &name, true, min(f.first, int32(b))
		}
		return
	}
	sub := &np.subs[0]
	name := partyName(f, sub)
	if name == "" || f.EventType == schema.MNA && value == "$agent" && s.onlyBrokers(m.startAt, sub) || f.EventType == schema.RatingChange && s.ratedAbout(sub) {
		return
	}
	f.first, f.last = min(f.first, sub.first), max(f.last, sub.last)
	f.ActorName = &name
	f.official = s.k.kindBits.of("official").has(s.k.kindBits.of(sub.kind)) || sub.kind == entity.KindCity && s.listed("capital", int(sub.first))
	if sub.ent != nil {
		f.ActorID = &sub.ent.ID
	}
}

// setCounterparty names the other side of a deal or an act.
func (s *sentence) setCounterparty(f *fact, value, _ string, m *matcher) {
	var np nounPhrase
	if !s.partyOf(value, m, &np) {
		return
	}
	sub := &np.subs[0]
	if name := partyName(f, sub); name != "" {
		f.first, f.last = min(f.first, sub.first), max(f.last, sub.last)
		f.CounterpartyName = &name
	}
}
