package extract

import (
	"bufio"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// rule says that a match of one of its patterns is a fact.
type rule struct {
	id       string // file/name
	event    string
	subject  string // where the subject is: left, np, S (a capture), left-or-ref ...
	kinds    mask   // node classes that the subject may have
	kindList string
	metric   string // "": the subject is a thing; company, macro: it is a series of a thing; any
	needs    []need // what must hold of a fact (needs.go)
	priced   bool   // it needs a direction or a figure and nothing else: a price has them
	infer    []inference
	set      []assign
	noGap    bool
	roles    role // what its facts are to the stages behind it
	match    []example
	reject   []string
	line     int
}

// assign sets a field of the fact: a constant, or a capture's payload ("$V").
type assign struct{ field, value string }

// example is a sentence that a rule must match, and what it must find in it.
type example struct {
	text string
	want []assign
}

// anyMetric is rule.metric of what is said of things and of their series alike.
const anyMetric = "any"

// subject sources.
const (
	subjLeft   = "left"        // subject of the verb that the match starts with
	subjNP     = "np"          // the noun phrase matched by <np
	subjPoss   = "poss"        // owner before the match: "Apple's 10% gain"
	subjClaim  = "verb"        // subject of the nearest verb to the left
	subjClause = "clause"      // as verb, whatever stands between
	subjNone   = "none"        // the captured names alone
	subjMain   = "main"        // the company the article is about
	subjFirst  = "first"       // the first name of the sentence of a right kind
	subjPrev   = "prev"        // subject and series of the last fact of the same type in the sentence
	subjNext   = "adjacent"    // the name right before the match
	subjBank   = "bank"        // the central bank that is the verb's subject, or that it refers to
	subjTail   = "tail"        // the noun phrase that the match ends with
	subjHost   = "host"        // the nearest name of a right kind before, else the article's company
	subjPlace  = "marketplace" // the markets of the country named before
	subjGroup  = "gathering"   // left, or the central bank that it refers to
	subjMeet   = "convener"    // whose meeting the match names (meeting.go)
	subjWords  = "words"       // the words of capture S themselves: a group of investors, of funds
	subjXchg   = "exchange"    // the exchange that a turnover is of
	subjScene  = "scene"       // the country in which something happened
	subjHead   = "head"        // the noun phrase whose head the match starts with
	subjUpTo   = "upto"        // the noun phrase that ends before the match
	subjOpen   = "open"        // a series that nothing lists, of whom the phrase or the article says (openseries.go)
	subjStat   = "stat"        // as prev, else the last statistic of the article
	subjLand   = "land"        // the country in the match, else the one the sentence is about
	subjFact   = "fact"        // subject and series of the nearest fact before the match, of any type
	subjRates  = "rates"       // the central bank whose rate is told: named near, or last
	subjRate1  = "ratesnear"   // the same, named in the sentence
	subjGovt   = "govt"        // left, or the country of a government that is not named
	subjState  = "imposer"     // who takes the measure that the match names, no verb telling
	subjNear   = "near"        // the nearest name to the left, no verb between
)

// loadRules reads every *.rule file of dir. Lines are "key value":
//
//	macro NAME PATTERN      for %NAME in patterns, valid in all files (macros.rule)
//	event TYPE              event_type of the rules that follow
//	rule NAME               starts a rule
//	  pattern PATTERN       one or more; see pattern.go
//	  subject WHERE         left np poss verb none main first, or a capture letter; of company
//	                        news also agent employer series follows topic (company.go)
//	  kinds KIND,KIND       what the subject may be (groups are in engine.go)
//	  metric company|macro|any  the subject phrase must be a series of such an owner
//	  infer NAME,NAME       what the words imply, see inferenceTable
//	  needs NAME,NAME       a fact that does not meet them is dropped, see needTable
//	  role NAME,NAME        what its facts are to the stages behind it (role.go)
//	  set FIELD=VALUE ...   constants, or $V for the payload or text of capture V
//	  match TEXT => FIELD=VALUE; FIELD=VALUE
//	  reject TEXT
func loadRules(fsys fs.FS, dir string, lex *lexicon, kinds *names[mask]) (*grammar, error) {
	files, err := fs.Glob(fsys, path.Join(dir, "*.rule"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	p := ruleParser{lex: lex, kinds: kinds, g: &grammar{}, needs: needTable(), infer: inferenceTable(), macros: map[string]string{}, programs: map[string]int{}}
	for pass := range 2 { // macros first: any file may use them
		for _, f := range files {
			if err := p.file(fsys, f, pass == 0); err != nil {
				return nil, err
			}
		}
	}
	return p.g, p.g.link(lex)
}

type ruleParser struct {
	lex      *lexicon
	kinds    *names[mask]
	g        *grammar
	needs    map[string]need
	infer    map[string]inference
	macros   map[string]string
	programs map[string]int
	event    string
	cur      *rule
	base     string
}

func (p *ruleParser) file(fsys fs.FS, name string, macros bool) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	p.event, p.cur, p.base = "", nil, strings.TrimSuffix(path.Base(name), ".rule")
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "# ") || line == "#" {
			continue
		}
		key, val, _ := strings.Cut(line, " ")
		val = strings.TrimSpace(val)
		if (key == "macro") != macros {
			continue
		}
		if err := p.line(key, val, n); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return sc.Err()
}

func (p *ruleParser) line(key, val string, n int) error {
	switch key {
	case "macro":
		name, body, ok := strings.Cut(val, " ")
		if !ok {
			return fmt.Errorf("macro %q has no body", name)
		}
		p.macros[name] = strings.TrimSpace(body)
		return nil
	case "event":
		p.event, p.cur = val, nil
		return nil
	case "rule":
		if p.event == "" {
			return fmt.Errorf("rule %s stands before any event", val)
		}
		p.g.rules = append(p.g.rules, rule{id: p.base + "/" + val, event: p.event, subject: subjLeft, line: n})
		p.cur = &p.g.rules[len(p.g.rules)-1]
		return nil
	}
	if p.cur == nil {
		return fmt.Errorf("%s stands before any rule", key)
	}
	return p.property(p.cur, key, val)
}

func (p *ruleParser) property(r *rule, key, val string) error {
	switch key {
	case "pattern":
		return p.pattern(val)
	case "subject":
		r.subject = val
	case "kinds":
		r.kindList = val
		for _, k := range strings.Split(val, ",") {
			m := p.kinds.of(strings.TrimSpace(k))
			if m == (mask{}) {
				return fmt.Errorf("no subject kind %q", k)
			}
			r.kinds = r.kinds.or(m)
		}
	case "metric":
		r.metric = val
	case "needs":
		r.priced = val == "direction" || val == "direction,value"
		for name := range fields(val) {
			n, ok := p.needs[name]
			if !ok {
				return fmt.Errorf("no need %q", name)
			}
			r.needs = append(r.needs, n)
		}
	case "infer":
		for name := range fields(val) {
			n, ok := p.infer[name]
			if !ok {
				return fmt.Errorf("no inference %q", name)
			}
			r.infer = append(r.infer, n)
		}
	case "role":
		var ok bool
		if r.roles, ok = parseRoles(val); !ok {
			return fmt.Errorf("no role %q", val)
		}
	case "gap":
		r.noGap = val == "no"
	case "set":
		for _, f := range strings.Fields(val) {
			k, v, ok := strings.Cut(f, "=")
			if !ok {
				return fmt.Errorf("set %q: want FIELD=VALUE", f)
			}
			r.set = append(r.set, assign{k, v})
		}
	case "match":
		text, want, _ := strings.Cut(val, "=>")
		ex := example{text: strings.TrimSpace(text)}
		for _, f := range strings.Split(want, ";") {
			if f = strings.TrimSpace(f); f == "" {
				continue
			}
			k, v, ok := strings.Cut(f, "=")
			if !ok {
				return fmt.Errorf("match: %q: want FIELD=VALUE", f)
			}
			ex.want = append(ex.want, assign{k, v})
		}
		r.match = append(r.match, ex)
	case "reject":
		r.reject = append(r.reject, val)
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// pattern compiles a pattern for the current rule; rules that share a
// pattern share its program.
func (p *ruleParser) pattern(src string) error {
	ri := int32(len(p.g.rules) - 1)
	if i, ok := p.programs[src]; ok {
		p.g.programs[i].rules = append(p.g.programs[i].rules, ri)
		return nil
	}
	c := compiler{lex: p.lex, macros: p.macros}
	code, err := c.compile(src)
	if err != nil {
		return fmt.Errorf("pattern %q: %w", src, err)
	}
	p.programs[src] = len(p.g.programs)
	p.g.programs = append(p.g.programs, &program{code: code, sets: c.sets, source: src, rules: []int32{ri}, items: c.items})
	return nil
}
