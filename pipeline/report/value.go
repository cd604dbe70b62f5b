package report

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/wiremill/wiremill/pipeline/report/duck"
)

// isoMicros is ISO 8601 in UTC; fractions are printed only where there are any.
const isoMicros = "2006-01-02T15:04:05.999999Z"

// timeText prints a time as its SQL type is written: a day, a clock time, or an
// instant in UTC. Types without a zone get no Z. typ may be that of a list or
// map around it.
func timeText(t time.Time, typ string) string {
	switch {
	case strings.Contains(typ, "WITH TIME ZONE"), strings.Contains(typ, "TIMESTAMPTZ"):
		return t.UTC().Format(isoMicros)
	case strings.Contains(typ, "TIMESTAMP"):
		return t.Format(strings.TrimSuffix(isoMicros, "Z"))
	case strings.Contains(typ, "DATE"):
		return t.Format(time.DateOnly)
	}
	return t.Format("15:04:05.999999")
}

// text prints a value for csv and table; NULL is "".
func text(v any, typ string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any, map[string]any, duck.Map:
		var b bytes.Buffer
		appendJSON(&b, v, typ)
		return b.String()
	}
	var b bytes.Buffer
	appendJSON(&b, v, typ)
	return strings.Trim(b.String(), `"`)
}

// appendJSON writes a value of SQL type typ as JSON.
func appendJSON(b *bytes.Buffer, v any, typ string) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case string:
		appendString(b, v)
	case float64:
		appendFloat(b, v, 64)
	case float32:
		appendFloat(b, float64(v), 32)
	case time.Time:
		appendString(b, timeText(v, typ))
	case []byte:
		appendString(b, hex.EncodeToString(v))
	case *big.Int:
		b.WriteString(v.String())
	case duck.Decimal:
		b.WriteString(v.String())
	case duck.UUID:
		appendString(b, v.String())
	case duck.Interval:
		appendString(b, intervalText(v))
	case []any:
		appendList(b, v, typ)
	case map[string]any:
		appendObject(b, v, typ)
	case duck.Map:
		object := make(map[string]any, len(v))
		for k, e := range v {
			object[text(k, typ)] = e
		}
		appendObject(b, object, typ)
	default: // the integer types
		fmt.Fprint(b, v)
	}
}

func appendString(b *bytes.Buffer, s string) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string cannot fail
	b.Truncate(b.Len() - 1)
}

// appendFloat writes the shortest form that reads back the same. JSON has no
// infinities and NaN; they become null.
func appendFloat(b *bytes.Buffer, f float64, bits int) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		b.WriteString("null")
		return
	}
	form := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		form = 'e'
	}
	b.Write(strconv.AppendFloat(b.AvailableBuffer(), f, form, -1, bits))
}

func appendList(b *bytes.Buffer, list []any, typ string) {
	b.WriteByte('[')
	for i, e := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		appendJSON(b, e, typ)
	}
	b.WriteByte(']')
}

// appendObject writes keys in name order: Go maps have none, and the same
// result must give the same bytes.
func appendObject(b *bytes.Buffer, object map[string]any, typ string) {
	keys := make([]string, 0, len(object))
	for k := range object {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	b.WriteByte('{')
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		appendString(b, k)
		b.WriteByte(':')
		appendJSON(b, object[k], typ)
	}
	b.WriteByte('}')
}

// intervalText writes an interval as ISO 8601 duration.
func intervalText(v duck.Interval) string {
	return fmt.Sprintf("P%dM%dDT%sS", v.Months, v.Days, strconv.FormatFloat(float64(v.Micros)/1e6, 'f', -1, 64))
}
