package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Who buys whom is told many times in an article, and a mention that turns the two
// round was most likely misread: a merger says only that there are two, and "its bid"
// may be the other one's.

// agreeRoles gives mergers, and deals whose evidence does not name both, the roles that
// most deals of the article give the same two companies; a merger that names one of them,
// those of that one.
func agreeRoles(ms []schema.Mention) {
	for i := range ms {
		m := &ms[i]
		alone := m.EventType == schema.MNA && m.ActorName == nil && merges(m)
		if !alone && (!twoParties(m) || !merges(m) && namesBoth(m)) {
			continue
		}
		own, turned, as := 0, 0, -1
		for k := range ms {
			g := &ms[k]
			switch {
			case !twoParties(g) || merges(g):
			case g.SubjectName == m.SubjectName && (alone || *g.ActorName == *m.ActorName):
				own++
			case *g.ActorName == m.SubjectName && (alone || g.SubjectName == *m.ActorName):
				turned, as = turned+1, k
			}
		}
		if turned > 2*own || turned > own && merges(m) {
			takeRoles(m, &ms[as])
		}
	}
}

// twoParties reports whether a deal tells of two companies.
func twoParties(m *schema.Mention) bool {
	return m.EventType == schema.MNA && m.ActorName != nil && *m.ActorName != m.SubjectName
}

func merges(m *schema.Mention) bool { return m.EventSubtype != nil && *m.EventSubtype == "merger" }

// namesBoth reports whether the evidence names both companies of a deal.
func namesBoth(m *schema.Mention) bool {
	text := strings.ToLower(m.Text)
	for _, name := range [...]string{m.SubjectName, *m.ActorName} {
		if w, _, _ := strings.Cut(strings.ToLower(name), " "); !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// takeRoles makes the subject and actor of m those of g, whose companies are the same.
func takeRoles(m, g *schema.Mention) {
	m.SubjectID, m.SubjectName, m.SubjectKind, m.Ticker, m.MIC = g.SubjectID, g.SubjectName, g.SubjectKind, g.Ticker, g.MIC
	m.ActorID, m.ActorName = g.ActorID, g.ActorName
	m.MentionID = mentionID(m)
}
