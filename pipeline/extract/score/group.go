package score

import (
	"slices"

	"github.com/wiremill/wiremill/schema"
)

// A group is a set of event types that is scored together.
type group struct {
	name  string
	types []string
}

// tier1 are hard facts with a figure or a date.
func tier1() []string {
	return []string{schema.PriceMove, schema.PriceLevel, schema.Extreme, schema.Streak, schema.Volume, schema.Flow, schema.EarningsResult,
		schema.Guidance, schema.Dividend, schema.MNA, schema.Ownership, schema.Listing, schema.Financing, schema.CreditEvent, schema.RatingChange,
		schema.Labour, schema.MacroIndicator, schema.CentralBank, schema.Schedule, schema.RegAction, schema.Buyback}
}

// tier2 are named actors and their acts. The types that are in neither tier
// (sentiment, policy_stance, market_driver) are not annotated and not scored.
func tier2() []string {
	return []string{schema.FinMetric, schema.Management, schema.Operations, schema.Legal, schema.PolicyAction, schema.PolicyStatement,
		schema.OfficialMeeting, schema.PublicHealth, schema.Shock, schema.AnalystComment, schema.RelPerformance}
}

// groups lists the groups of the report; a group per type follows them.
func groups() []group {
	numeric := []string{schema.PriceMove, schema.PriceLevel, schema.MacroIndicator, schema.EarningsResult}
	all := slices.Concat(tier1(), tier2())
	out := []group{{Numeric, numeric}, {Tier1, tier1()}, {Tier2, tier2()}, {All, all}}
	slices.Sort(all)
	for _, t := range all {
		out = append(out, group{t, []string{t}})
	}
	return out
}

// Names of the groups of types. Every scored type is also a group of its own.
const (
	Numeric = "numeric" // moves, levels, statistics and results: the figures people query most
	Tier1   = "tier1"
	Tier2   = "tier2"
	All     = "all"
)
