package extract

import (
	"maps"

	"github.com/wiremill/wiremill/schema"
)

// search is what a rule that matched offers those who look for its subject.
type search struct {
	r   *rule
	m   *matcher
	at  int    // the node that the match starts with
	out []fact // those of the sentence so far
}

// finder fills np with the subject of a match, from one place where it can stand.
type finder func(s *sentence, q search, np *nounPhrase) bool

// Words of a rule's "subject" that the stages behind it ask for.
const (
	subjLeft    = "left"
	subjNP      = "np"
	subjPrev    = "prev"
	subjFact    = "fact"
	subjMeet    = "convener"
	subjOpen    = "open"
	subjSeries  = "series"
	subjFollows = "follows"
	subjDeal    = "deal"
	subjRaised  = "raised"
	subjStaked  = "staked"
	subjFormer  = "former"
	subjLatter  = "latter"
)

// finderTable is every place of a subject by the name that rule files use. A capital
// letter stands for the phrase of that capture.
func finderTable() map[string]finder {
	t := map[string]finder{}
	for _, group := range []map[string]finder{clauseFinders(), memoryFinders(), nameFinders(), companyFinders(), stateFinders()} {
		maps.Copy(t, group)
	}
	for c := 'A'; c <= 'Z'; c++ {
		t[string(c)] = func(s *sentence, q search, np *nounPhrase) bool {
			span := q.m.caps[c-'A']
			return span.end > span.first && s.resolvePhrase(int(span.first), int(span.end), np)
		}
	}
	return t
}

// clauseFinders look where the grammar of the clause puts a subject.
func clauseFinders() map[string]finder {
	return map[string]finder{
		// subject of the verb that the match starts with
		subjLeft: func(s *sentence, q search, np *nounPhrase) bool {
			return s.subjectOf(q.at, np) || q.r.ofResults() && q.r.metric == "" && s.divisionOwner(q.at, np)
		},
		// the noun phrase matched by <np
		subjNP: func(s *sentence, q search, np *nounPhrase) bool {
			*np = q.m.np
			return q.m.hasNP
		},
		// owner before the match: "Apple's 10% gain"
		"poss": func(s *sentence, q search, np *nounPhrase) bool { return s.possessive(q.at, np) },
		// subject of the nearest verb to the left
		"verb": func(s *sentence, q search, np *nounPhrase) bool {
			strict := q.r.event == schema.Extreme || q.r.event == schema.Streak
			return s.governingSubject(q.r, q.at, strict, np, q.out) || strict && (s.subjectAcrossNames(q, np) || q.r.metric == anyMetric && s.recordOfEconomy(q.at, np))
		},
		// as verb, whatever stands between
		"clause": func(s *sentence, q search, np *nounPhrase) bool {
			return s.governingSubject(q.r, q.at, false, np, q.out)
		},
		// the noun phrase whose head the match starts with
		"head": func(s *sentence, q search, np *nounPhrase) bool {
			if ok := s.phraseEndingAt(q.at, np); q.r.event != schema.MacroIndicator || ok && int(np.metricNode) == q.at {
				return ok
			}
			return s.resolvePhrase(s.lastSegment(q.at), q.at+1, np) // "data on U.S. jobless claims"
		},
		// the noun phrase that ends before the match
		"upto": func(s *sentence, q search, np *nounPhrase) bool {
			return q.at > s.first && s.phraseEndingAt(q.at-1, np)
		},
		// the noun phrase that the match ends with
		"tail": func(s *sentence, q search, np *nounPhrase) bool { return s.phraseEndingAt(q.m.endAt-1, np) },
		// the words of capture S themselves: a group of investors, of funds
		"words": func(s *sentence, q search, np *nounPhrase) bool { return s.words(q.m, np) },
	}
}

// memoryFinders look at what the sentence or the article has told before.
func memoryFinders() map[string]finder {
	series := func(s *sentence, q search, np *nounPhrase) bool {
		return s.seriesFor(q.r, q.m, q.out, np) || q.r.event == schema.RatingChange && s.coveredBy(q.at, np)
	}
	return map[string]finder{
		// subject and series of the last fact of the same type in the sentence
		subjPrev: func(s *sentence, q search, np *nounPhrase) bool { return s.previousSubject(q.r, q.out, np) },
		// subject and series of the nearest fact before the match, of any type
		subjFact: func(s *sentence, q search, np *nounPhrase) bool { return s.factBefore(q.at, np, q.out) },
		// as prev, else the last statistic of the article
		"stat": func(s *sentence, q search, np *nounPhrase) bool {
			return s.previousSubject(q.r, q.out, np) || s.lastStat(q.at, np)
		},
		// the former of the two series that were told last side by side
		subjFormer: func(s *sentence, q search, np *nounPhrase) bool { return s.ofPair(q.at, false, np) },
		// the latter
		subjLatter: func(s *sentence, q search, np *nounPhrase) bool { return s.ofPair(q.at, true, np) },
		// subject and series of an earlier result that the figure at A can belong to
		subjSeries: series,
		// as series, within the sentence
		subjFollows: series,
		// the company of the last result, else the one the article is about
		"topic": func(s *sentence, q search, np *nounPhrase) bool { return s.resultCompany(q.at, np) },
		// the company of the deal that the text told last: "The bid was rejected"
		subjDeal: func(s *sentence, q search, np *nounPhrase) bool { return s.lastDeal(q.at, np) },
		// the company that the text told last as raising money, else the one the article is about
		subjRaised: func(s *sentence, q search, np *nounPhrase) bool { return s.lastRaised(q.at, np, q.out) },
		// the company that the text told last as one whose staff strike or bargain
		"struck": func(s *sentence, q search, np *nounPhrase) bool { return s.lastStruck(q.at, np, q.out) },
		// the company whose shares the text told last as dealt in or held: "taking its stake to"
		subjStaked: func(s *sentence, q search, np *nounPhrase) bool { return s.lastStaked(q.at, np, q.out) },
		// the same, told in the sentence
		"heldhere": func(s *sentence, q search, np *nounPhrase) bool { return s.stakedHere(q.at, np, q.out) },
		// who gets the money that a share is given for
		"lentto": func(s *sentence, q search, np *nounPhrase) bool { return s.lentTo(q.at, np, q.out) },
		// whose contract the match tells of
		"contractor": func(s *sentence, q search, np *nounPhrase) bool { return s.contractor(q.at, np) },
		// the company the article is about
		"main": func(s *sentence, q search, np *nounPhrase) bool {
			if s.ctx.mainCo == nil {
				return false
			}
			np.just(s.weak(*s.ctx.mainCo, q.at))
			return true
		},
	}
}

// nameFinders look for a name around the match.
func nameFinders() map[string]finder {
	return map[string]finder{
		// the name right before the match
		"adjacent": func(s *sentence, q search, np *nounPhrase) bool { return s.adjacentName(q.at, np) },
		// the nearest name to the left, no verb between
		"near": func(s *sentence, q search, np *nounPhrase) bool { return s.nearName(q.r, q.at, np) },
		// the first name of the sentence of a right kind
		"first": func(s *sentence, q search, np *nounPhrase) bool { return s.firstName(q.r, q.at, np) },
		// the nearest name of a right kind before, else the article's company
		"host": func(s *sentence, q search, np *nounPhrase) bool { return s.host(q.r, q.at, np) },
		// who stands before the match: "executives of X and Y attended"
		"attending": func(s *sentence, q search, np *nounPhrase) bool { return s.attending(q.at, np) },
		// who stands behind it: "attended by executives such as X and Y"
		"attended": func(s *sentence, q search, np *nounPhrase) bool { return s.attended(q.m.endAt, np) },
		// whose meeting the match names
		subjMeet: func(s *sentence, q search, np *nounPhrase) bool { return s.convener(q.at, np) },
	}
}

// companyFinders look for the company that acts.
func companyFinders() map[string]finder {
	return map[string]finder{
		// who does what the match tells: its subject, its owner or the subject of what governs it
		"agent": func(s *sentence, q search, np *nounPhrase) bool {
			return s.businessOwner(q.r, q.at, np) || s.agentOf(q.at, np)
		},
		// as agent, or whose the thing is that does it, or that it is done to
		"maker": func(s *sentence, q search, np *nounPhrase) bool {
			return s.businessOwner(q.r, q.at, np) || s.makerOf(q.at, np)
		},
		// the company at S, else the one that who acts has a view on
		"covered": func(s *sentence, q search, np *nounPhrase) bool {
			if c := q.m.caps['S'-'A']; c.end > c.first {
				return s.resolvePhrase(int(c.first), int(c.end), np)
			}
			return s.coveredBy(q.at, np)
		},
		// as follows, whoever it is that has the view
		"rated": func(s *sentence, q search, np *nounPhrase) bool {
			return s.seriesFor(q.r, q.m, q.out, np) || s.coveredBy(q.at, np) || s.coveredBut("", q.at, np)
		},
		// as agent, else the company the article is about
		"doer": func(s *sentence, q search, np *nounPhrase) bool {
			return s.agentOf(q.at, np) && np.subs[0].kind == schema.KindCompany || s.firmNear(q.at, q.at, np)
		},
		// the company in or right after the match, else the one the article is about
		"firmnear": func(s *sentence, q search, np *nounPhrase) bool { return s.firmNear(q.at, q.m.endAt, np) },
		// whose product or site the verb tells of
		"product": func(s *sentence, q search, np *nounPhrase) bool { return s.productOwner(q.at, np) },
		// the company of the person at P, or of the person who is the subject
		"employer": func(s *sentence, q search, np *nounPhrase) bool { return s.employerOf(q.m, q.at, np) },
		// a part of a company, the words of capture U
		"part": func(s *sentence, q search, np *nounPhrase) bool { return s.part(q.m, np) },
	}
}

// stateFinders look for a state, a body of it, a market or a statistic of a place.
func stateFinders() map[string]finder {
	return map[string]finder{
		// the central bank that is the verb's subject, or that it refers to
		"bank": func(s *sentence, q search, np *nounPhrase) bool { return s.bankSubject(q.at, np) },
		// left, or the central bank that it refers to
		"gathering": func(s *sentence, q search, np *nounPhrase) bool { return s.gathering(q.r, q.at, np) },
		// the central bank whose rate is told: named near, or last
		"rates": func(s *sentence, q search, np *nounPhrase) bool {
			return s.rateSetter(q.at, q.m.endAt, true, np)
		},
		// the same, named in the sentence
		"ratesnear": func(s *sentence, q search, np *nounPhrase) bool {
			return s.rateSetter(q.at, q.m.endAt, false, np)
		},
		// left, or the country of a government that is not named
		"govt": func(s *sentence, q search, np *nounPhrase) bool { return s.governing(q.at, np) },
		// the state whose plan the match begins with
		"planowner": func(s *sentence, q search, np *nounPhrase) bool { return s.planOwner(q.at, np) },
		// who takes the measure that the match names, no verb telling
		"imposer": func(s *sentence, q search, np *nounPhrase) bool { return s.imposer(q.at, q.m.endAt, np) },
		// the country or city that a disease is in
		"outbreak": func(s *sentence, q search, np *nounPhrase) bool { return s.afflicted(q.at, q.m.endAt, np) },
		// the state, or those without one, who strike in a war
		"striker": func(s *sentence, q search, np *nounPhrase) bool { return s.striker(q.at, np) },
		// the country in which something happened
		"scene": func(s *sentence, q search, np *nounPhrase) bool { return s.scene(q.at, q.m.endAt, np) },
		// the country in the match, else the one the sentence is about
		"land": func(s *sentence, q search, np *nounPhrase) bool { return s.land(q.at, q.m.endAt, np) },
		// the markets of the country named before
		"marketplace": func(s *sentence, q search, np *nounPhrase) bool { return s.marketplace(q.at, np) },
		// the exchange that a turnover is of
		"exchange": func(s *sentence, q search, np *nounPhrase) bool { return s.exchange(q.at, q.m, np) },
		// a series that nothing lists, of whom the phrase or the article says
		subjOpen: func(s *sentence, q search, np *nounPhrase) bool {
			return s.openSeries(q.at, q.r.metric == "macro", np)
		},
	}
}

// closedAt reports whether a bracket closes at node i.
func (s *sentence) closedAt(i int) bool { return i < s.end && s.is(i, s.k.closeParen) }

// adjacentName takes the name that ends right before node i.
func (s *sentence) adjacentName(i int, np *nounPhrase) bool {
	last := i - 1
	np.reset(last, last)
	if last > s.first && s.nodes[last].ent < 0 && s.is(i, s.k.openParen) && s.closedAt(i+2) {
		return s.unlisted(max(s.first, last-3), last, np) // "Vortano (-5%)"
	}
	if last < s.first || s.nodes[last].ent < 0 || s.demonym(last) {
		return false
	}
	currency := s.k.kindBits.of("#currency")
	if base := last - 2; base >= s.first && s.nodes[last].cls.has(currency) && s.nodes[base].cls.has(currency) && s.text(base+1, base+1) == "/" {
		np.first, last = int32(base), base // "Euro/dollar: UP"
	}
	np.add(s.named(last))
	return true
}
