package sql_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/sql"
)

// Every file says in its first line what it is, and relations what a row of them is.
func TestFirstLines(t *testing.T) {
	kinds := map[string]struct {
		scripts []sql.Script
		doc     string // the first line
		code    string // somewhere in the text
	}{
		"functions": {sql.Functions(), `^the .+`, `CREATE OR REPLACE MACRO NAME\(`},
		"macros":    {sql.Macros(), `^one row`, `CREATE OR REPLACE MACRO NAME\(.*\) AS TABLE`},
		"views":     {sql.Views(), `^one row per .+`, `SELECT`},
		"marts":     {sql.Marts(), `^one row per .+`, `AS day|SELECT (e\.)?day`},
		"reports":   {sql.Reports(), `^[A-Z][a-z ]+: one row (per|for) .+`, `ORDER BY`},
		"checks":    {sql.Checks(), `^one row per .+`, `SELECT`},
		"examples":  {sql.Examples(), `^[A-Z].+`, `SELECT`},
	}
	for dir, k := range kinds {
		if len(k.scripts) == 0 {
			t.Errorf("%s is empty", dir)
		}
		for _, s := range k.scripts {
			if !regexp.MustCompile(k.doc).MatchString(s.Doc) {
				t.Errorf("%s: first line %q does not match %s", s.File, s.Doc, k.doc)
			}
			code := strings.ReplaceAll(k.code, "NAME", regexp.QuoteMeta(s.Name))
			if !regexp.MustCompile(code).MatchString(s.Text) {
				t.Errorf("%s: no %s", s.File, code)
			}
			if strings.HasSuffix(s.Text, ";") || s.File != "sql/"+dir+"/"+s.Name+".sql" {
				t.Errorf("%s: badly read: %.40q...", s.File, s.Text)
			}
		}
	}
}
