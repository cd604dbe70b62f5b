package dedupe

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

//go:embed identity.txt
var identityFile string

// spec is one line of identity.txt.
type spec struct {
	key, args, move []string
	figure          string
	date            dateRule
	revise          bool
	units, levels   bool // unit, level are among args
}

type dateRule int

const (
	dateEqual dateRule = iota
	dateOverlap
	dateStory
)

// rules is identity.txt.
type rules struct {
	specs    map[string]*spec
	classes  map[string]map[string]string // event type or * -> modality -> class
	subtypes map[string]map[string]string // event type -> subtype -> first of its group
	forms    map[string]bool
}

func parseRules(file string) (*rules, error) {
	r := &rules{map[string]*spec{}, map[string]map[string]string{}, map[string]map[string]string{}, map[string]bool{}}
	n := 0
	for line := range strings.Lines(file) {
		n++
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		var err error
		switch f[0] {
		case "modality":
			r.classes[f[1]] = groups(f[2:])
		case "subtypes":
			r.subtypes[f[1]] = groups(f[2:])
		case "forms":
			for _, w := range f[1:] {
				r.forms[w] = true
			}
		default:
			r.specs[f[0]], err = parseSpec(f[1:])
		}
		if err != nil {
			return nil, fmt.Errorf("identity.txt:%d: %w", n, err)
		}
	}
	return r, nil
}

// groups maps each member of "a,b" to "a".
func groups(lists []string) map[string]string {
	out := map[string]string{}
	for _, list := range lists {
		first, _, _ := strings.Cut(list, ",")
		for m := range strings.SplitSeq(list, ",") {
			out[m] = first
		}
	}
	return out
}

func parseSpec(fields []string) (*spec, error) {
	s := &spec{}
	for _, f := range fields {
		name, value, _ := strings.Cut(f, "=")
		switch name {
		case "key":
			s.key = strings.Split(value, ",")
		case "args":
			s.args = strings.Split(value, ",")
		case "move":
			s.move = strings.Split(value, ",")
		case "figure":
			s.figure = value
		case "date":
			rule, ok := map[string]dateRule{"equal": dateEqual, "overlap": dateOverlap, "story": dateStory}[value]
			if !ok {
				return nil, fmt.Errorf("date=%s: want equal, overlap or story", value)
			}
			s.date = rule
		case "differ":
			s.revise = value == "revise"
		default:
			return nil, fmt.Errorf("%q: want key, args, figure, date, move or differ", f)
		}
	}
	// unit and level are compared with the figure, not as words.
	args := s.args[:0:0]
	for _, a := range s.args {
		switch a {
		case "unit":
			s.units = true
		case "level":
			s.levels = true
		default:
			args = append(args, a)
		}
	}
	s.args = args
	return s, nil
}

// class is the modality class of a mention.
func (r *rules) class(m *schema.Mention) string {
	classes, ok := r.classes[m.EventType]
	if !ok {
		classes = r.classes["*"]
	}
	if c, ok := classes[m.Modality]; ok {
		return c
	}
	return m.Modality
}

// column is what a mention says in a column of identity.txt, "" for nothing.
func (r *rules) column(m *schema.Mention, name string, country func(string) string) string {
	switch name {
	case "subject":
		return r.entity(m.SubjectID, &m.SubjectName, m.SubjectKind)
	case "metric":
		return text0(m.Metric)
	case "base_period":
		return text0(m.BasePeriod)
	case "scope":
		return text0(m.Scope)
	case "direction":
		return text0(m.Direction)
	case "subtype":
		s := text0(m.EventSubtype)
		if first, ok := r.subtypes[m.EventType][s]; ok {
			return first
		}
		return s
	case "session":
		return text0(m.Session)
	case "local_time":
		return text0(m.LocalTime)
	case "actor":
		return r.entity(m.ActorID, m.ActorName, "")
	case "actor_country":
		if m.ActorID == nil || country == nil {
			return ""
		}
		return country(*m.ActorID)
	case "counterparty":
		return r.entity(nil, m.CounterpartyName, "")
	case "speaker":
		return r.entity(nil, m.SpeakerName, "")
	case "voice":
		if m.SpeakerName != nil {
			return r.entity(nil, m.SpeakerName, "")
		}
		return r.entity(m.ActorID, m.ActorName, "")
	}
	panic("identity.txt names the column " + name + ", which identity.go does not know")
}

func text0(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
