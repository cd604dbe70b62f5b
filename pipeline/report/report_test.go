package report

import (
	"bytes"
	"testing"
)

func TestSmoke(t *testing.T) {
	dir := makeLake(t, newTestLake())
	var b bytes.Buffer
	if err := Daily(t.Context(), DailyOptions{LakeDir: dir}, &b); err != nil {
		t.Error(err)
	}
	t.Log(b.String())
	found, err := Check(t.Context(), dir)
	t.Log(err)
	for _, f := range found {
		t.Errorf("%s (%s): %d\n%s", f.Check, f.About, f.Count, f.Sample)
	}
	if err := WriteCatalog(t.Context(), dir); err != nil {
		t.Error(err)
	}
	b.Reset()
	err = Query(t.Context(), dir, "create temp table x as select * from daily_events; select * from x", "jsonl", &b, QueryOptions{})
	t.Log(err, b.String())
}
