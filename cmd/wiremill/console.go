package main

import (
	"cmp"
	"io"
	"log/slog"
	"maps"
	"math"
	"os"
	"slices"
	"time"

	"github.com/lmittmann/tint"
	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"github.com/wiremill/wiremill/pipeline"
)

// logEvery is how often a run without a terminal says how far it is.
const logEvery = 10 * time.Second

// console shows what a run is doing: a progress bar and coloured lines on a
// terminal, structured log lines for cron.
type console struct {
	log      *slog.Logger
	bar      *progressbar.ProgressBar // nil without a terminal
	started  time.Time
	lastLine time.Time
}

func newConsole(stderr io.Writer, inputs []string) *console {
	now := time.Now()
	c := &console{started: now, lastLine: now}
	if !isTerminal(stderr) {
		c.log = slog.New(slog.NewTextHandler(stderr, nil))
		return c
	}
	c.bar = progressbar.NewOptions64(cmp.Or(inputBytes(inputs), -1),
		progressbar.OptionSetWriter(stderr),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionFullWidth())
	c.log = slog.New(tint.NewTextHandler(&aboveBar{stderr, c.bar}, &tint.Options{TimeFormat: time.TimeOnly, NoColor: !wantsColor(stderr)}))
	return c
}

// progress is called after each batch.
func (c *console) progress(p pipeline.Progress) {
	if c.bar != nil {
		if limit := c.bar.GetMax64(); limit > 0 && p.Bytes > limit {
			c.bar.ChangeMax64(p.Bytes) // the size was an estimate
		}
		_ = c.bar.Set64(p.Bytes)
		return
	}
	if now := time.Now(); now.Sub(c.lastLine) >= logEvery {
		c.lastLine = now
		seconds := now.Sub(c.started).Seconds()
		c.log.Info("read", "records", p.Records, "mb", round(float64(p.Bytes)/1e6),
			"records_per_second", round(float64(p.Records)/seconds), "mb_per_second", round(float64(p.Bytes)/1e6/seconds))
	}
}

func (c *console) finish() {
	if c.bar != nil {
		_ = c.bar.Clear()
	}
}

// aboveBar writes lines without leaving pieces of the bar between them.
type aboveBar struct {
	w   io.Writer
	bar *progressbar.ProgressBar
}

func (a *aboveBar) Write(b []byte) (int, error) {
	_ = a.bar.Clear()
	return a.w.Write(b)
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// wantsColor honours https://no-color.org.
func wantsColor(w any) bool { return os.Getenv("NO_COLOR") == "" && isTerminal(w) }

func round(f float64) float64 { return math.Round(f*100) / 100 }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
