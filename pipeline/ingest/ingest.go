// Package ingest turns raw input into articles: files, directories and stdin in,
// one schema.Article or one schema.Reject out for every file or record.
//
// It works in two halves so that the pipeline can put workers between them.
// Read walks the inputs in one fixed order, decompresses, cuts files into
// records and never holds more than one record. Parser.Parse does the costly
// part for one record: charset, JSON or HTML, document date, boilerplate,
// language, id. Parse is safe for concurrent use and depends on nothing but
// its argument, so worker count and order cannot change an article.
//
// # The body
//
// Article.Body is the input's own text. Only three things are repaired: bytes
// that are not UTF-8 are decoded (UTF-16 with or without a byte order mark,
// else Windows-1252), C1 controls that stand for Windows-1252 punctuation
// become that punctuation, and the control characters that no text has (NUL
// among them: DuckDB cuts strings there) become spaces. Line endings, a leading
// " date 2023-07-13 " and boilerplate stay. What is not the journalist's text
// is listed in Article.Skip instead, by the patterns of marks.txt.
//
// # The date
//
// See date.go for the order of evidence. No clock is ever read.
package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"time"

	"github.com/wiremill/wiremill/schema"
)

// DefaultMaxRecordBytes bounds one record (a line of JSON Lines, a text or HTML
// file) after decompression. The longest articles of news archives are below
// 1 MiB; anything above 8 MiB is a dump in the wrong format.
const DefaultMaxRecordBytes = 8 << 20

// Options steer both halves of ingest. The zero value is ready to use.
type Options struct {
	// MaxRecordBytes is the size above which a record is rejected as
	// oversized, in bytes after decompression. 0 means DefaultMaxRecordBytes.
	MaxRecordBytes int64
	// Stdin is what the input "-" reads. Nil makes "-" an error.
	Stdin io.Reader
	// Now is the time the run stands for. Publication dates more than two days
	// after it are disbelieved. Zero: only years after 2100 are.
	Now time.Time
}

func (o Options) maxRecord() int64 {
	if o.MaxRecordBytes > 0 {
		return o.MaxRecordBytes
	}
	return DefaultMaxRecordBytes
}

// Format says how the bytes of a Raw are to be read.
type Format uint8

// The formats of a record.
const (
	Text Format = iota // one article as plain text
	JSON               // one JSON object, a line of JSON Lines
	HTML               // one web page
)

// Raw is one record as it stands in the input, not yet decoded.
type Raw struct {
	URI    string // path relative to the input root, with #n for record n of a file of many
	Path   string // what may name a date: for a file that is an input itself its path as given, else ""
	Format Format
	Data   []byte // owned by the receiver
	Bytes  int64  // size of the record in the input after decompression
}

// The stages a reject of this package names.
const (
	stageRead  = "read"
	stageParse = "parse"
)

// rejectOf describes bytes that did not become an article. RunID and
// AvailableAt are the pipeline's to fill.
func rejectOf(uri, stage, reason, detail string, data []byte) schema.Reject {
	sum := sha256.Sum256(data)
	return schema.Reject{
		SourceURI: uri, Stage: stage, Reason: reason, Detail: detail,
		Bytes: int64(len(data)), SHA256: hex.EncodeToString(sum[:]),
	}
}
