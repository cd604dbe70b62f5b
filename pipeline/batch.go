package pipeline

import (
	"github.com/wiremill/wiremill/pipeline/ingest"
	"github.com/wiremill/wiremill/schema"
)

// A batch is what travels between stages: one channel operation per article
// would cost more than a short article. Its bounds keep workers evenly busy
// (128 wire stories take some ten milliseconds) and memory bounded when
// articles are huge.
const (
	batchItems = 128
	batchBytes = 1 << 20
)

// item is one input on its way: a record, then either an article or a reject.
type item struct {
	raw     ingest.Raw
	reject  *schema.Reject
	article schema.Article
	known   bool // the lake has this text already
	found   Found
}

type batch struct {
	items []item
	bytes int64 // of input, after decompression
}

// size is the input's bytes after decompression.
func (it *item) size() int64 {
	if it.reject != nil {
		return it.reject.Bytes
	}
	return it.raw.Bytes
}

func (b *batch) add(it item) {
	b.items = append(b.items, it)
	b.bytes += it.size()
}

func (b *batch) full() bool { return len(b.items) >= batchItems || b.bytes >= batchBytes }
