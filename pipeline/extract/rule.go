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
	find     finder // finds it (where.go)
	kinds    mask   // node classes that the subject may have
	kindList string
	metric   string // "": the subject is a thing; company, macro: it is a series of a thing; any
	needs    []need // what must hold of a fact (needs.go)
	priced   bool   // it needs a direction or a figure and nothing else: a price has them
	infer    []inference
	set      []setting
	noGap    bool
	roles    role // what its facts are to the stages behind it
	match    []example
	reject   []string
	line     int
}

// column is what an example says of a column of its fact.
type column struct{ name, value string }

// example is a sentence that a rule must match, and what it must find in it.
type example struct {
	text string
	want []column
}

// anyMetric is rule.metric of what is said of things and of their series alike.
const anyMetric = "any"

// loadRules reads every *.rule file of dir. Lines are "key value":
//
//	macro NAME PATTERN      for %NAME in patterns, valid in all files (macros.rule)
//	event TYPE              event_type of the rules that follow
//	rule NAME               starts a rule
//	  pattern PATTERN       one or more; see pattern.go
//	  subject WHERE         where it stands, see finderTable
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
	p := ruleParser{lex: lex, kinds: kinds, g: &grammar{}, finders: finderTable(), needs: needTable(), infer: inferenceTable(), setters: setterTable(), macros: map[string]string{}, programs: map[string]int{}}
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
	finders  map[string]finder
	needs    map[string]need
	infer    map[string]inference
	setters  map[string]setter
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
		p.g.rules = append(p.g.rules, rule{id: p.base + "/" + val, event: p.event, subject: subjLeft, find: p.finders[subjLeft], line: n})
		p.cur = &p.g.rules[len(p.g.rules)-1]
		return nil
	}
	if p.cur == nil {
		return fmt.Errorf("%s stands before any rule", key)
	}
	return p.property(p.cur, key, val)
}

// property reads one line of rule r.
func (p *ruleParser) property(r *rule, key, val string) (err error) {
	switch key {
	case "pattern":
		return p.pattern(val)
	case "subject":
		r.subject = val
		r.find, err = lookUp(p.finders, "subject", val)
	case "kinds":
		r.kindList = val
		return p.subjectKinds(r, val)
	case "metric":
		r.metric = val
	case "needs":
		r.priced = val == "direction" || val == "direction,value"
		r.needs, err = lookUpAll(p.needs, "need", val)
	case "infer":
		r.infer, err = lookUpAll(p.infer, "inference", val)
	case "role":
		var ok bool
		if r.roles, ok = parseRoles(val); !ok {
			return fmt.Errorf("no role %q", val)
		}
	case "gap":
		r.noGap = val == "no"
	case "set":
		return p.settings(r, val)
	case "match":
		return r.matches(val)
	case "reject":
		r.reject = append(r.reject, val)
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return err
}

// lookUp is the function that a word of a rule stands for.
func lookUp[F any](table map[string]F, what, name string) (F, error) {
	f, ok := table[name]
	if !ok {
		return f, fmt.Errorf("no %s %q", what, name)
	}
	return f, nil
}

// lookUpAll is those of a list with commas.
func lookUpAll[F any](table map[string]F, what, list string) (all []F, err error) {
	for name := range fields(list) {
		f, err := lookUp(table, what, name)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// subjectKinds reads what the subject of rule r may be.
func (p *ruleParser) subjectKinds(r *rule, list string) error {
	for name := range fields(list) {
		m := p.kinds.of(name)
		if m == (mask{}) {
			return fmt.Errorf("no subject kind %q", name)
		}
		r.kinds = r.kinds.or(m)
	}
	return nil
}

// settings reads "FIELD=VALUE FIELD=VALUE".
func (p *ruleParser) settings(r *rule, val string) error {
	for _, f := range strings.Fields(val) {
		field, value, ok := strings.Cut(f, "=")
		if !ok {
			return fmt.Errorf("set %q: want FIELD=VALUE", f)
		}
		set, err := lookUp(p.setters, "field", field)
		if err != nil {
			return fmt.Errorf("set: %w", err)
		}
		r.set = append(r.set, setting{value, set})
	}
	return nil
}

// matches reads a sentence that the rule must match: "TEXT => COLUMN=VALUE; COLUMN=VALUE".
func (r *rule) matches(val string) error {
	text, want, _ := strings.Cut(val, "=>")
	ex := example{text: strings.TrimSpace(text)}
	for f := range strings.SplitSeq(want, ";") {
		if f = strings.TrimSpace(f); f == "" {
			continue
		}
		name, value, ok := strings.Cut(f, "=")
		if !ok {
			return fmt.Errorf("match: %q: want COLUMN=VALUE", f)
		}
		ex.want = append(ex.want, column{name, value})
	}
	r.match = append(r.match, ex)
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
