package ingest

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strconv"

	"github.com/wiremill/wiremill/schema"
)

// whole reads a file that is one article.
func (r *reader) whole(uri string, in io.Reader, f Format) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	limit := r.opts.maxRecord()
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return r.reject(rejectOf(uri, stageRead, schema.RejectCorrupt, brokenOff(err, 0), data))
	}
	if int64(len(data)) > limit {
		return r.rejectStream(io.MultiReader(bytes.NewReader(data), in), uri, schema.RejectOversized, r.tooLong())
	}
	return r.emit(Raw{URI: uri, Path: r.path, Format: f, Data: data, Bytes: int64(len(data))})
}

// lines reads JSON Lines. Blank lines are not records. A line above the limit
// is hashed and counted as it streams past, never held.
func (r *reader) lines(uri string, br *bufio.Reader) error {
	limit := r.opts.maxRecord()
	for n := 0; ; {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		line, rest, err := readLine(br, limit)
		if n == 0 {
			line = bytes.TrimPrefix(line, []byte(utf8BOM))
		}
		broken := err != nil && err != io.EOF
		if broken {
			return r.reject(rejectOf(uri, stageRead, schema.RejectCorrupt, brokenOff(err, n), line))
		}
		blank := rest == nil && len(bytes.TrimSpace(line)) == 0
		if !blank {
			n++
			if emitErr := r.line(uri+"#"+strconv.Itoa(n), line, rest); emitErr != nil {
				return emitErr
			}
		}
		if err == io.EOF {
			if n == 0 {
				return r.reject(rejectOf(uri, stageRead, schema.RejectEmpty, "the file has no records", nil))
			}
			return nil
		}
	}
}

func (r *reader) line(uri string, line []byte, rest *tally) error {
	if rest == nil {
		return r.emit(Raw{URI: uri, Path: r.path, Format: JSON, Data: line, Bytes: int64(len(line))})
	}
	return r.reject(rest.reject(uri, schema.RejectOversized, r.tooLong()))
}

// readLine returns the next line without its line feed, in memory of its own.
// rest is set, and line nil, if the line exceeds limit; its bytes are then
// consumed and counted. err is io.EOF with the last line.
func readLine(br *bufio.Reader, limit int64) (line []byte, rest *tally, err error) {
	for {
		part, err := br.ReadSlice('\n')
		size := int64(len(line) + len(part))
		switch {
		case rest != nil:
			rest.add(part)
		case size > limit+1: // the line feed does not count
			rest = newTally()
			rest.add(line)
			rest.add(part)
			line = nil
		default:
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		if int64(len(line)) > limit { // a last line without line feed
			rest = newTally()
			rest.add(line)
			line = nil
		}
		return line, rest, err
	}
}

// rejectStream rejects all that is left of in, without holding it.
func (r *reader) rejectStream(in io.Reader, uri, reason, detail string) error {
	t := newTally()
	buf := make([]byte, bufferBytes)
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		n, err := in.Read(buf)
		t.add(buf[:n])
		if err != nil {
			break // what broke off is part of the reject already
		}
	}
	return r.reject(t.reject(uri, reason, detail))
}

func (r *reader) tooLong() string {
	return fmt.Sprintf("longer than the limit of %d bytes for one record", r.opts.maxRecord())
}

func brokenOff(err error, records int) string {
	msg := "broke off: " + reasonOf(err)
	if records > 0 {
		msg += fmt.Sprintf("; the %d records before it were kept", records)
	}
	return msg + "; fetch the file again"
}

// tally counts and hashes bytes that are not kept.
type tally struct {
	sum   hash.Hash
	bytes int64
}

func newTally() *tally { return &tally{sum: sha256.New()} }

func (t *tally) add(b []byte) {
	t.sum.Write(b)
	t.bytes += int64(len(b))
}

func (t *tally) reject(uri, reason, detail string) schema.Reject {
	return schema.Reject{
		SourceURI: uri, Stage: stageRead, Reason: reason, Detail: detail,
		Bytes: t.bytes, SHA256: hex.EncodeToString(t.sum.Sum(nil)),
	}
}
