package pipeline

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/wiremill/wiremill/schema"
)

// readings remembers what was read, for the run's id: a hash per input, so that
// neither order nor the place of the input directory matters.
type readings struct{ hashes []xxh3.Uint128 }

func (r *readings) article(a *schema.Article) { r.add("article", a.SourceURI, a.ArticleID) }
func (r *readings) reject(j *schema.Reject)   { r.add("reject", j.SourceURI, j.Reason, j.SHA256) }

func (r *readings) add(parts ...string) {
	r.hashes = append(r.hashes, hashOf(parts...))
}

func hashOf(parts ...string) xxh3.Uint128 {
	var b []byte
	for _, p := range parts {
		b = binary.AppendUvarint(b, uint64(len(p)))
		b = append(b, p...)
	}
	return xxh3.Hash128(b)
}

// sum is the hash of all readings, in no order.
func (r *readings) sum() string {
	lines := make([][16]byte, len(r.hashes))
	for i, h := range r.hashes {
		lines[i] = h.Bytes()
	}
	slices.SortFunc(lines, func(a, b [16]byte) int { return bytes.Compare(a[:], b[:]) })
	var h xxh3.Hasher
	for _, l := range lines {
		h.Write(l[:])
	}
	return hexOf(h.Sum128())
}

func hexOf(h xxh3.Uint128) string {
	b := h.Bytes()
	return hex.EncodeToString(b[:])
}

// run makes the run's own row, and gives its id to the rejects. Two runs are the
// same if they stand for the same time, count availability the same way and
// read the same things.
func (n *night) run(o Options) schema.Run {
	mode := observed
	if o.Backfill {
		mode = simulated + " " + o.Lag.String()
	}
	id := hexOf(hashOf(n.asOf.Format(time.RFC3339Nano), mode, n.inputs.sum()))
	reasons := map[string]int64{}
	for i := range n.rejects {
		n.rejects[i].RunID = id
		reasons[n.rejects[i].Reason]++
	}
	r := schema.Run{RunID: id, AsOf: n.asOf, Status: "published",
		ProgramVersion: o.Program, RulesHash: o.Extractor.Hash(),
		RecordsIn: n.count.records, Articles: int64(len(n.new)), Duplicates: n.count.duplicates,
		Rejects: int64(len(n.rejects)), Bytes: n.count.bytes, RejectReasons: reasons, AvailableAt: n.asOf}
	for _, t := range n.new {
		r.Mentions += int64(len(t.found.Mentions))
		r.Quotes += int64(len(t.found.Quotes))
	}
	return r
}
