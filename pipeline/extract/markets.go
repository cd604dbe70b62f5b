package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

// regionOfSubject names the markets that trade at about the same hours as a
// subject's: the first part of its IANA zone (America, Europe, Asia), that of
// the place the article reports from if it has none of its own.
func (s *sentence) regionOfSubject(x *subject) string {
	if x.futures || x.ent == nil && x.kind != schema.KindMarket {
		return s.marketOfSubject(x)
	}
	zone := ""
	if x.ent != nil {
		zone = x.ent.TimeZone
	}
	if zone == "" && s.ctx.place1 != nil {
		zone = s.ctx.place1.ent.TimeZone
	}
	region, _, _ := strings.Cut(zone, "/")
	if region == "Australia" || region == "Pacific" {
		region = "Asia"
	}
	return region
}

// marketOfSubject is the MIC whose calendar a subject's moves follow; FX,
// commodities and crypto follow the pseudo-markets of package when.
func (s *sentence) marketOfSubject(x *subject) string {
	if x.futures || x.ent != nil && (x.ent.Ticker == "DX-Y.NYB" || x.ent.Name == "US Treasuries" || x.kind == schema.KindIndex && strings.Contains(x.ent.Name, "Dollar")) {
		return when.RoundTheClock
	}
	switch x.kind {
	case schema.KindCrypto:
		return when.Always
	case schema.KindFX, "currency", schema.KindCommodity, schema.KindYield:
		return when.RoundTheClock
	}
	if x.ent != nil && x.ent.MIC != "" {
		return x.ent.MIC
	}
	if x.ent != nil {
		if m := countryMarket(x.ent.Country); m != "" {
			return m
		}
	}
	return when.RoundTheClock
}

func countryMarket(country string) string {
	switch country {
	case "US":
		return "XNYS"
	case "JP":
		return "XTKS"
	case "HK":
		return "XHKG"
	case "CN":
		return "XSHG"
	case "GB":
		return "XLON"
	case "DE":
		return "XETR"
	case "FR":
		return "XPAR"
	case "KR":
		return "XKRX"
	case "IN":
		return "XBOM"
	case "AU":
		return "XASX"
	case "CA":
		return "XTSE"
	}
	return ""
}
