package when

import (
	_ "embed"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // zones must not depend on the machine

	"github.com/wiremill/wiremill/pipeline/extract/token"
)

//go:embed data/zones.txt
var zonesData string

// Zones knows the time zones behind abbreviations and datelines.
type Zones struct {
	names  []string // IANA
	abbrs  map[string]int
	cities map[string]int
	byWord []cityName
}

type cityName struct {
	words []uint64
	zone  int
}

// NewZones reads the embedded table.
func NewZones() (*Zones, error) {
	z := &Zones{abbrs: map[string]int{}, cities: map[string]int{}}
	index := map[string]int{}
	for n, line := range strings.Split(zonesData, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		head, list, ok := strings.Cut(line, ": ")
		class, zone, ok2 := strings.Cut(head, " ")
		if !ok || !ok2 || class != "abbr" && class != "city" {
			return nil, fmt.Errorf("when/data/zones.txt:%d: want abbr|city ZONE: NAMES, got %q", n+1, line)
		}
		if _, seen := index[zone]; !seen {
			index[zone] = len(z.names)
			z.names = append(z.names, zone)
		}
		for _, name := range strings.Split(list, ", ") {
			if class == "abbr" {
				z.abbrs[name] = index[zone]
				continue
			}
			z.cities[name] = index[zone]
			z.byWord = append(z.byWord, cityName{hashes(name), index[zone]})
		}
	}
	return z, nil
}

func hashes(name string) []uint64 {
	var out []uint64
	for _, w := range strings.Fields(name) {
		out = append(out, token.Hash(w))
	}
	return out
}

// City returns the zone of a dateline city, in any case: NEW YORK, Hong Kong.
func (z *Zones) City(name string) (*time.Location, bool) {
	return z.load(z.cities, name)
}

// Abbrev returns the zone of a printed abbreviation: EDT, HKT, GMT.
func (z *Zones) Abbrev(name string) (*time.Location, bool) {
	return z.load(z.abbrs, name)
}

func (z *Zones) load(m map[string]int, name string) (*time.Location, bool) {
	i, ok := m[token.Fold(strings.TrimSpace(name))]
	if !ok {
		return nil, false
	}
	loc, err := time.LoadLocation(z.names[i])
	return loc, err == nil
}

// addTo makes the abbreviations and the first words of cities known to lex.
func (z *Zones) addTo(lex *lexicon) error {
	for name, i := range z.abbrs {
		lex.add(name, cZone, int16(i))
	}
	for _, c := range z.byWord {
		if len(c.words) == 0 {
			return fmt.Errorf("when/data/zones.txt: empty city name")
		}
	}
	for name := range z.cities {
		first, _, _ := strings.Cut(name, " ")
		lex.add(first, cCity, 0)
	}
	return nil
}

// city returns the zone of the city named at token i and the token after it.
func (p *parser) city(i int) (string, int) {
	if !p.is(i, cCity) || p.flags(i)&token.FlagCap == 0 {
		return "", i
	}
	best, zone := i, ""
	for _, c := range p.r.zones.byWord {
		if c.words[0] == p.toks[i].Hash {
			if n := p.matches(c.words, i); n > best {
				best, zone = n, p.r.zones.names[c.zone]
			}
		}
	}
	return zone, best
}
