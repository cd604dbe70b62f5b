package extract

import (
	"strings"

	"github.com/wiremill/wiremill/pipeline/extract/entity"
	"github.com/wiremill/wiremill/pipeline/extract/token"
	"github.com/wiremill/wiremill/schema"
)

// Companies that the headline names. It is not read as text; but a word of it by which
// the article calls a company means that one.

// readHeadline finds the companies of the article that its headline names.
func (x *context) readHeadline(title *string) {
	x.heads, x.begins = x.heads[:0], nil
	if title == nil {
		return
	}
	for i := range x.c.ents {
		sp := &x.c.ents[i]
		if sp.Ent.Kind != schema.KindCompany || sp.Flags&entity.Demonym != 0 || x.inHeadline(sp.Ent) {
			continue
		}
		name := x.headName(sp)
		if name = foldedInTitle(*title, name); !hasTitleWord(*title, name) {
			continue
		}
		x.heads = append(x.heads, sp.Ent)
		if strings.HasPrefix(*title, name) {
			x.begins = sp.Ent
		}
	}
}

// headName is by what words a headline calls a company: the first two of its name, unless
// they are no name yet: "Bank of".
func (x *context) headName(sp *entity.Span) string {
	second := min(sp.First+1, sp.Last)
	if x.c.d.Tokens[second].Flags&token.FlagCap == 0 {
		second = sp.Last
	}
	return x.c.d.Span(sp.First, second)
}

// inHeadline reports whether the headline names the company.
func (x *context) inHeadline(e *entity.Entity) bool {
	for _, h := range x.heads {
		if h.Name == e.Name {
			return true
		}
	}
	return false
}

// beginsHeadline reports whether the headline begins with the company.
func (x *context) beginsHeadline(e *entity.Entity) bool {
	return x.begins != nil && x.begins.Name == e.Name
}

// soleHeadline reports whether the headline names the company and no other.
func (x *context) soleHeadline(e *entity.Entity) bool {
	return len(x.heads) == 1 && x.heads[0].Name == e.Name
}

// hasTitleWord reports whether a word stands in a title as it is written.
func hasTitleWord(title, word string) bool {
	if len(word) < 2 || word == "The" {
		return false
	}
	for from := 0; ; {
		k := strings.Index(title[from:], word)
		if k < 0 {
			return false
		}
		from += k
		end := from + len(word)
		if (from == 0 || !letter(title[from-1])) && (end == len(title) || !letter(title[end])) {
			return true
		}
		from = end
	}
}

// foldedInTitle is a name with capitals inside as a title writes it: "Tivo" for TiVo, "EBay" for
// eBay.
func foldedInTitle(title, name string) string {
	inside := false
	for i := 1; i < len(name); i++ {
		inside = inside || name[i] >= 'A' && name[i] <= 'Z' && letter(name[i-1])
	}
	if !inside || strings.ToUpper(name) == name {
		return name
	}
	for from := 0; from+len(name) <= len(title); from++ {
		if t := title[from : from+len(name)]; t[0] >= 'A' && t[0] <= 'Z' && strings.EqualFold(t, name) {
			return t
		}
	}
	return name
}

func letter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
