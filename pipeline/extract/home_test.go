package extract

import (
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestHome: a broadcaster of one place leaves out whose government, police and ministers it
// tells of; the same words from a house of the world tell of nobody.
func TestHome(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct {
		source, body, want string
	}{
		{"RTHK", "Police on Monday said they broke up a gang that laundered money through shops.", "Hong Kong"},
		{"RTHK", "Officials said tenants with high incomes will have to move out.", "Hong Kong"},
		{"RTHK", "The government on Monday said it strongly opposes the remarks of US lawmakers.", "Hong Kong"},
		{"RTHK", "Civil Service Secretary Ann Yeung on Monday said the drive was working.", "Hong Kong"},
		{"RTHK", "The Observatory said the signal would be lowered before noon.", "Hong Kong Observatory"},
		{"RTHK", "The Secretary for Home Affairs said the new centres will help families.", "Hong Kong"},
		{"RTHK", "The Secretary for Home and Youth Affairs said the new centres will help families.", "Hong Kong"},
		{"RTHK", "A senior Beijing official overseeing the city's affairs on Tuesday said the economy was strong.", "China"},
		{"Reuters", "The Hong Kong Monetary Authority on Thursday said local prices rose after the Federal Reserve started cutting interest rates.", "Hong Kong Monetary Authority"},
		{"RTHK", "France's government on Monday said it strongly opposes the tax.", "France"},
		{"Reuters", "Police on Monday said they broke up a gang that laundered money through shops.", ""},
	} {
		a := article(c.body)
		a.Source = &c.source
		got := ""
		for _, m := range e.Extract(&a).Mentions {
			if m.EventType == schema.PolicyStatement {
				got = m.SubjectName
			}
		}
		if got != c.want {
			t.Errorf("%s: %q is of %q, want %q", c.source, c.body, got, c.want)
		}
	}
}

// TestLeadVoice: who an article opens with by a role alone is who it names further on without one.
func TestLeadVoice(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct {
		body, speaker, actor string
	}{
		{"The vice-chancellor of Lingnan University on Friday said the school would cope. At a lunch, Qin Tao said he hopes the cuts to bank loans would be small.", "Qin Tao", "Lingnan University"},
		{"A senior economist at Citigroup said rates would fall. Speaking on radio, Henry Tong said the market was weak.", "Henry Tong", "Citigroup"},
		{"The college's supervisor, Chui Hong-sheung, said the bank had closed the account.", "Chui Hong-sheung", ""},
		{"Rates fell on Monday. Speaking on radio, Henry Tong said he was glad.", "", ""},
	} {
		speaker, actor := "", ""
		for _, m := range extractText(e, c.body) {
			if m.EventType == schema.AnalystComment {
				speaker, actor = str(m.SpeakerName), str(m.ActorName)
			}
		}
		if speaker != c.speaker || actor != c.actor {
			t.Errorf("%q is said by %q of %q", c.body, speaker, actor)
		}
	}
}

// TestSpeaksOn: who is quoted with an act of the state in one sentence is who speaks next.
func TestSpeaksOn(t *testing.T) {
	e := newEngine(t)
	body := "Vice Premier Ding Xuexiang on Thursday said the economy was strong. Growth was the fastest in Asia and banks lent more. " +
		"Exports and imports of goods rose. The market gained too. Separately, the Vice Premier called on Asian leaders to keep trade open. He said Asia had a part to play in trade. \"Trade is for all,\" he said."
	n := 0
	for _, m := range extractText(e, body) {
		if m.EventType == schema.PolicyStatement && str(m.SpeakerName) == "Ding Xuexiang" {
			n++
		}
	}
	if n != 4 {
		t.Errorf("%d statements of four", n)
	}
}
