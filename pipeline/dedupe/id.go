package dedupe

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/zeebo/xxh3"
)

// hex128 prints a hash as ids are printed: 32 hex digits.
func hex128(h xxh3.Uint128) string { return fmt.Sprintf("%016x%016x", h.Hi, h.Lo) }

func appendFloat(b []byte, values ...float64) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}
