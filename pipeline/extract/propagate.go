package extract

import (
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// propagate gives statistics and results without a date the reference period
// that the same article states for the same subject: of the nearest earlier
// such fact, else of the next. A release speaks of one period; only what was
// before ("from 5.3 percent") has another, and says so. Words of its own that
// could not be resolved ("last week", in an undated article) say so as well.
func propagate(ms []schema.Mention) {
	for i := range ms {
		m := &ms[i]
		if !periodic(m) || m.EventDate != nil || m.DateText != nil || m.Modality == schema.Past {
			continue
		}
		if from := nearestPeriod(ms, i); from != nil {
			m.EventDate, m.EventDateEnd, m.DatePrecision = from.EventDate, from.EventDateEnd, from.DatePrecision
			rule := "same_release"
			m.DateRule, m.DateText = &rule, from.DateText
		}
	}
}

// propagateAfter gives a statistic without a date the period behind that of the figure which it
// is told to have changed from: "fell to 46.2 from 51.8 in December" is of January.
func propagateAfter(ms []schema.Mention, last schema.Date) {
	for i := range ms {
		m := &ms[i]
		if !periodic(m) || m.EventType == schema.EarningsResult || m.EventDate != nil || m.DateText != nil || m.Modality != schema.Actual {
			continue
		}
		if i == 0 || !periodBehind(m, &ms[i-1], last) {
			periodBehind(m, &ms[min(i+1, len(ms)-1)], last)
		}
	}
}

// periodBehind dates a statistic by the one told beside it of the period before; false if it is none.
func periodBehind(m, prior *schema.Mention, last schema.Date) bool {
	const fresh = 100 // days that the period before may lie back
	if prior.EventType != schema.MacroIndicator || prior.Modality != schema.Past || prior.EventDate == nil {
		return false
	}
	if prior.Sentence != m.Sentence || prior.SubjectName != m.SubjectName || !same(prior.Metric, m.Metric) {
		return false
	}
	n := steps{months: -1}
	if prior.DatePrecision == "quarter" {
		n.months = -3
	} else if prior.DatePrecision != "month" || prior.DateText == nil || *prior.DateText == strings.ToLower(*prior.DateText) {
		return false // "the previous three months"
	}
	from, to := back(*prior.EventDate, *prior.EventDateEnd, n)
	if from > last || *prior.EventDateEnd < last-fresh {
		return false
	}
	rule := "period_after_prior"
	m.EventDate, m.EventDateEnd, m.DatePrecision, m.DateRule = from.Ptr(), to.Ptr(), prior.DatePrecision, &rule
	return true
}

// propagateBefore gives a statistic of before the period before that of the
// figure it stands beside, once that has one and it does not begin after last.
func propagateBefore(ms []schema.Mention, last schema.Date) {
	for i := range ms {
		m := &ms[i]
		if m.EventType != schema.MacroIndicator || m.Modality != schema.Past || m.EventDate != nil || m.DateText != nil {
			continue
		}
		for k := range ms {
			g := &ms[k]
			if g.EventType != m.EventType || g.Sentence != m.Sentence || g.Modality == schema.Past || g.EventDate == nil || *g.EventDate > last || g.SubjectName != m.SubjectName || !same(g.Metric, m.Metric) {
				continue
			}
			n := steps{months: 1}
			switch g.DatePrecision {
			case "month":
			case "quarter":
				n.months = 3
			case "year":
				n.months = 12
			default:
				n = steps{}
			}
			if n.months == 0 {
				continue
			}
			from, to := back(*g.EventDate, *g.EventDateEnd, n)
			rule := "period_before_actual"
			m.EventDate, m.EventDateEnd, m.DatePrecision, m.DateRule = from.Ptr(), to.Ptr(), g.DatePrecision, &rule
			break
		}
	}
}

func periodic(m *schema.Mention) bool {
	if (m.EventType == schema.Extreme || m.EventType == schema.Streak) && m.EventDate == nil && (m.Metric != nil || m.SubjectKind == "country" || m.SubjectKind == schema.KindMacro) {
		return true
	}
	return m.EventType == schema.MacroIndicator || m.EventType == schema.EarningsResult
}

// nearestPeriod finds the fact whose reference period mention i shares.
func nearestPeriod(ms []schema.Mention, i int) *schema.Mention {
	for k := i - 1; k >= 0; k-- {
		if sharesPeriod(&ms[i], &ms[k]) {
			return &ms[k]
		}
	}
	for k := i + 1; k < len(ms); k++ {
		if sharesPeriod(&ms[i], &ms[k]) {
			return &ms[k]
		}
	}
	return nil
}

// sharesPeriod reports whether m can have the reference period of the other fact.
func sharesPeriod(m, other *schema.Mention) bool {
	if other.EventDate == nil || other.DatePrecision == "day" || other.SubjectName != m.SubjectName || !periodic(other) {
		return false
	}
	if other.Value == nil && other.Direction == nil {
		return false // "last week's payrolls report"
	}
	if other.EventType != m.EventType && m.EventType != schema.Extreme && m.EventType != schema.Streak {
		return false
	}
	return other.Modality == schema.Actual || other.Modality == schema.Forecast && m.Modality == schema.Forecast
}

// follow gives an apposed fact the time and standing of the one it hangs on:
// "rose 8.6 percent on Tuesday, its biggest gain since October".
func (f *fact) follow(p *fact) {
	f.EventDate, f.EventDateEnd, f.DatePrecision = p.EventDate, p.EventDateEnd, p.DatePrecision
	f.dateRule, f.dateText = p.dateRule, p.dateText
	f.Session, f.Modality = p.Session, p.Modality
}

// sameSpeaker gives the statements of a speaker that name no day that of the one
// that does, if it is only one: an interview is of one day.
func sameSpeaker(ms []schema.Mention, last schema.Date) {
	type said struct {
		day, end schema.Date
		several  bool
	}
	var days map[string]said
	for i := range ms {
		m := &ms[i]
		if !spoken(m) || m.DateText == nil || m.EventDate == nil || m.DatePrecision != "day" || *m.EventDate > last {
			continue
		}
		if days == nil {
			days = map[string]said{}
		}
		d, ok := days[*m.SpeakerName]
		days[*m.SpeakerName] = said{*m.EventDate, *m.EventDateEnd, d.several || ok && d.day != *m.EventDate}
	}
	if days == nil {
		return
	}
	for i := range ms {
		m := &ms[i]
		if !spoken(m) || m.DateText != nil || m.DateRule == nil || !strings.HasPrefix(*m.DateRule, "article_day") {
			continue
		}
		if d, ok := days[*m.SpeakerName]; ok && !d.several {
			rule := "same_speaker"
			m.EventDate, m.EventDateEnd, m.DateRule = d.day.Ptr(), d.end.Ptr(), &rule
		}
	}
}

func spoken(m *schema.Mention) bool {
	return (m.EventType == schema.AnalystComment || m.EventType == schema.PolicyStatement) && m.SpeakerName != nil
}
