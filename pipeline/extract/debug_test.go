package extract

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestDebug prints nodes and mentions of $WIREMILL_TEXT.
func TestDebug(t *testing.T) {
	text := os.Getenv("WIREMILL_TEXT")
	if text == "" {
		t.Skip("WIREMILL_TEXT not set")
	}
	e := newEngine(t)
	for _, m := range extractText(e, text) {
		fmt.Println(brief(&m))
	}
	w := newWorker(e)
	a := article(text)
	w.prepare(&a)
	for i := range w.ch.nodes {
		var cls []string
		for c, n := range e.lex.names {
			if w.ch.nodes[i].cls.has(bit(c)) {
				cls = append(cls, n)
			}
		}
		fmt.Printf("%3d %-28q %s\n", i, w.ch.text(i, i), strings.Join(cls, " "))
	}
}
