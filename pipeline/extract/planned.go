package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

var theHash = token.Hash("the")

// governed reads the modality of what governs the verb of a fact: "in talks to
// buy", "plans to sell" as a noun, "is considering selling". What is said "it
// would" do is planned, not possible.
func (s *sentence) governed(f *fact) {
	v := s.groupStart(int(f.trigger), s.first)
	if s.nodes[v].cls.has(s.k.nounform) && s.nodes[v].cls.has(s.k.typeBits.of("infnoun")) && v < int(f.trigger) {
		f.Modality = s.payload(v, s.lex.classes["infnoun"]) // "a plan to buy back"
		if f.EventType == schema.Buyback || f.EventType == schema.Dividend {
			f.Modality = schema.Actual // what a board plans to pay out is the news itself
		}
		return
	}
	if v == int(f.trigger) && !s.nodes[v].cls.has(s.k.verb) || v-1 < s.first {
		for j := v - 1; j >= s.first && v-j < 6 && !s.nodes[j].cls.has(s.k.stop.or(s.k.verb).or(s.k.prep)); j-- {
			if s.nodes[j].cls.has(s.k.typeBits.of("formerly")) && f.Modality == schema.Actual {
				f.Modality = schema.Past // "its previous $5 billion buyback"
			}
		}
		return
	}
	if f.Modality == schema.Possible && s.saidWould(v) {
		f.Modality = schema.Scheduled
		return
	}
	if f.Modality != schema.Actual {
		return
	}
	m := ""
	switch {
	case s.nodes[v-1].cls.has(s.k.to) && v-2 >= s.first:
		if m = s.payload(v-2, s.lex.classes["infnoun"]); m == "" && (s.heads(v-2) || s.nodes[v-2].cls.has(s.k.be) && acted(f.EventType)) {
			m = schema.Scheduled // "Acme to close a plant", "is to close"
		} else if m == "" {
			m = s.purposeModality(v - 2)
		}
		if m != "" && acted(f.EventType) && s.without(v-2) {
			m = schema.Denied // "has no plans to sell"
		}
		if m == "" && f.EventType == schema.Financing {
			m = schema.Expected
		}
	case s.nodes[f.trigger].form&formIng != 0 && s.is(v-1, s.k.by) && v-2 > s.first:
		m = s.purposeModality(v - 2) // "plans to cut debt by raising funds"
	case s.nodes[f.trigger].form&formIng != 0:
		m = s.payload(v-1, s.k.modalityClass)
	}
	if m != "" {
		f.Modality = m
	}
}

// attempted gives a deal told by a noun or a bare infinitive the modality of
// what is said of it: "ruled out a merger", "keen to buy", "a merger of X and Y".
func (s *sentence) attempted(f *fact) {
	if f.Polarity == "neg" {
		f.Modality, f.Polarity = schema.Denied, "pos"
		return
	}
	v := int(f.trigger)
	if s.nodes[v].cls.has(s.k.verb) {
		if g := s.groupStart(v, s.first); f.Modality == schema.Actual && !s.agreed(g) && g-2 >= s.first && s.nodes[g-1].cls.has(s.k.to) && s.payload(g-2, s.lex.classes["infnoun"]) == "" && !s.nodes[g-2].cls.has(s.k.be) {
			f.Modality = schema.Possible
		}
		if g := s.groupStart(v, s.first); g-2 > s.first && s.nodes[g-1].cls.has(s.k.to) && s.hadDone(g-2) {
			f.Modality = schema.Past // "had consented to sell"
		}
		return
	}
	indefinite := true
	for j := v - 1; j >= s.first && v-j < 12; j-- {
		n := &s.nodes[j]
		switch {
		case n.cls.has(s.k.typeBits.of("denyverb")):
			f.Modality = schema.Denied
			return
		case n.cls.has(s.k.typeBits.of("dealdone")):
			return
		case j == v-1 && n.cls.has(s.k.to) && j-1 >= s.first && s.payload(j-1, s.lex.classes["infnoun"]) == schema.Possible:
			f.Modality = schema.Possible // "reserved the right to counterbid"
			return
		case n.cls.has(s.k.poss) || n.hash == theHash || n.cls.has(s.k.pronoun):
			indefinite = false
		case n.ent < 0 && n.cls.has(s.k.stop):
			j = s.first
		}
	}
	if indefinite && f.Modality == schema.Actual && f.Value == nil {
		f.Modality = schema.Possible
	}
}

// agreed reports whether the infinitive at node g is what was agreed on or done, a date or
// those that it was agreed with between: "agreed last week to be bought", "struck a deal with
// the state to buy".
func (s *sentence) agreed(g int) bool {
	if s.dealStruck(g) {
		return true
	}
	k := g - 2
	for k > s.first && (s.nodes[k].date >= 0 || s.nodes[k].cls.has(s.k.adv)) {
		k--
	}
	return k >= s.first && k < g-2 && s.nodes[k].ent < 0 && s.nodes[k].cls.has(s.k.typeBits.of("dealdone"))
}

// dealStruck reports whether the infinitive behind node g-1 is what a deal is about that was made
// with somebody: "reached an agreement with the lenders to sell".
func (s *sentence) dealStruck(g int) bool {
	const reach = 9
	for k := g - 2; k-1 > s.first && g-k <= reach; k-- {
		n := &s.nodes[k]
		switch {
		case n.ent >= 0:
		case n.hash == withHash:
			p := &s.nodes[k-1]
			return p.ent < 0 && s.payload(k-1, s.lex.classes["infnoun"]) == schema.Actual && !s.without(k-1)
		case n.cls.has(s.k.stop.or(s.k.verb).or(s.k.be)) && !n.cls.has(s.k.nounform):
			return false
		}
	}
	return false
}

// purposeModality is the modality of the verb that an infinitive of purpose
// hangs on: "could use its land to raise".
func (s *sentence) purposeModality(i int) string {
	for j := i; j >= s.first && i-j < 16; j-- {
		if !s.nodes[j].cls.has(s.k.verb) || s.nodes[j].form&formIng != 0 {
			continue
		}
		for k := s.groupStart(j, s.first); k < j; k++ {
			if m := s.payload(k, s.k.modalityClass); m != "" {
				return m
			}
		}
		return ""
	}
	return ""
}

// saidWould reports whether the verb group at v is reported speech of a plan:
// "said it would cut", "announced the company would sell", "Acme's statement that it would".
func (s *sentence) saidWould(v int) bool {
	if s.nodes[v].hash != wouldHash {
		return false
	}
	for j := v - 1; j >= s.first && v-j < 8; j-- {
		n := &s.nodes[j]
		if n.cls.has(s.k.saying) && n.cls.has(s.k.verb) || s.announcing(j) >= 0 {
			return true
		}
		if n.ent < 0 && n.cls.has(s.k.stop.or(s.k.verb)) {
			return false
		}
	}
	return false
}

// reported marks what the sentence gives on hearsay: "sources said", "a person
// familiar with the matter", "the newspaper reported".
func (s *sentence) reported(f *fact) {
	switch f.Modality {
	case schema.Actual, schema.Possible, schema.Scheduled, schema.Expected:
	default:
		return
	}
	hearsay := s.k.typeBits.of("hearsay").or(s.k.kindBits.of("#medium"))
	if !s.cls.has(hearsay) {
		return
	}
	for i := s.first; i < s.end; i++ {
		if !s.nodes[i].cls.has(hearsay) {
			continue
		}
		if i+1 < s.end && i < int(f.trigger) && s.nodes[i].cls.has(s.k.typeBits.of("reportverb")) && s.text(i+1, i+1) == "that" {
			f.Modality = schema.Reported // "media reports that"
			return
		}
		for j := max(s.first, i-3); j < s.end && j < i+8; j++ {
			if n := &s.nodes[j]; j != i && n.cls.has(s.k.saying.or(s.k.typeBits.of("reportverb"))) && (n.cls.has(s.k.verb) || j < i) || j < i && n.cls.has(s.k.according) && s.listed("unnamed", i) && f.Modality == schema.Actual {
				f.Modality = schema.Reported
				return
			}
		}
	}
}

// acted lists the event types that are acts of a company: one that it says it
// does not do is a denied one.
func acted(event string) bool {
	switch event {
	case schema.MNA, schema.Labour, schema.Operations, schema.Financing, schema.Buyback, schema.Management, schema.Listing, schema.Legal, schema.RegAction, schema.CreditEvent, schema.Dividend:
		return true
	}
	return false
}

// bygone marks what was over when something else happened: an extreme that a
// price has come down from, what a company "had" done before.
func (s *sentence) bygone(f *fact) {
	if f.Modality != schema.Actual || f.speech {
		return
	}
	if f.EventType == schema.Extreme {
		for i := int(f.trigger) - 1; i >= s.first && i >= int(f.trigger)-8; i-- {
			n := &s.nodes[i]
			from := n.hash == s.k.from || n.date >= 0 && s.dateExpr(i).Prep == when.From
			short := n.ent < 0 && s.listed("shortof", i) || n.hash == s.k.of && i > s.first && s.listed("shortof", i-1)
			if from || short {
				f.Modality = schema.Past
				return
			}
			if n.ent >= 0 || n.date < 0 && n.qty < 0 && !n.cls.has(s.k.det.or(s.k.poss).or(s.k.adj).or(s.k.adv).or(s.k.typeBits.of("highsup")).or(s.k.typeBits.of("lowsup")).or(s.k.typeBits.of("session"))) && s.d.Tokens[n.first].Kind != token.Dash {
				return
			}
		}
		return
	}
	if f.EventType == schema.PriceMove && s.previousSession(f) {
		f.Modality = schema.Past
		return
	}
	if !acted(f.EventType) && f.EventType != schema.FinMetric && f.EventType != schema.EarningsResult || !s.nodes[f.trigger].cls.has(s.k.verb) {
		return
	}
	if s.hadDone(int(f.trigger)) {
		f.Modality = schema.Past
	}
}

// hadDone reports whether the word at node i ends a verb group in the pluperfect
// that does not stand in reported speech.
func (s *sentence) hadDone(i int) bool {
	for i > s.first && s.nodes[i].ent < 0 && s.nodes[i].cls.has(s.k.adv) {
		i--
	}
	for j := s.groupStart(i, s.first); j < i; j++ {
		if s.is(j, s.k.times.had) && s.nodes[j].ent < 0 {
			return !s.reportedSpeech(j)
		}
	}
	return false
}

// reportedSpeech reports whether the clause of node v hangs on a verb of saying,
// which moves its tense back: "said it had bought".
func (s *sentence) reportedSpeech(v int) bool {
	for j := v - 1; j >= s.first && v-j < 12; j-- {
		n := &s.nodes[j]
		if n.ent >= 0 {
			continue
		}
		if n.cls.has(s.k.saying.or(s.k.typeBits.of("hearsay")).or(s.k.typeBits.of("reportverb"))) {
			return true
		}
		if n.cls.has(s.k.stop) {
			return false
		}
	}
	return false
}

// previousSession: "closed down 1.5 percent in the previous session".
func (s *sentence) previousSession(f *fact) bool {
	for i := max(int(f.trigger), int(f.qty)) + 1; i+1 < s.end && i < int(f.last)+5; i++ {
		n := &s.nodes[i]
		if n.date >= 0 && s.dateExpr(i).Prep != when.From {
			w := s.text(i, i)
			return strings.HasSuffix(w, "previous session") || strings.HasSuffix(w, "prior session")
		}
		if n.ent >= 0 || n.date >= 0 || n.qty >= 0 || n.hash == s.k.from || n.cls.has(s.k.verb.or(s.k.stop)) {
			return false
		}
		if n.cls.has(s.k.typeBits.of("formerly")) {
			w := s.text(i+1, i+1)
			return w == "session" || w == "day"
		}
	}
	return false
}

// heads reports whether the words up to node i are the subject of a headline,
// whose infinitive is its future: "Ford to launch", "Company to sell".
func (s *sentence) heads(i int) bool {
	if s.nodes[i].ent < 0 && !s.nodes[i].cls.has(s.k.anaphor) || i-s.first > 5 {
		return false
	}
	for k := s.first; k < i; k++ {
		if k == s.first && s.d.Tokens[s.nodes[k].first].Kind == token.Punct { // a bullet
			continue
		}
		if s.nodes[k].ent < 0 && s.nodes[k].cls.has(s.k.verb.or(s.k.be).or(s.k.stop).or(s.k.prep).or(s.k.sub)) {
			return false
		}
	}
	return true
}

// without reports whether the noun at node i is denied: "no plans", "no current plan".
func (s *sentence) without(i int) bool {
	for j := i - 1; j >= s.first && i-j < 4; j-- {
		if s.nodes[j].hash == noHash {
			return true
		}
		if !s.nodes[j].cls.has(s.k.adj) {
			return false
		}
	}
	return false
}

var noHash = token.Hash("no")
