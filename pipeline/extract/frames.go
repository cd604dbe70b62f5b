package extract

import "github.com/wiremill/wiremill/schema"

// frameReader reads what the word at node i tells of who does what to whom, in whatever order
// the sentence has it, and appends the facts. It sees those of the frames before it.
type frameReader func(s *sentence, i int, facts []fact) []fact

// frameRules names what finds facts without a pattern, for rule_id, and says which words
// the frames are tried at.
func (k *keys) frameRules() {
	k.speechRule = rule{id: "quote/attributed", event: schema.AnalystComment}
	k.policyRule = rule{id: "quote/official", event: schema.PolicyStatement}
	k.occasionRule = rule{id: "quote/occasion", event: schema.OfficialMeeting}
	k.dealRule = rule{id: "deal/frame", event: schema.MNA}
	k.holdRule = rule{id: "ownership/frame", event: schema.Ownership}
	k.postRule = rule{id: "management/frame", event: schema.Management}
	k.regRule = rule{id: "reg_action/frame", event: schema.RegAction}
	k.rateRule = rule{id: "rating_change/frame", event: schema.RatingChange}
	k.caseRule = rule{id: "legal/frame", event: schema.Legal}
	k.debtRule = rule{id: "financing/frame", event: schema.Financing}
	k.floatRule = rule{id: "listing/frame", event: schema.Listing}
	k.backRule = rule{id: "buyback/frame", event: schema.Buyback}
	k.recordRule = rule{id: "extreme/record-figure", event: schema.Extreme}
	k.deedRule = rule{id: "operations/figure", event: schema.Operations}
	k.staffRule = rule{id: "labour/figure", event: schema.Labour}
	k.resultRule = rule{id: "earnings_result/frame", event: schema.EarningsResult}
	k.outlookRule = rule{id: "guidance/frame", event: schema.Guidance}
	k.payoutRule = rule{id: "dividend/frame", event: schema.Dividend}
	k.agendaRule = rule{id: "agenda/entry", event: schema.Schedule}
	k.comingRule = rule{id: "schedule/frame", event: schema.Schedule}
	k.meetingRule = rule{id: "official_meeting/frame", event: schema.OfficialMeeting}
	k.macroSeries, k.firmSeries = rule{metric: "macro"}, rule{metric: "company"}
	k.agendaMacroRule = rule{id: "agenda/series", event: schema.Schedule, metric: "macro"}

	k.frames = []frameReader{
		(*sentence).dealAt,
		(*sentence).holdingAt,
		(*sentence).stakeAt,
		(*sentence).debtAt,
		(*sentence).postAt,
		(*sentence).caseAt,
		(*sentence).regAt,
		(*sentence).payoutAt,
		(*sentence).backAt,
		(*sentence).floatAt,
		(*sentence).rateAt,
	}
	k.frameTrigger = k.dealTrigger.or(k.stakeNoun).or(k.holdTrigger).or(k.debtTrigger).or(k.postVerb).or(k.regVerb).or(k.kindBits.of("#yield")).or(k.payoutNoun).or(k.caseVerb).or(k.suitNoun).or(k.backTrigger).or(k.floatNoun).or(k.rateNoun)
}
