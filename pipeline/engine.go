package pipeline

import (
	"io"

	"github.com/wiremill/wiremill/pipeline/extract"
	"github.com/wiremill/wiremill/schema"
)

// NewEngine loads rules, lexicons and gazetteer. entities may hold rows that add
// to the gazetteer or replace some of it; nil for none.
func NewEngine(entities io.Reader) (Extractor, error) {
	e, err := extract.New(extract.Options{Entities: entities})
	if err != nil {
		return nil, err
	}
	return engine{e}, nil
}

// engine lends the extract package the pipeline's name for its result.
type engine struct{ *extract.Engine }

func (e engine) Extract(a *schema.Article) Found { return Found(e.Engine.Extract(a)) }
