package extract

import "github.com/wiremill/wiremill/pipeline/extract/token"

// What the form of a pronoun says of whom it can stand for.

var (
	theyHash, theirHash                        = token.Hash("they"), token.Hash("their")
	heHash, sheHash, hisHash, herHash, himHash = token.Hash("he"), token.Hash("she"), token.Hash("his"), token.Hash("her"), token.Hash("him")
)

// plural reports whether the pronoun at h stands for several.
func (s *sentence) plural(h int) bool {
	switch s.nodes[h].hash {
	case theyHash, theirHash, s.k.both, themHash:
		return true
	}
	return false
}

// human reports whether the pronoun at h can only be a person.
func (s *sentence) human(h int) bool {
	switch s.nodes[h].hash {
	case heHash, sheHash, hisHash, herHash, himHash:
		return true
	}
	return false
}

// thing reports whether the pronoun at h cannot be a person.
func (s *sentence) thing(h int) bool {
	switch s.nodes[h].hash {
	case itHash, itsHash, itselfHash:
		return true
	}
	return false
}
