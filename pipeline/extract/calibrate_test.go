package extract_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/wiremill/wiremill/pipeline/extract/score"
	"github.com/wiremill/wiremill/schema"
)

// TestCalibrate counts, over the annotated articles in the directories of
// $WIREMILL_CALIBRATE (colon-separated), how often each rule and event type was right. It
// prints the reliability of the present confidences; with WIREMILL_UPDATE=1 it
// rewrites confidence.txt.
func TestCalibrate(t *testing.T) {
	dirs := os.Getenv("WIREMILL_CALIBRATE")
	if dirs == "" {
		t.Skip("WIREMILL_CALIBRATE not set")
	}
	right, found := map[string]int{}, map[string]int{}
	type bin struct{ right, found int }
	bins := map[int]*bin{}
	for _, dir := range strings.Split(dirs, ":") {
		gold, err := score.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		pred := extractAll(t, gold)
		wrong := map[string]bool{}
		for _, m := range gold.Score(pred).Spurious {
			wrong[m.Mention.MentionID] = true
		}
		for _, ms := range pred {
			for i := range ms {
				m := &ms[i]
				if soft(m) {
					continue
				}
				b := bins[int(m.Confidence*100)/5]
				if b == nil {
					b = &bin{}
					bins[int(m.Confidence*100)/5] = b
				}
				found[m.RuleID]++
				found[m.EventType]++
				b.found++
				if !wrong[m.MentionID] {
					right[m.RuleID]++
					right[m.EventType]++
					b.right++
				}
			}
		}
	}
	for _, k := range slices.Backward(slices.Sorted(maps.Keys(bins))) {
		t.Logf("confidence %.2f-%.2f: %d of %d right (%.3f)", float64(k)*.05, float64(k)*.05+.05, bins[k].right, bins[k].found, float64(bins[k].right)/float64(bins[k].found))
	}
	if os.Getenv("WIREMILL_UPDATE") != "1" {
		return
	}
	var b strings.Builder
	b.WriteString("# How often mentions of each rule and of each event type were right on annotated articles: name, right, found.\n# Written by TestCalibrate; confidence.go smooths it.\n")
	for _, r := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintln(&b, r, right[r], found[r])
	}
	if err := os.WriteFile("confidence.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// soft types are not annotated.
func soft(m *schema.Mention) bool {
	return m.EventType == schema.Sentiment || m.EventType == schema.PolicyStance || m.EventType == schema.MarketDriver
}
