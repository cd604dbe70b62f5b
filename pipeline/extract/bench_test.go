package extract

import (
	"testing"

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

// BenchmarkTokens measures the tokeniser alone on the text of BenchmarkCorpus.
// The stage is judged by its ratio to this, which a busy machine changes less
// than either figure.
func BenchmarkTokens(b *testing.B) {
	articles := corpus(b, 4000)
	bytes := 0
	for i := range articles {
		bytes += len(articles[i].Body)
	}
	var d token.Doc
	b.SetBytes(int64(bytes))
	for b.Loop() {
		for i := range articles {
			d.Tokenize(articles[i].Body, articles[i].Skip)
		}
	}
}
