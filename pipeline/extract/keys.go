package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// newKeys looks up the classes and words that the code uses by name.
func newKeys(l *lexicon) *keys {
	for _, c := range strings.Fields("bound ccysign ccyname ccyminor scale scaleshort fraction numword ordinal unitpct unitpoint unitpp unitbps " +
		"v be have do modal adv neg det prep conj sub rel to pronoun adj gen security futures price yieldnoun metric macrometric anaphor " +
		"up down flat upnoun downnoun flatnoun nounup noundown catenative saying dirval noteword gerundprep multiple officialtitle officialhead including broadword refmod copula highnoun lownoun dayword each resp perunit argskip against session modality") {
		l.class(c)
	}
	b := func(names ...string) mask { return l.bits(names...) }
	k := &keys{
		bound: b("bound"), ccySign: b("ccysign"), unitPct: b("unitpct"), unitPoint: b("unitpoint"), unitPP: b("unitpp"), unitBps: b("unitbps"),
		ccyName: b("ccyname", "ccyminor"), scale: b("scale", "scaleshort"), scaleShort: b("scaleshort"), fraction: b("fraction"), numWord: b("numword"), ordinal: b("ordinal"), figure: b("bound", "ccysign", "numword", "fraction"),
		boundClass: l.class("bound"), ccySignClass: l.class("ccysign"), ccyNameClass: l.class("ccyname"), ccyMinorClass: l.class("ccyminor"),
		scaleClass: l.class("scale"), fractionClass: l.class("fraction"), numWordClass: l.class("numword"), ordClass: l.class("ordinal"),
		verb: b("#verb"), v: b("v"), nounform: b("#nounform"), be: b("be"), have: b("have"), do: b("do"), modal: b("modal"), adv: b("adv"), neg: b("neg"),
		det: b("det"), prep: b("prep"), conj: b("conj"), sub: b("sub"), rel: b("rel"), to: b("to"), stop: b("#stop"), poss: b("#poss"), quote: b("#quote"), gen: b("gen"),
		ent: b("#ent"), security: b("security"), futures: b("futures"), metric: b("metric", "macrometric"), price: b("price"), yieldNoun: b("yieldnoun"),
		anaphor: b("anaphor"), pronoun: b("pronoun"), adj: b("adj"), nounUp: b("nounup", "upnoun"), nounDown: b("noundown", "downnoun"), cap: b("#cap"), word: b("#word"), saying: b("saying"),
		up: b("up", "upnoun", "nounup"), down: b("down", "downnoun", "noundown"), flat: b("flat", "flatnoun"), qty: b("#qty"), date: b("#date"), catenative: b("catenative"),
		metricClass: l.class("metric"), gradeClass: l.class("grade"), macroClass: l.class("macrometric"), anaphorClass: l.class("anaphor"), modalityClass: l.class("modality"), sessionClass: l.class("session"), tableheadClass: l.class("tablehead"), dirvalClass: l.class("dirval"),
		from: token.Hash("from"), or: token.Hash("or"), and: token.Hash("and"), by: token.Hash("by"), to1: token.Hash("to"), at: token.Hash("at"), a: token.Hash("a"), an: token.Hash("an"), having: token.Hash("having"), delivery: token.Hash("delivery"), of: token.Hash("of"), forWord: token.Hash("for"), since: token.Hash("since"), than: token.Hash("than"), double: token.Hash("double"), both: token.Hash("both"), market: token.Hash("market"), lastWord: token.Hash("last"),
		openParen: literalHash("("), closeParen: literalHash(")"), commaHash: literalHash(","), semicolon: literalHash(";"), colon: literalHash(":"), period: literalHash("."), ampersand: literalHash("&"),
	}
	for i, n := range l.names {
		k.typeBits.set(n, bit(i))
		k.kindBits.set(n, bit(i))
	}
	for _, n := range nodeClasses {
		if n[0] == '#' {
			k.kindBits.set(n[1:], k.typeBits.of(n))
		}
	}
	for _, kind := range strings.Fields("company country city person index organisation currency region commodity central_bank regulator government market") {
		k.kindMasks = append(k.kindMasks, kindMask{kind, k.kindBits.of(kind)})
	}
	k.join(l, b)
	k.frameRules()
	k.comingWords = listings("deadline", "deferverb", "runsverb", "appointword", "phaseverb", "appearverb", "presentverb", "lightverb")
	k.encounterWords = listings("meetverb", "gatherverb", "holdverb", "greetverb", "meetgerund", "heldnoun")
	k.visitWords = listings("tripverb", "tripnoun")
	k.times = newTimeWords()
	k.statistics(l)
	for _, w := range []string{"analyst", "analysts", "strategist", "strategists", "economist", "economists", "trader", "traders"} {
		k.commentators = append(k.commentators, token.Hash(w))
	}
	for _, mark := range []byte(`,.;:()"'`) {
		k.pauses[mark] = true
	}
	k.surveyors = hashes(l.lists["surveyor"])
	k.groups()
	k.comingRule.kinds = k.kindBits.of("party").or(k.kindBits.of("exchange"))
	k.bodyWords, k.bodyTrades, k.othersBody = bodyWords(l, k), hashes(l.lists["bodytrade"]), hashes(l.lists["othersbody"])
	return k
}

// hashes is the set of the words of a list.
func hashes(list []string) map[uint64]bool {
	out := map[uint64]bool{}
	for _, word := range list {
		out[token.Hash(word)] = true
	}
	return out
}

// join fills k.unions.
func (k *keys) join(l *lexicon, b func(names ...string) mask) {
	k.barrier, k.nounBarrier, k.partNoun = fillBarrier(l), nounBarrier(l), b("plantnoun", "unitnoun")
	k.unnamed = mask{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}.without(b("#word", "#cap", "plantnoun", "productnoun", "activitynoun", "scalenoun"))
	k.phraseEnd = k.nounBarrier.or(b("#verb", "adv", "det", "#qty", "#date", "sub"))
	k.unions = unions{
		demonym: b("#demonym"), sinceDate: b("#since"), copula: b("copula"), each: b("each"), resp: b("resp"), perUnit: b("perunit"), argSkip: b("argskip"),
		place: b("#country", "#city", "#region"), upNoun: b("upnoun"), downNoun: b("downnoun"), highLow: b("highnoun", "lownoun"),
		phraseBreak: k.stop.or(k.verb).or(k.sub).or(k.rel).or(k.conj).or(k.quote).or(k.be).or(k.have).or(k.modal).or(k.qty),
		ownedNoun:   k.security.or(k.price).or(k.yieldNoun).or(k.futures).or(k.metric).or(b("measurehead", "serieshead")),
		pctQty:      b("#pct", "#qty"), ppQty: b("#pp", "#qty"), bpsQty: b("#bps", "#qty"), pointsQty: b("#points", "#qty"),
		moneyQty: b("#money", "#qty"), fracQty: b("#frac", "#qty"), numQty: b("#num", "#qty"), limitQty: b("#aslimit"),
		buyVerb: b("buyverb"), sellVerb: b("sellverb"), buyNoun: b("buynoun"), bidNoun: b("bidnoun"), stakeNoun: b("stakenoun"), unitNoun: b("unitnoun"), controlNoun: b("controlnoun"),
		holdTrigger: b("holdtrigger"), payoutNoun: b("dividendnoun"), backTrigger: b("buybackverb", "buyverb"), floatNoun: b("ipo"), debtTrigger: b("debttrigger"), regVerb: b("regverb"), caseVerb: b("caseverb"), suitNoun: b("suitnoun"), postVerb: b("appointverb", "oustverb", "quitverb", "assumeverb"),
		rateNoun: b("ratingnoun", "targetword"), targetWord: b("targetword"), moveRating: b("raiselower", "gradeverb"),
		dealTrigger: b("buyverb", "sellverb", "buynoun", "bidnoun", "dealtrigger"),
		aux:         b("be", "have", "do", "modal", "to"), groupLead: b("adv", "neg", "be", "have", "do", "modal", "bound", "dueto"),
		including: b("including"), audience: b("audience"), compared: b("compared"), agendaVerb: b("agendaverb"), onCalendar: b("oncalendar"),
		determined: b("det", "#poss", "prep"), verbal: b("#nounform", "#verb"),
		index: b("#index"), company: b("#company"), marketLike: b("#index", "#market", "security"), rivalNoun: b("rivalnoun"), sidedAdj: b("upadj", "downadj"),
		uttering: b("saying", "quoteverb", "opining", "accordingto"), according: b("accordingto"), quoteVerb: b("quoteverb"), opining: b("opining"),
		attitude: b("stressverb", "stanceact", "pledgeverb", "callverb", "stanceverb"), stanceVerb: b("stanceverb"),
		measureHead: b("measurehead"), seriesHead: b("serieshead"), boardNoun: b("boardnoun"), officialHead: b("officialhead"), bankWord: b("bankword"),
		person: b("#person"), futureAux: b("futureaux"), against: b("against"), tradeVerb: b("tradeverb"), predictVerb: b("predictverb"), downAdj: b("downadj"),
		agendaHead: b("agendahead"), captionRole: b("voicerole", "titleword", "manager", "officialtitle", "officialhead"),
		deedNoun: b("plantnoun", "productnoun", "activitynoun", "scalenoun"),
		noDeed:   b("security", "debtnoun", "metric", "macrometric", "outlooknoun", "bidnoun", "stakenoun", "buynoun", "jobnoun", "suitnoun", "ratingnoun", "price", "yieldnoun", "futures", "dividendnoun", "ipo", "titleword", "officialtitle", "officialhead", "manager", "voicerole", "anaphor", "pronoun", "adj", "lossnoun", "consensusnoun", "controlnoun", "bankrupt", "dayword", "periodword", "upnoun", "downnoun"),
		actable:  b("security", "pronoun", "rel", "metric", "macrometric", "price", "yieldnoun", "futures", "anaphor"),
	}
}

// groups names sets of kinds that rules and code use.
func (k *keys) groups() {
	set := func(name string, kinds ...string) {
		var m mask
		for _, x := range kinds {
			m = m.or(k.kindBits.of(x))
		}
		k.kindBits.set(name, m)
	}
	set("issuer", "company", "etf", "organisation", "exchange")
	set("place", "country", "city", "region")
	set("priced", "company", "commodity", "index", "crypto", "yield", "currency", "fx", "country")
	set("yielding", "yield", "country", "company")
	set("reporting", "company", "country", "region", "organisation", "city", "government", "sector", "market")
	set("referable", "company", "index", "commodity", "crypto", "etf", "yield", "currency", "fx", "sector", "market", "organisation", "person", "central_bank", "regulator")
	k.referable = k.kindBits.of("referable")
	set("things", "company", "index", "commodity", "crypto", "etf", "yield", "currency", "fx", "sector", "market", "organisation", "central_bank", "regulator")
	set("fxlike", "currency", "fx")
	set("borrower", "company", "organisation", "exchange", "country", "government", "city")
	set("actor", "company", "etf", "organisation", "exchange", "person", "government", "country", "central_bank", "regulator", "region", "city")
	set("unowned", "index", "fx", "currency", "commodity", "yield", "crypto")
	set("traded", "index", "company", "etf", "sector", "market", "fx", "currency", "commodity", "yield", "crypto")
	set("party", "company", "organisation", "exchange", "person", "government", "country", "central_bank", "regulator")
	set("speaking", "person", "company", "organisation", "central_bank", "regulator", "government", "country", "exchange")
	set("employer", "company", "organisation", "central_bank", "regulator", "government", "exchange")
	set("topic", "company", "index", "commodity", "crypto", "etf", "yield", "currency", "fx", "sector", "market", "central_bank", "country")
	set("body", "government", "regulator", "central_bank", "organisation", "exchange")
	set("official", "government", "regulator", "central_bank", "country", "organisation")
}
