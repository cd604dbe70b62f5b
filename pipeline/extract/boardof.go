package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/schema"
)

// boardOf makes a board the company that it is the board of, if the name says whose it
// is: "the Acme plc Board".
func (s *sentence) boardOf(x *subject, i int) {
	name, ok := strings.CutSuffix(x.displayName(), " Board")
	if !ok || x.kind == schema.KindCompany {
		return
	}
	for _, c := range s.doc.gaz.ByName(name, entity.Context{}) {
		if c.Ent.Kind == schema.KindCompany {
			x.ent, x.kind = c.Ent, c.Ent.Kind
			return
		}
	}
	x.ent, x.name, x.kind = nil, name, schema.KindCompany
}
