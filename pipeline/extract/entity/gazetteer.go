package entity

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// Options of Load.
type Options struct {
	Override   io.Reader // rows of --entities FILE.csv; nil is none
	NoListings bool      // leave out the listed companies: curated names only
}

// Gazetteer is what is known of names. It is immutable once loaded.
type Gazetteer struct {
	tab      table
	low      bloom // words in lower case that mean something here
	ents     []*Entity
	ticked   map[string][]*Entity // ents by ticker
	reads    []reading
	issuers  []issuer
	lines    []Entity           // listed lines, those of one issuer together, its primary first
	rics     map[string]*Entity // index codes: .GSPC
	country  map[string]*Entity // by ISO code
	byTicker tickers

	byRIC, byCode, bySuffix, byMIC map[string]*Exchange
	bondOf                         map[uint64]string  // word -> country
	sectors                        map[uint64]string  // word, or two -> sector
	marketOf                       map[string]*Entity // curated markets by name
	byName                         map[string]*Entity // countries by name
	world                          *Entity
	series                         map[uint64]bool // words of statistics
	bourse, trades, measure        map[uint64]bool // words of markets
	houses                         map[string]bool // companies that publish families of indices
	rare                           map[uint64]bool // words of the language that are no name beside a deed
	deeds                          map[uint64]deed // words that tell what the name beside them is
	hash                           string
}

// reading is one meaning of a name. Readings of one name form a chain.
type reading struct {
	ent    *Entity
	next   uint32 // index+1 of the next reading
	caps   uint16 // words that must be capitalised
	upper  uint16 // words that must be all upper case
	grade  grade
	words  uint8
	people bool // a demonym or an adjective: "Chinese"
	dated  bool // does not hold on every day
	kind   kind
}

// kind is what matching must know of an entity's kind before it looks at the entity.
type kind uint8

const (
	kindOther kind = iota
	kindIgnored
	kindIndex
	kindCommodity
	kindFirm // takes in legal forms
)

func kindOf(e *Entity) kind {
	switch e.Kind {
	case kindNone:
		return kindIgnored
	case schema.KindIndex:
		return kindIndex
	case schema.KindCommodity:
		return kindCommodity
	case schema.KindCompany, schema.KindETF, KindMedium, KindExchange, schema.KindOrganisation:
		return kindFirm
	}
	return kindOther
}

// grade says how much evidence a name needs.
type grade uint8

const (
	gradeSure     grade = iota // nothing else is called that
	gradeName                  // a name: not if it is part of a longer one
	gradeCase                  // also a word: capitalised inside a sentence, or evidence
	gradeEvidence              // evidence in the article only
)

// Load builds the gazetteer from the embedded lexicon, the listed companies and
// the rows of o.Override, which win over both.
func Load(o Options) (*Gazetteer, error) {
	g := &Gazetteer{
		tab: newTable(1 << 17), rics: map[string]*Entity{}, country: map[string]*Entity{},
		byRIC: map[string]*Exchange{}, byCode: map[string]*Exchange{}, bySuffix: map[string]*Exchange{}, byMIC: map[string]*Exchange{},
		sectors: map[uint64]string{}, marketOf: map[string]*Entity{}, byName: map[string]*Entity{},
	}
	override, err := g.readAll(o)
	if err != nil {
		return nil, err
	}
	if err := g.loadWords(); err != nil {
		return nil, err
	}
	if err := g.loadExchanges(); err != nil {
		return nil, err
	}
	if err := g.loadSectors(); err != nil {
		return nil, err
	}
	var b builder
	b.init(g)
	if err := b.readListed(); err != nil {
		return nil, err
	}
	if !o.NoListings {
		if err := b.listings(); err != nil {
			return nil, err
		}
	}
	if o.Override != nil {
		if err := readOverride(strings.NewReader(override), b.override); err != nil {
			return nil, err
		}
	}
	for _, f := range append([]string{"exchanges"}, lexiconFiles...) {
		if err := readRows(f, b.add); err != nil {
			return nil, err
		}
	}
	b.listingNames()
	b.finish()
	g.ticked = map[string][]*Entity{}
	for _, e := range g.ents {
		if e.Ticker != "" {
			g.ticked[e.Ticker] = append(g.ticked[e.Ticker], e)
		}
	}
	if err := g.loadBonds(); err != nil {
		return nil, err
	}
	g.seal()
	return g, nil
}

// readAll reads the override and computes the hash over all data.
func (g *Gazetteer) readAll(o Options) (override string, err error) {
	if o.Override != nil {
		b, err := io.ReadAll(o.Override)
		if err != nil {
			return "", fmt.Errorf("entities file: %w", err)
		}
		override = string(b)
	}
	h := sha256.New()
	err = fs.WalkDir(lexicon, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := lexicon.ReadFile(path)
		fmt.Fprintf(h, "%s\x00%d\x00", path, len(b))
		h.Write(b)
		return err
	})
	if !o.NoListings {
		h.Write(packedListings)
	}
	io.WriteString(h, override)
	g.hash = hex.EncodeToString(h.Sum(nil)[:16])
	return override, err
}

// seal prepares for reading what is complete now.
func (g *Gazetteer) seal() {
	g.world = g.byName["Global"]
	for i := range g.reads {
		r := &g.reads[i]
		r.ent = g.primary(r.ent)
		r.kind = kindOf(r.ent)
		r.dated = r.ent.From != 0 || r.ent.To != 0 || r.ent.listed != 0
	}
}

// Hash identifies the names and rules in use: part of a run's rules_hash.
func (g *Gazetteer) Hash() string { return g.hash }

// Len returns the number of entities known by name.
func (g *Gazetteer) Len() int { return len(g.ents) }

// World returns the world as an economy.
func (g *Gazetteer) World() *Entity { return g.world }

// UnionOf is the countries that share a central bank or an office of statistics which is of no
// single one, nil if it is not such.
func (g *Gazetteer) UnionOf(office *Entity) *Entity {
	if office.Country == "" && (office.Name == "European Central Bank" || office.Name == "Eurostat") {
		return g.byName["Eurozone"]
	}
	return nil
}

// Country returns the entity of an ISO 3166 code, nil if there is none.
func (g *Gazetteer) Country(code string) *Entity { return g.country[code] }
