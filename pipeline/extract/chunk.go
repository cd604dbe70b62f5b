package extract

import (
	"slices"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// node is one unit of a sentence: a name, a date, a quantity, a phrase or a word.
type node struct {
	first, last int32 // tokens, inclusive
	cls         mask
	rule        uint64 // classes that only patterns ask for
	hash        uint64 // of a single word, else 0
	entry       int32  // in the lexicon, -1 none
	ent         int32  // in chunker.ents, -1 none
	date        int32  // in chunker.dates, -1 none
	qty         int32  // in chunker.qtys, -1 none
	word        int32  // slot.word of its word
	form        form
	flags       token.Flags
	listed      listing // of the word it starts with: the lists that may hold it
}

// chunker turns the tokens of one article into nodes. Its slices are reused.
type chunker struct {
	lex      *lexicon
	k        *keys
	d        *token.Doc
	nodes    []node
	starts   []int32 // first node of each sentence, and one past the last
	ents     []entity.Span
	dates    []when.Expr
	qtys     []quantity
	found    []found // by token
	fraction bool
	scale    float64 // of the number read last, 1 if it has none
	left     [4]left // subjects of verbs that were found last (subject.go)
}

// keys are the classes and words that the code asks for by name, looked up once.
type keys struct {
	bound, ccySign, unitPct, unitPoint, unitPP, unitBps, ccyName, scale, scaleShort, fraction, numWord, ordinal, figure                                                                                                       mask
	boundClass, ccySignClass, ccyNameClass, ccyMinorClass, scaleClass, fractionClass, numWordClass, ordClass                                                                                                                  int
	verb, v, nounform, be, have, do, modal, adv, neg, det, prep, conj, sub, rel, to, stop, poss, quote, gen                                                                                                                   mask
	ent, security, futures, metric, price, yieldNoun, anaphor, pronoun, adj, nounUp, nounDown, cap, word, saying                                                                                                              mask
	up, down, flat, qty, date, catenative, barrier, nounBarrier, phraseEnd, partNoun, unnamed                                                                                                                                 mask
	metricClass, gradeClass, macroClass, anaphorClass, modalityClass, sessionClass, dirvalClass, tableheadClass                                                                                                               int
	from, or, and, by, to1, at, a, an, having, delivery, of, forWord, since, than, double, market, lastWord, both                                                                                                             uint64
	openParen, closeParen, commaHash, semicolon, colon, period, ampersand                                                                                                                                                     uint64
	commentators                                                                                                                                                                                                              []uint64 // analyst, strategist, economist ...
	typeBits                                                                                                                                                                                                                  names[mask]
	kindMasks                                                                                                                                                                                                                 []kindMask
	pauses                                                                                                                                                                                                                    [256]bool       // marks that no quantity starts with
	comingWords, encounterWords, visitWords                                                                                                                                                                                   listing         // the lists of which a word is on one that tells what is to come (coming.go), a meeting (encounter.go), a journey (visit.go)
	surveyors, bodyTrades, othersBody                                                                                                                                                                                         map[uint64]bool // who collects estimates; what bodies are for; words of other bodies than those named
	homeClass                                                                                                                                                                                                                 int
	macroBase, macroHome                                                                                                                                                                                                      map[string]string
	macroIndex                                                                                                                                                                                                                map[string]bool
	speechRule, policyRule, occasionRule, dealRule, holdRule, debtRule, postRule, resultRule, outlookRule, deedRule, staffRule, payoutRule, regRule, rateRule, caseRule, agendaRule, agendaMacroRule, macroSeries, firmSeries rule
	backRule, floatRule, comingRule, meetingRule, recordRule                                                                                                                                                                  rule
	frames                                                                                                                                                                                                                    []frameReader
	kindBits                                                                                                                                                                                                                  names[mask]
	times                                                                                                                                                                                                                     timeWords
	bodyWords                                                                                                                                                                                                                 map[uint64]bodyWord
	unions
}

// unions are classes that the code asks for together, and those that it asks
// for at every node: a look-up by string there costs more than the question.
type unions struct {
	demonym, sinceDate, copula, each, resp, perUnit, argSkip, place, upNoun, downNoun                                                                                                                               mask
	pctQty, ppQty, bpsQty, pointsQty, moneyQty, fracQty, numQty, limitQty                                                                                                                                           mask // of figures by their unit
	index, company, marketLike, rivalNoun, sidedAdj, referable, measureHead, seriesHead                                                                                                                             mask
	uttering, according, quoteVerb, opining, attitude, stanceVerb                                                                                                                                                   mask // what makes an attribution
	boardNoun, officialHead, bankWord                                                                                                                                                                               mask
	buyVerb, sellVerb, buyNoun, bidNoun, stakeNoun, unitNoun, controlNoun, dealTrigger, holdTrigger, debtTrigger, postVerb, payoutNoun, regVerb, caseVerb, suitNoun, rateNoun, targetWord, moveRating, frameTrigger mask // of deals
	backTrigger, floatNoun                                                                                                                                                                                          mask
	person, futureAux, against, tradeVerb, predictVerb, downAdj, agendaHead, captionRole                                                                                                                            mask
	deedNoun, noDeed                                                                                                                                                                                                mask // of the objects of acts
	including, audience, compared, agendaVerb, onCalendar                                                                                                                                                           mask
	aux, groupLead, determined, verbal, actable, highLow, phraseBreak, ownedNoun                                                                                                                                    mask
}

// found is the longest phrase or word of the lexicon that starts at a token.
type found struct {
	slot   *slot // what the table knows of the word at the token
	entry  int32 // -1 none
	next   int32 // token after it
	figure bool  // a quantity may start with it
}

// probe looks every token of a sentence up once; all later questions are
// answered from memory. Each step goes through all tokens before the next one: what
// a step fetches from far away does not wait for what another one does.
func (c *chunker) probe(first, end int) {
	table, tokens := &c.lex.table, c.d.Tokens
	for i := first; i < end; i++ {
		h := tokens[i].Hash
		if h == 0 {
			h = wordHash(c.d, i)
		}
		c.found[i].slot = table.find(h)
	}
	for i := first; i < end; i++ {
		f := &c.found[i]
		f.entry, f.next = f.slot.entry, int32(i+1)
		if f.slot.opens > 0 && i+1 < end {
			c.longest(f, i, end)
		}
	}
	for i := first; i < end; i++ {
		f := &c.found[i]
		f.figure = f.entry >= 0 && c.lex.entries[f.entry].cls.has(c.k.figure)
	}
}

// longest makes f the longest phrase that starts at token i and ends before token end.
func (c *chunker) longest(f *found, i, end int) {
	table := &c.lex.table
	o, second := &table.openings[f.slot.opens], wordHash(c.d, i+1)
	if o.second>>(second&63)&1 == 0 {
		return
	}
	for k := o.first; k < o.end; k++ {
		if p := &table.phrases[k]; p.second == second && i+len(p.words) <= end && c.phraseAt(p.words, i) {
			f.entry, f.next = p.entry, int32(i+len(p.words))
			return
		}
	}
}

// lookup finds the longest phrase or word that starts at token i and ends
// before token end.
func (c *chunker) lookup(i, end int) (*entry, int) {
	if i >= end {
		return nil, 0
	}
	f := &c.found[i]
	if f.entry < 0 {
		return nil, 0
	}
	if int(f.next) > end {
		return c.lookupWord(i)
	}
	return &c.lex.entries[f.entry], int(f.next)
}

// lookupWord finds the word at token i, not a phrase.
func (c *chunker) lookupWord(i int) (*entry, int) {
	if e := c.found[i].slot.entry; e >= 0 {
		return &c.lex.entries[e], i + 1
	}
	return nil, 0
}

func (c *chunker) phraseAt(words []uint64, i int) bool {
	for k := 1; k < len(words); k++ {
		if wordHash(c.d, i+k) != words[k] {
			return false
		}
	}
	return true
}

// chunk fills c.nodes from d, its names and its dates.
func (c *chunker) chunk(d *token.Doc, ents []entity.Span, dates []when.Expr) {
	c.d, c.ents, c.dates = d, ents, dates
	for i := range c.left {
		c.left[i].of = 0
	}
	c.nodes, c.qtys, c.starts = c.nodes[:0], c.qtys[:0], c.starts[:0]
	c.found = slices.Grow(c.found[:0], len(d.Tokens))[:len(d.Tokens)]
	ei, di := 0, 0
	for _, s := range d.Sentences {
		c.probe(s.First, s.End)
		c.starts = append(c.starts, int32(len(c.nodes)))
		limit := len(c.nodes) + maxSentence // nobody reads on
		for i := s.First; i < s.End && len(c.nodes) < limit; {
			for ei < len(ents) && (ents[ei].First < i || ents[ei].Flags&entity.Weak != 0) {
				ei++
			}
			for di < len(dates) && dates[di].First < i {
				if dates[di].First == i-1 && dates[di].Last >= i && dates[di].Prep != when.NoPrep { // the preposition is of a phrase: "up from Monday's close"
					dates[di].First = i
					break
				}
				di++
			}
			if n := c.instrumentCode(i, s.End); n > i {
				i = n
				continue
			}
			i = c.nodeAt(i, s.End, ei, di)
			if i+2 < s.End && d.Tokens[i].Kind == token.Punct && d.Str(i) == "(" {
				i = c.explained(i, s.End, ei)
			}
		}
	}
	c.starts = append(c.starts, int32(len(c.nodes)))
}

// explained takes into a series or a date the brackets behind it that only explain
// it: "earnings per share (EPS)", "year-on-year (YoY)", "EBITDA (earnings before
// interest and tax)". It returns the token behind them, i if they say more.
func (c *chunker) explained(i, end, ei int) int {
	const longest = 16
	if len(c.nodes) == int(c.starts[len(c.starts)-1]) {
		return i // nothing but a code before them
	}
	n := &c.nodes[len(c.nodes)-1]
	if n.ent >= 0 || n.qty >= 0 || n.date < 0 && !n.cls.has(c.k.metric.or(c.k.typeBits.of("macrometric"))) {
		return i
	}
	for k := i + 1; k < end && k < i+longest; k++ {
		t := &c.d.Tokens[k]
		switch {
		case c.d.Str(k) == ")":
			if n.date >= 0 && k > i+2 {
				return i
			}
			n.last = int32(k)
			return k + 1
		case t.Kind == token.Number || t.Kind == token.Money || t.Kind == token.Pct || c.d.Str(k) == "(":
			return i
		}
		for ei < len(c.ents) && c.ents[ei].First < k {
			ei++
		}
		if ei < len(c.ents) && c.ents[ei].First == k {
			return i
		}
	}
	return i
}

// nodeAt appends the node that starts at token i and returns the token after it.
func (c *chunker) nodeAt(i, end, ei, di int) int {
	t := &c.d.Tokens[i]
	named := ei < len(c.ents) && c.ents[ei].First == i && c.ents[ei].Last < end
	if named && c.ents[ei].Flags&entity.Code != 0 && !c.loneCode(ei) {
		return c.skipCode(c.ents[ei].Last+1, end)
	}
	n := c.newNode()
	*n = node{first: int32(i), last: int32(i), entry: -1, ent: -1, date: -1, qty: -1, listed: c.lex.table.listings[c.found[i].slot.lists], flags: t.Flags}
	aged := c.ageAt(i, end)
	ranked := c.rankAt(i, end)
	switch {
	case aged > i:
		n.last, n.cls, n.hash = int32(aged), c.k.adj, agedHash
	case ranked > i && !named:
		n.last, n.cls, n.hash = int32(ranked), c.k.adj.or(c.k.word), rankHash
	case named && !c.codeOfSum(i, end, &c.ents[ei]):
		n.last, n.ent = int32(c.abbreviated(c.ents[ei].Last, end)), int32(ei)
		n.cls = c.entityClass(&c.ents[ei])
		if n.last == n.first {
			n.hash = t.Hash
		}
	case di < len(c.dates) && c.dates[di].First == i && c.dates[di].Last < end:
		n.last = int32(c.dates[di].Last)
		if e := &c.dates[di]; e.Kind == when.KindWindow && e.Grain == when.Day && e.N <= 1 { // "one-day" says what kind of move, not when
			n.cls = c.k.adj.or(c.k.word)
			break
		}
		n.date = int32(di)
		n.cls = c.k.date
		if e := &c.dates[di]; e.Prep == when.Since || e.Kind == when.KindWindow || e.Kind == when.KindRolling || e.Kind == when.KindDecade {
			n.cls = n.cls.or(c.k.sinceDate)
		}
	default:
		if c.mayFigure(i, end) {
			if q, next := c.quantityAt(i, end); next > 0 && !c.cutsName(i, next, ei) && !c.cutsDate(i, next, di) {
				c.sharedMoney(&q, next, end)
				n.last, n.qty = int32(next-1), int32(len(c.qtys))
				n.cls = c.quantityClass(&q)
				c.qtys = append(c.qtys, q)
				c.describes(len(c.nodes)-2, &q)
				break
			}
		}
		c.wordNode(n, i, end, ei)
	}
	if n.hash != 0 && n.last == n.first {
		n.word = c.found[i].slot.word
	}
	return int(n.last) + 1
}

// codeOfSum reports whether the currency that token i names is that of a figure
// after it: "USD 82.40".
func (c *chunker) codeOfSum(i, end int, x *entity.Span) bool {
	if x.Ent.Kind != entity.KindCurrency || x.Last != i || i+1 >= end || c.d.Tokens[i+1].Kind != token.Number {
		return false
	}
	e, n := c.lookup(i, end)
	return n == i+1 && e.cls.has(c.k.ccySign)
}

// loneCode reports whether the code of an index stands beside no name of it: "an
// index of bank shares .BKX".
func (c *chunker) loneCode(ei int) bool {
	if c.ents[ei].Ent.Kind != schema.KindIndex || len(c.nodes) == 0 {
		return false
	}
	k := len(c.nodes) - 1
	n := &c.nodes[k]
	return n.ent < 0 && n.cls.has(c.k.word) || n.ent >= 0 && c.ents[n.ent].Ent.Kind == schema.KindSector && k > 0 && c.is(k-1, c.k.of)
}

// newNode makes room for a node, to be filled in place.
func (c *chunker) newNode() *node {
	if len(c.nodes) < cap(c.nodes) {
		c.nodes = c.nodes[:len(c.nodes)+1]
	} else {
		c.nodes = append(c.nodes, node{})
	}
	return &c.nodes[len(c.nodes)-1]
}

// mayFigure reports whether a quantity can start at token i: a figure, a
// currency, a sign, a number word or a bound.
func (c *chunker) mayFigure(i, end int) bool {
	t := &c.d.Tokens[i]
	if t.Kind == token.Number || t.Kind == token.Money {
		return true
	}
	if t.Hash == c.k.a || t.Hash == c.k.an { // "a million", "a full percentage point"
		return i+1 < end && (c.found[i].next > int32(i+1) || c.found[i+1].entry >= 0 || c.d.Str(i+1) == "full" || c.d.Str(i+1) == "whole")
	}
	f := &c.found[i]
	if f.entry >= 0 && int(f.next) <= end {
		return f.figure
	}
	e, n := c.lookup(i, end)
	return n > 0 && e.cls.has(c.k.figure) || n == 0 && t.Kind != token.Word && t.End-t.Start <= 3 && !c.k.pauses[c.d.Text[t.Start]]
}

// abbreviated takes the full stop of "Corp.", "Inc." and the like into the
// name that ends at token i, unless it ends the sentence as well.
func (c *chunker) abbreviated(i, end int) int {
	if i+2 < end && c.d.Tokens[i+1].Kind == token.Punct && !c.d.Tokens[i+1].Is(token.FlagSpace) && c.d.Str(i+1) == "." {
		return i + 1
	}
	return i
}

// cutsDate reports whether tokens [i,next) would swallow the start of a date
// or window ("near three-year high" is no "near three").
func (c *chunker) cutsDate(i, next, di int) bool {
	return di < len(c.dates) && c.dates[di].First > i && c.dates[di].First < next
}

// skipCode leaves a code printed beside a name ("( XOM.N )") out of the
// nodes, with its brackets, and returns the token after it.
func (c *chunker) skipCode(next, end int) int {
	if len(c.nodes) > 0 && next < end && c.d.Str(next) == ")" && c.nodes[len(c.nodes)-1].hash == c.k.openParen {
		c.nodes = c.nodes[:len(c.nodes)-1]
		return next + 1
	}
	return next
}

// cutsName reports whether tokens [i,next) would swallow the start of a name.
func (c *chunker) cutsName(i, next, ei int) bool {
	if ei >= len(c.ents) || c.ents[ei].First <= i || c.ents[ei].First >= next {
		return false
	}
	e := &c.ents[ei]
	switch e.Ent.Kind {
	case entity.KindCurrency, entity.KindCountry, entity.KindCity: // "104.74 yen", "1.349 Canadian dollars" are sums
		return e.Last >= next
	}
	return true
}

type kindMask struct {
	kind string
	cls  mask
}
