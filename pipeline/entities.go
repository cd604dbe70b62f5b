package pipeline

import (
	"cmp"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// mergeEntities returns one row per entity that a mention or quote refers to.
// old and seen describe them; of two descriptions the fuller one stays, so that
// it does not matter in how many runs the articles came.
func mergeEntities(old, seen []schema.Entity, mentions []schema.Mention, quotes []schema.Quote) []schema.Entity {
	rows := make(map[string]*schema.Entity, len(old))
	for _, list := range [][]schema.Entity{old, seen} {
		for _, e := range list {
			e.FirstSeen, e.MentionCount = time.Time{}, 0
			if have := rows[e.EntityID]; have == nil || fuller(&e, have) {
				rows[e.EntityID] = &e
			}
		}
	}
	countMentions(rows, mentions, quotes)
	var out []schema.Entity
	for _, id := range sortedKeys(rows) {
		if e := rows[id]; !e.FirstSeen.IsZero() {
			out = append(out, *e)
		}
	}
	return out
}

// countMentions sets MentionCount, over subjects and actors, and FirstSeen, over
// speakers and their organisations too.
func countMentions(rows map[string]*schema.Entity, mentions []schema.Mention, quotes []schema.Quote) {
	refer := func(id *string, at time.Time) *schema.Entity {
		if id == nil || rows[*id] == nil {
			return nil
		}
		e := rows[*id]
		if e.FirstSeen.IsZero() || at.Before(e.FirstSeen) {
			e.FirstSeen = at
		}
		return e
	}
	for i := range mentions {
		m := &mentions[i]
		subject, actor := refer(m.SubjectID, m.AvailableAt), refer(m.ActorID, m.AvailableAt)
		if subject != nil {
			subject.MentionCount++
		}
		if actor != nil && actor != subject {
			actor.MentionCount++
		}
	}
	for i := range quotes {
		refer(quotes[i].SpeakerID, quotes[i].AvailableAt)
		refer(quotes[i].OrganisationID, quotes[i].AvailableAt)
	}
}

// fuller says whether a describes the entity better than b: it fills more
// columns; else a mixed-case name beats capitals, then the alphabet decides.
func fuller(a, b *schema.Entity) bool {
	return cmp.Or(cmp.Compare(filled(b), filled(a)), cmp.Compare(b.Name, a.Name)) < 0
}

func filled(e *schema.Entity) int {
	n := 0
	for _, p := range []*string{e.Ticker, e.MIC, e.ISIN, e.Country, e.Currency, e.Sector, e.TimeZone} {
		if p != nil {
			n++
		}
	}
	return n
}
