package dedupe

import (
	"fmt"

	"github.com/zeebo/xxh3"
)

// hashID returns the 32 hex digits of a hash over parts; parts are kept apart.
func hashID(parts ...string) string {
	var b []byte
	for _, p := range parts {
		b = append(append(b, p...), 0)
	}
	h := xxh3.Hash128(b)
	return fmt.Sprintf("%016x%016x", h.Hi, h.Lo)
}
