package dedupe

import (
	"cmp"
	"container/heap"
	"slices"
	"time"
)

// Limits of the index (NOTES.md section 3).
const (
	activeWindow  = 3 * 24 * time.Hour // an article is compared with those so much older
	postingCap    = 64                 // a shingle of more stories is boilerplate
	postingLength = 2 * postingCap     // articles kept under one shingle, versions included
	maxCandidates = 24                 // articles compared word by word, best first
)

// document is an indexed article.
type document struct {
	row     int // its row in the caller's slice
	order   int // its place in time
	print   *print
	story   *story
	version int32
	expires time.Time
}

// story is what the articles of one story share.
type story struct {
	id       string
	versions int32
}

// index finds the documents of the last days that share text with a new one.
// A copy is not indexed, it prolongs the life of what it copies; so an article
// that hundreds of sites print is one entry and never looks like boilerplate.
type index struct {
	postings map[uint64]*posting
	bodies   map[uint64]*document // whole-body hash -> first document with it
	live     expiryHeap
	votes    map[*document]int // scratch
}

// posting lists the documents with one shingle. stories counts those that
// brought it into their story, also beyond what the list holds.
type posting struct {
	docs    []*document
	stories int
}

func newIndex() *index {
	return &index{map[uint64]*posting{}, map[uint64]*document{}, nil, map[*document]int{}}
}

// markHeavy takes the text that very many stories share out of p: all shingles
// between two neighbouring marks that are both over the cap, so that whole
// boilerplate passages go and not only the shingles that winnowing picked.
func (x *index) markHeavy(p *print) {
	prev := -1
	var heavy []uint64
	for _, m := range p.marks {
		at := int(m.at)
		if post := x.postings[m.hash]; post == nil || post.stories <= postingCap {
			prev = -1
			continue
		}
		from := at
		if prev >= 0 && at-prev <= winnowWindow {
			from = prev
		}
		heavy = append(heavy, p.seq[from:at+1]...)
		prev = at
	}
	p.seq = nil
	if len(heavy) == 0 {
		return
	}
	p.heavy = distinct(heavy)
	p.shingles = without(p.shingles, p.heavy)
	p.lead = without(p.lead, p.heavy)
}

// candidates returns the documents that share most marks with p, best first.
func (x *index) candidates(p *print) []*document {
	clear(x.votes)
	for _, m := range p.marks {
		post := x.postings[m.hash]
		if post == nil || post.stories > postingCap {
			continue
		}
		for _, d := range post.docs {
			x.votes[d]++
		}
	}
	out := make([]*document, 0, len(x.votes))
	for d := range x.votes {
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b *document) int {
		return cmp.Or(x.votes[b]-x.votes[a], a.order-b.order)
	})
	return out[:min(len(out), maxCandidates)]
}

// add indexes d. base is the document that d is a version of, or nil: the text
// that d has from it does not count again towards the cap.
func (x *index) add(d, base *document) {
	for i := range d.print.marks {
		m := &d.print.marks[i]
		post := x.postings[m.hash]
		if post == nil {
			post = &posting{}
			x.postings[m.hash] = post
		}
		if k := len(post.docs); k > 0 && post.docs[k-1] == d {
			continue // the article repeats itself
		}
		if m.counted = base == nil || !has(base.print.shingles, m.hash); m.counted {
			post.stories++
		}
		if len(post.docs) < postingLength {
			post.docs = append(post.docs, d)
		}
	}
	if x.bodies[d.print.body] == nil {
		x.bodies[d.print.body] = d
	}
	heap.Push(&x.live, expiry{d.expires, d})
}

// expire forgets the documents whose time is over at now.
func (x *index) expire(now time.Time) {
	for len(x.live) > 0 && x.live[0].at.Before(now) {
		d := x.live[0].doc
		if d.expires.After(x.live[0].at) { // a copy prolonged it
			x.live[0].at = d.expires
			heap.Fix(&x.live, 0)
			continue
		}
		heap.Pop(&x.live)
		x.remove(d)
	}
}

func (x *index) remove(d *document) {
	for _, m := range d.print.marks {
		post := x.postings[m.hash]
		if post == nil {
			continue // the article repeats itself
		}
		if m.counted {
			post.stories--
		}
		if i := slices.Index(post.docs, d); i >= 0 {
			post.docs = slices.Delete(post.docs, i, i+1)
		}
		if len(post.docs) == 0 && post.stories == 0 {
			delete(x.postings, m.hash)
		}
	}
	if x.bodies[d.print.body] == d {
		delete(x.bodies, d.print.body)
	}
}

func has(sorted []uint64, v uint64) bool {
	_, ok := slices.BinarySearch(sorted, v)
	return ok
}

// expiryHeap orders documents by when they expire.
type expiryHeap []expiry

type expiry struct {
	at  time.Time
	doc *document
}

func (h expiryHeap) Len() int { return len(h) }
func (h expiryHeap) Less(i, j int) bool {
	if c := h[i].at.Compare(h[j].at); c != 0 {
		return c < 0
	}
	return h[i].doc.order < h[j].doc.order
}
func (h expiryHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *expiryHeap) Push(e any)   { *h = append(*h, e.(expiry)) }
func (h *expiryHeap) Pop() any {
	e := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return e
}
