package extract

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/pipeline/extract/when"
	"github.com/wiremill/wiremill/schema"
)

//go:embed lexicon/*.txt rules/*.rule confidence.txt readings.txt frequency.txt
var data embed.FS

// Options configures an Engine.
type Options struct {
	Entities io.Reader // rows that add to or replace the gazetteer's (--entities FILE.csv); nil for none
}

// Engine finds facts in articles. It is immutable and safe for concurrent use.
type Engine struct {
	lex  *lexicon
	k    *keys
	gram *grammar
	gaz  *entity.Gazetteer
	rec  *when.Recogniser
	cal  *when.Calendars
	hash string
	conf confidences
	pool sync.Pool
}

// Result is what one article yields. Event ids and availability are the
// business of later stages.
type Result struct {
	Mentions []schema.Mention
	Quotes   []schema.Quote
	Entities []schema.Entity // what the mentions refer to, each once
}

// New loads lexicons, rules, gazetteer and calendars.
func New(o Options) (*Engine, error) {
	lex, err := loadLexicon(data, "lexicon")
	if err != nil {
		return nil, err
	}
	k := newKeys(lex)
	gram, err := loadRules(data, "rules", lex, &k.kindBits)
	if err != nil {
		return nil, err
	}
	gaz, err := entity.Load(entity.Options{Override: o.Entities})
	if err != nil {
		return nil, err
	}
	rec, err := when.NewRecogniser()
	if err != nil {
		return nil, err
	}
	cal, err := when.NewCalendars()
	if err != nil {
		return nil, err
	}
	e := &Engine{lex: lex, k: k, gram: gram, gaz: gaz, rec: rec, cal: cal}
	if e.conf, err = loadConfidences(); err != nil {
		return nil, err
	}
	if e.hash, err = hashData(gaz.Hash()); err != nil {
		return nil, err
	}
	e.pool.New = func() any { return newWorker(e) }
	return e, nil
}

// Hash identifies rules, lexicons and gazetteer: runs with the same hash give
// the same rows for the same article.
func (e *Engine) Hash() string { return e.hash }

func hashData(more string) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(data, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := data.ReadFile(p)
		fmt.Fprintf(h, "%s %d\n", p, len(b))
		h.Write(b)
		return err
	})
	fmt.Fprint(h, more)
	return hex.EncodeToString(h.Sum(nil)[:16]), err
}

// worker is the reusable memory of one extraction.
type worker struct {
	eng      *Engine
	doc      token.Doc
	head     token.Doc // scratch of dateline
	spans    []entity.Span
	dates    []when.Expr
	scratch  *entity.Scratch
	ch       chunker
	ctx      context
	m        matcher
	facts    []fact
	lines    []*entity.Entity // subjects of the mentions: another line of the company named, perhaps
	about    []told           // of the mentions: what names their session
	sent     sentence
	article  document
	mentions []schema.Mention
	quotes   []schema.Quote
	order    []int32         // scratch of finish
	want     map[string]bool // scratch of entities
}

func newWorker(e *Engine) *worker {
	return &worker{eng: e, want: map[string]bool{}, scratch: new(entity.Scratch), ch: chunker{lex: e.lex, k: e.k}, m: matcher{sieve: newSieve(&e.gram.grid)}}
}

// Extract finds the facts, quotes and entities of one article.
func (e *Engine) Extract(a *schema.Article) Result {
	w := e.pool.Get().(*worker)
	res := w.extract(a)
	e.pool.Put(w) // not deferred: after a panic the worker's state is not to be trusted
	return res
}

func (w *worker) extract(a *schema.Article) Result {
	w.prepare(a)
	w.lines, w.about, w.mentions, w.quotes = w.lines[:0], w.about[:0], w.mentions[:0], w.quotes[:0]
	w.article = document{anchor: anchorOf(a), cal: w.eng.cal, gaz: w.eng.gaz, history: chronicle(a.Title), markets: onMarkets(a.Title, w.eng.lex)}
	w.article.business, w.article.states = w.ch.shares()
	doc := &w.article
	for i := 0; i+1 < len(w.ch.starts); i++ {
		s := &w.sent
		*s = sentence{chunker: &w.ch, ctx: &w.ctx, doc: doc, gaz: w.eng.gaz, first: int(w.ch.starts[i]), end: int(w.ch.starts[i+1]), index: i}
		if s.first >= s.end {
			continue // nothing but a code that is read over: ".XBD"
		}
		s.end = min(s.end, s.first+maxSentence)
		for i := s.first; i < s.end; i++ {
			s.cls = s.cls.or(s.nodes[i].cls)
		}
		s.dateline()
		s.openEntry()
		s.openAgenda()
		w.facts = s.visits(s.encounters(s.coming(s.entries(s.apply(w.eng.gram, &w.m, w.facts[:0])))))
		s.stateTakeovers(w.facts)
		s.valuedByDeals(w.facts)
		w.facts = s.quotes(a, w.facts, &w.quotes)
		s.found = w.facts
		s.openFrame(doc)
		s.leadDay(doc)
		s.settleAll(w.facts)
		w.facts = s.debutants(w.facts)
		s.noteDebut(doc)
		s.noteMeeting(doc, w.facts)
		s.noteOffice(w.facts)
		s.noteCalamity(w.facts)
		s.setScene(doc, w.facts)
		s.listRaised(w.facts)
		w.facts = s.consolidate(w.facts)
		w.tell(s, a)
		s.noteMatters(w.facts)
		s.noteDay(doc)
		w.ctx.dealt(s, w.facts)
		w.ctx.note(s)
		w.ctx.renew(s, w.facts)
	}
	agreeRoles(w.mentions)
	w.mentions, w.about = measured(w.mentions, w.about)
	doc.backfill(w.mentions, w.about)
	if doc.anchor.Precision != "" && doc.anchor.Precision != "none" { // where nothing dates the article, what it looks back to dates nothing else
		propagateAfter(w.mentions, doc.anchor.Date+1)
		propagate(w.mentions)
		propagateBefore(w.mentions, doc.anchor.Date+1)
		sameSpeaker(w.mentions, doc.anchor.Date+1)
	}
	res := Result{Mentions: w.finish(), Quotes: append([]schema.Quote(nil), w.quotes...)}
	res.Entities = w.entities(&res)
	return res
}

// settleAll completes the facts of a sentence, each by itself and then beside each other.
func (s *sentence) settleAll(facts []fact) {
	doc := s.doc
	for k := range facts {
		s.settle(&facts[k], doc)
		if f := &facts[k]; f.EventType == schema.Labour && f.of > 0 && f.Modality == schema.Actual {
			f.Modality = facts[f.of-1].Modality // "or 3 percent of its staff"
		}
		if p := facts[k].parent; p > 0 && !facts[k].marked {
			facts[k].follow(&facts[p-1])
		}
	}
	s.align(facts)
	s.follow(facts)
	lonely(facts)
	s.lateDays(facts, doc)
	s.unsure(facts, doc)
	s.history(facts)
	s.background(facts)
	s.notAhead(facts)
	s.bases(facts)
	sameDays(facts)
	s.closeWith(facts)
}

// tell makes mentions of the facts of a sentence that are left.
func (w *worker) tell(s *sentence, a *schema.Article) {
	for k := range w.facts {
		if f := &w.facts[k]; f.Polarity == "neg" && (f.Value != nil || f.EventType == schema.Ownership) || !s.toMarkets(&w.facts[k]) {
			continue
		}
		w.mentions = append(w.mentions, s.mention(&w.facts[k], a, w.eng))
		w.about = append(w.about, s.about(&w.facts[k]))
		if e := w.facts[k].sub.ent; e != nil {
			w.lines = append(w.lines, e)
		}
	}
}

// maxSentence bounds a sentence, in nodes; what is longer is a table or noise.
const maxSentence = 400

// prepare tokenises, links, finds dates and chunks.
func (w *worker) prepare(a *schema.Article) {
	origin := w.dateline(a)
	w.doc.Tokenize(a.Body, a.Skip)
	c := entity.Context{}
	if a.PublishedDate != nil && (a.PublishedPrecision == "day" || a.PublishedPrecision == "minute" || a.PublishedPrecision == "second") {
		c.Published, c.HasDate = *a.PublishedDate, true
	}
	if a.Source != nil {
		c.Source = *a.Source
	}
	if a.Title != nil {
		c.Title = *a.Title
	}
	if origin != nil {
		c.Dateline = origin.Country
	}
	home := w.houseHome(a)
	if home != nil {
		c.Home = home.Country
	}
	w.spans = w.homeBodies(w.eng.gaz.Link(w.spans[:0], &w.doc, c, w.scratch))
	w.dates = w.eng.rec.Find(w.dates[:0], &w.doc)
	w.ch.chunk(&w.doc, w.spans, w.dates)
	for i := 0; i+1 < len(w.ch.starts); i++ {
		w.ch.tagVerbs(int(w.ch.starts[i]), int(w.ch.starts[i+1]))
		w.ch.definites(w.eng.gaz, int(w.ch.starts[i]), int(w.ch.starts[i+1]))
	}
	w.spans = w.ch.ents // with those named since
	w.m.sift(w.ch.nodes, w.ch.starts)
	w.ctx.reset(&w.ch)
	w.ctx.from(origin)
	w.ctx.readHeadline(a.Title)
	w.ctx.place()
	if w.ctx.country == "" {
		w.ctx.from(w.moneyHome())
	}
	w.ctx.atHome(home)
}

// leadBytes is how far into an article its dateline can stand.
const leadBytes = 600

// dateline is the place that a dateline names which is not read as text:
// "NEW YORK, March 8 (Reuters) -". Nil if there is none.
func (w *worker) dateline(a *schema.Article) *entity.Entity {
	for _, k := range a.Skip {
		if k.Start > leadBytes || k.End > len(a.Body) {
			break
		}
		w.head.Tokenize(a.Body[k.Start:k.End], nil)
		w.spans = w.eng.gaz.Link(w.spans[:0], &w.head, entity.Context{}, w.scratch)
		for _, sp := range w.spans {
			if e := sp.Ent; e != nil && e.Country != "" && (e.Kind == entity.KindCity || e.Kind == entity.KindCountry) {
				return e
			}
		}
	}
	return nil
}

// houseHome is the place that a broadcaster reports from where its article names no
// other, nil for a house that reports from everywhere.
func (w *worker) houseHome(a *schema.Article) *entity.Entity {
	if a.Source == nil {
		return nil
	}
	for _, row := range w.eng.lex.lists["househome"] {
		if code, house, _ := strings.Cut(row, " "); strings.EqualFold(house, *a.Source) {
			return w.eng.gaz.Country(strings.ToUpper(code))
		}
	}
	return nil
}

// anchorOf is what the article's own date fixes.
func anchorOf(a *schema.Article) when.Anchor {
	x := when.Anchor{Precision: a.PublishedPrecision}
	if a.PublishedDate != nil {
		x.Date = *a.PublishedDate
	}
	if a.PublishedAt != nil {
		x.At = *a.PublishedAt
	}
	if a.TimeZone != "" {
		if z, err := time.LoadLocation(a.TimeZone); err == nil {
			x.Zone = z
		}
	}
	return x
}

// finish returns the mentions by place, without those of an id that was there
// before.
func (w *worker) finish() []schema.Mention {
	if len(w.mentions) == 0 {
		return nil
	}
	order := w.order[:0]
	for i := range w.mentions {
		order = append(order, int32(i))
	}
	slices.SortStableFunc(order, func(i, j int32) int {
		a, b := &w.mentions[i], &w.mentions[j]
		return cmp.Or(cmp.Compare(a.StartByte, b.StartByte), cmp.Compare(a.MentionID, b.MentionID))
	})
	w.order = order
	out := make([]schema.Mention, 0, len(order))
	for _, i := range order {
		if n := len(out); n == 0 || out[n-1].MentionID != w.mentions[i].MentionID { // the same id begins at the same place
			out = append(out, w.mentions[i])
			out[n].Confidence = w.eng.conf.ofMarked(&out[n])
		}
	}
	return out
}

// entities lists what mentions and quotes refer to.
func (w *worker) entities(res *Result) []schema.Entity {
	want := w.want
	clear(want)
	var some [256]bool // first characters of what is wanted: most names of an article are not
	ask := func(id *string) {
		if id != nil {
			want[*id] = true
			some[idBits(*id)] = true
		}
	}
	for i := range res.Mentions {
		ask(res.Mentions[i].SubjectID)
		ask(res.Mentions[i].ActorID)
	}
	for i := range res.Quotes {
		ask(res.Quotes[i].SpeakerID)
		ask(res.Quotes[i].OrganisationID)
	}
	if len(want) == 0 {
		return nil
	}
	out := make([]schema.Entity, 0, len(want))
	for _, sp := range w.spans {
		if e := sp.Ent; e != nil && some[idBits(e.ID)] && want[e.ID] {
			delete(want, e.ID)
			out = append(out, row(e))
		}
	}
	for _, e := range append(w.lines, w.ctx.made...) {
		if want[e.ID] {
			delete(want, e.ID)
			out = append(out, row(e))
		}
	}
	for i := range res.Mentions { // markets and pairs that we name ourselves
		m := &res.Mentions[i]
		if m.SubjectID != nil && want[*m.SubjectID] {
			delete(want, *m.SubjectID)
			out = append(out, schema.Entity{EntityID: *m.SubjectID, Name: m.SubjectName, Kind: m.SubjectKind})
		}
	}
	slices.SortFunc(out, func(a, b schema.Entity) int { return cmp.Compare(a.EntityID, b.EntityID) })
	return out
}
