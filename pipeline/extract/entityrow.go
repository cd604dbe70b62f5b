package extract

import (
	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// How an entity becomes a row.

// idBits folds the first characters of an id, which are hex digits.
func idBits(id string) uint8 {
	if len(id) < 2 {
		return 0
	}
	return id[0]<<4 ^ id[1]
}

func row(e *entity.Entity) schema.Entity {
	r := schema.Entity{EntityID: e.ID, Name: e.Name, Kind: e.SubjectKind()}
	setRef(&r.Ticker, &e.Ticker)
	setRef(&r.MIC, &e.MIC)
	setRef(&r.ISIN, &e.ISIN)
	setRef(&r.Country, &e.Country)
	setRef(&r.Currency, &e.Currency)
	setRef(&r.Sector, &e.Sector)
	setRef(&r.TimeZone, &e.TimeZone)
	return r
}
