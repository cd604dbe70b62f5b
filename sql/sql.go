// Package sql holds the SQL of the lake as text, one relation or question per
// file, named as the file. The first line of every file says in a comment what
// a row of it is.
//
//	functions/ macros that return a value: where the lake lies, signs, days, bytes of a body
//	macros/    macros that return a table, over the tables (which the report package
//	           defines from schema.Tables): the state as of a time, the evidence of a figure
//	views/     over tables and macros
//	marts/     daily relations over tables and views; `wiremill report` writes them to files
//	reports/   what `wiremill report` prints, for the days getvariable('first_day') to getvariable('last_day')
//	checks/    each returns the wrong rows; none on a healthy lake
//	examples/  questions and their answers, shown in the README
//
// They are created in this order, and know what stands above them.
package sql

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed functions macros views marts reports checks examples
var files embed.FS

// Script is one file.
type Script struct {
	Name string // file name without .sql: the relation's name
	File string // path within this package, for messages
	Doc  string // first line without "-- "
	Text string // the whole file, without a closing semicolon
}

// Functions returns functions/ in name order; each Text is one CREATE statement.
func Functions() []Script { return read("functions") }

// Macros returns macros/ in name order; each Text is one CREATE statement.
func Macros() []Script { return read("macros") }

// Views returns views/ in name order; each Text is one SELECT.
func Views() []Script { return read("views") }

// Marts returns marts/ in name order; each Text is one SELECT.
func Marts() []Script { return read("marts") }

// Reports returns reports/ in name order; each Text is one SELECT.
func Reports() []Script { return read("reports") }

// Checks returns checks/ in name order; each Text is one SELECT.
func Checks() []Script { return read("checks") }

// Examples returns examples/ in name order; each Text is one SELECT.
func Examples() []Script { return read("examples") }

func read(dir string) []Script {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		panic(err) // the directory is part of the binary
	}
	var out []Script
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		b, err := fs.ReadFile(files, file)
		if err != nil {
			panic(err)
		}
		text := strings.TrimRight(strings.TrimSpace(string(b)), ";")
		first, _, _ := strings.Cut(text, "\n")
		out = append(out, Script{
			Name: strings.TrimSuffix(e.Name(), ".sql"),
			File: "sql/" + file,
			Doc:  strings.TrimPrefix(first, "-- "),
			Text: text,
		})
	}
	return out
}
