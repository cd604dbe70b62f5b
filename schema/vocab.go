package schema

// The closed vocabularies. A column tagged vocab:"NAME" holds one of
// Vocabularies()[NAME]; base_period and scope also take the open forms
// since:YYYY[-MM[-DD]], from_high:WHEN, from_low:WHEN and a length of time: 6W, 3.5Y.

// Event types, by what they need as evidence (see Tier).
const (
	PriceMove       = "price_move"
	PriceLevel      = "price_level"
	Extreme         = "extreme"
	Streak          = "streak"
	Volume          = "volume"
	Flow            = "flow"
	EarningsResult  = "earnings_result"
	Guidance        = "guidance"
	Dividend        = "dividend"
	MNA             = "mna"
	Ownership       = "ownership"
	Listing         = "listing"
	Financing       = "financing"
	CreditEvent     = "credit_event"
	RatingChange    = "rating_change"
	Labour          = "labour"
	MacroIndicator  = "macro_indicator"
	CentralBank     = "central_bank"
	Schedule        = "schedule"
	RegAction       = "reg_action"
	Buyback         = "buyback"
	FinMetric       = "fin_metric"
	Management      = "management"
	Operations      = "operations"
	Legal           = "legal"
	PolicyAction    = "policy_action"
	PolicyStatement = "policy_statement"
	OfficialMeeting = "official_meeting"
	PublicHealth    = "public_health"
	Shock           = "shock"
	AnalystComment  = "analyst_comment"
	RelPerformance  = "rel_performance"
	Sentiment       = "sentiment"
	PolicyStance    = "policy_stance"
	MarketDriver    = "market_driver"
)

// Subject kinds.
const (
	KindIndex        = "index"
	KindCompany      = "company"
	KindETF          = "etf"
	KindSector       = "sector"
	KindMarket       = "market"
	KindFX           = "fx"
	KindCommodity    = "commodity"
	KindYield        = "yield"
	KindCrypto       = "crypto"
	KindGovernment   = "government"
	KindRegulator    = "regulator"
	KindCentralBank  = "central_bank"
	KindPerson       = "person"
	KindMacro        = "macro"
	KindOrganisation = "organisation"
)

// Directions.
const (
	Up         = "up"
	Down       = "down"
	Flat       = "flat"
	In         = "in"
	Out        = "out"
	Easing     = "easing"
	Tightening = "tightening"
)

// Units.
const (
	UnitPct      = "pct"
	UnitPP       = "pp"
	UnitBps      = "bps"
	UnitPoints   = "points"
	UnitCurrency = "currency"
	UnitCount    = "count"
	UnitDays     = "days"
	UnitTimes    = "times"
)

// Bounds.
const (
	BoundEq      = "eq"
	BoundApprox  = "approx"
	BoundNearly  = "nearly"
	BoundGt      = "gt"
	BoundGe      = "ge"
	BoundLt      = "lt"
	BoundLe      = "le"
	BoundBetween = "between"
)

// Modalities.
const (
	Actual    = "actual"
	Forecast  = "forecast"
	Expected  = "expected"
	Scheduled = "scheduled"
	Reported  = "reported"
	Possible  = "possible"
	Denied    = "denied"
	Past      = "past"
)

// Sessions.
const (
	SessionOpen       = "open"
	SessionIntraday   = "intraday"
	SessionClose      = "close"
	SessionPremarket  = "premarket"
	SessionPostmarket = "postmarket"
)

// Reasons for a reject.
const (
	RejectEmpty       = "empty"
	RejectBinary      = "binary"
	RejectCharset     = "charset"
	RejectInvalidJSON = "invalid_json"
	RejectNoText      = "no_text"
	RejectOversized   = "oversized"
	RejectUnreadable  = "unreadable"
	RejectCorrupt     = "corrupt"
	RejectUnsupported = "unsupported"
	RejectPanic       = "panic"
)

// Vocabularies returns the closed vocabularies by name, each in its documented order.
func Vocabularies() map[string][]string {
	return map[string][]string{
		"event_type": {PriceMove, PriceLevel, Extreme, Streak, Volume, Flow, EarningsResult, Guidance, Dividend, MNA,
			Ownership, Listing, Financing, CreditEvent, RatingChange, Labour, MacroIndicator, CentralBank, Schedule,
			RegAction, Buyback, FinMetric, Management, Operations, Legal, PolicyAction, PolicyStatement, OfficialMeeting,
			PublicHealth, Shock, AnalystComment, RelPerformance, Sentiment, PolicyStance, MarketDriver},
		"subject_kind": {KindIndex, KindCompany, KindETF, KindSector, KindMarket, KindFX, KindCommodity, KindYield,
			KindCrypto, KindGovernment, KindRegulator, KindCentralBank, KindPerson, KindMacro, KindOrganisation},
		"direction":           {Up, Down, Flat, In, Out, Easing, Tightening},
		"unit":                {UnitPct, UnitPP, UnitBps, UnitPoints, UnitCurrency, UnitCount, UnitDays, UnitTimes},
		"bound":               {BoundEq, BoundApprox, BoundNearly, BoundGt, BoundGe, BoundLt, BoundLe, BoundBetween},
		"modality":            {Actual, Forecast, Expected, Scheduled, Reported, Possible, Denied, Past},
		"polarity":            {"pos", "neg"},
		"session":             {SessionOpen, SessionIntraday, SessionClose, SessionPremarket, SessionPostmarket},
		"value_scope":         {"single", "each", "joint"},
		"value_check":         {"ok", "repaired", "conflict", "none"},
		"date_precision":      {"day", "week", "month", "quarter", "half", "year", "none"},
		"published_precision": {"second", "minute", "day", "month", "year", "none"},
		"date_source":         {"field", "header", "dateline", "filename", "url", "copyright", "inferred", "none"},
		"availability":        {"observed", "simulated", "unknown"},
		"duplicate_kind":      {"none", "exact", "near", "version"},
		"agreement":           {"single", "agree", "revised", "conflict"},
		"quote_kind":          {"direct", "indirect", "mixed"},
		"run_status":          {"published"},
		"reject_stage":        {"read", "parse", "extract"},
		"reject_reason": {RejectEmpty, RejectBinary, RejectCharset, RejectInvalidJSON, RejectNoText, RejectOversized,
			RejectUnreadable, RejectCorrupt, RejectUnsupported, RejectPanic},
		"base_period": {"1D", "WTD", "MTD", "QTD", "YTD", "1W", "1M", "1Y", "YoY", "QoQ", "MoM", "first_day", "intraday",
			"from_high", "from_low", "since:YYYY-MM"},
	}
}
