//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wiremill/wiremill/pipeline/report"
	"github.com/wiremill/wiremill/sql"
)

// readmeQueries is how many example queries the README must show.
const readmeQueries = 5

// TestReadme does what the README says, from top to bottom in one directory:
// `$ ` lines must print what stands below them, cron lines must succeed,
// queries must be examples of package sql that run, and scores must be true.
func TestReadme(t *testing.T) {
	path := filepath.Join("..", "..", "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newReader(t)
	done := map[string]int{}
	got := fences.ReplaceAllStringFunc(string(text), func(block string) string {
		parts := fences.FindStringSubmatch(block)
		language, body := parts[1], parts[2]
		done[language]++
		switch language {
		case "console":
			body = d.console(body)
		case "cron":
			d.cron(body)
		case "sql":
			body = d.query(body)
		case "score":
			body = scoreTables(t)
		default:
			t.Errorf("nothing runs blocks marked %q", language)
		}
		return "```" + language + "\n" + body + "```"
	})
	if done["console"] == 0 || done["cron"] == 0 || done["sql"] < readmeQueries {
		t.Errorf("the README has %v blocks; want commands, a cron line and %d queries", done, readmeQueries)
	}
	if os.Getenv("WIREMILL_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("README (-written +really); WIREMILL_UPDATE=1 go test rewrites it:\n%s", diff)
	}
}

var fences = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```")

// reader is somebody who tries what the README says.
type reader struct {
	t   *testing.T
	dir string
	env []string
}

// newReader makes a directory that looks like a checkout with wiremill in PATH.
func newReader(t *testing.T) *reader {
	dir, bin := t.TempDir(), t.TempDir()
	for _, name := range []string{"testdata", "sql"} {
		target, err := filepath.Abs(filepath.Join("..", "..", name))
		if err == nil {
			err = os.Symlink(target, filepath.Join(dir, name))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	program, err := os.Executable()
	if err == nil {
		err = os.Symlink(program, filepath.Join(bin, "wiremill"))
	}
	if err != nil {
		t.Fatal(err)
	}
	return &reader{t: t, dir: dir, env: append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"))}
}

// shell runs a line and returns what it prints on standard output.
func (d *reader) shell(line string) string {
	d.t.Helper()
	cmd := exec.CommandContext(d.t.Context(), "sh", "-c", line)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = d.dir, d.env, &out, &errs
	if err := cmd.Run(); err != nil {
		d.t.Errorf("$ %s: %v\n%s%s", line, err, out.String(), errs.String())
	}
	return out.String()
}

// console runs each `$ ` line and puts what it printed below it.
func (d *reader) console(body string) string {
	var b strings.Builder
	for line := range strings.Lines(body) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			b.WriteString(line)
			for out := range strings.Lines(d.shell(strings.TrimSpace(command))) {
				b.WriteString(strings.TrimRight(out, " \n") + "\n")
			}
		}
	}
	return b.String()
}

// cron runs the command of a crontab line, with /srv/news being the reader's directory.
func (d *reader) cron(body string) {
	fields := strings.SplitN(strings.TrimSpace(body), " ", 6)
	if len(fields) != 6 {
		d.t.Fatalf("not a crontab line: %s", body)
	}
	if err := os.CopyFS(filepath.Join(d.dir, "inbox"), os.DirFS(filepath.Join(d.dir, "testdata", "raw", "2024-03-14"))); err != nil {
		d.t.Fatal(err)
	}
	d.shell(strings.ReplaceAll(fields[5], "/srv/news", d.dir))
}

// query returns the example that begins with the same comment, after running it.
func (d *reader) query(body string) string {
	doc, _, _ := strings.Cut(strings.TrimPrefix(body, "-- "), "\n")
	i := slices.IndexFunc(sql.Examples(), func(s sql.Script) bool { return s.Doc == doc })
	if i < 0 {
		d.t.Errorf("no file in sql/examples begins with %q", doc)
		return body
	}
	example := sql.Examples()[i]
	var out bytes.Buffer
	if err := report.Query(d.t.Context(), filepath.Join(d.dir, "lake"), example.Text, "jsonl", &out, report.QueryOptions{}); err != nil {
		d.t.Errorf("%s: %v", example.File, err)
	}
	if out.Len() == 0 {
		d.t.Errorf("%s finds nothing in the example articles", example.File)
	}
	return strings.TrimSpace(example.Text) + ";\n"
}
