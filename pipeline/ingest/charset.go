package ingest

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

const (
	utf8BOM = "\xef\xbb\xbf"
	// maxForeignShare is the share of bytes that are not UTF-8 above which text
	// is not Windows-1252 either. French and German newspaper text has 3-5 %
	// accented letters; Shift-JIS, GBK, KOI8-R and the like have over 50 %.
	maxForeignShare = 0.25
	// maxControlShare is the share of control bytes above which a file is
	// binary. Text has none; a damaged wire file has a few.
	maxControlShare = 0.02
)

// decodeText returns data as valid UTF-8 free of control characters. ok is
// false, with the reason, if no supported charset can have produced data.
func decodeText(data []byte) (text string, ok bool, why string) {
	if isUTF16(data) {
		enc, _ := charset.Lookup(utf16Label(data))
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return "", false, "broken UTF-16: " + err.Error()
		}
		data = out
	}
	if bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")) {
		return "", false, "UTF-32; convert the file to UTF-8"
	}
	data = bytes.TrimPrefix(data, []byte(utf8BOM))
	if utf8.Valid(data) {
		return cleanControls(string(data)), true, ""
	}
	text, share := decodeMixed(data)
	if share > maxForeignShare {
		return "", false, fmt.Sprintf("%.0f%% of the bytes are not UTF-8, too many for Windows-1252; convert the file to UTF-8", share*100)
	}
	return cleanControls(text), true, ""
}

// decodeMixed keeps what is valid UTF-8 and reads every other byte as
// Windows-1252: a file in that charset comes out right, and so does a UTF-8
// file into which one feed pasted its own. share is the part of such bytes.
func decodeMixed(data []byte) (text string, share float64) {
	var b strings.Builder
	b.Grow(len(data) + len(data)/16)
	foreign := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[0])
			foreign++
		}
		b.WriteRune(r)
		data = data[size:]
	}
	if b.Len() == 0 {
		return "", 0
	}
	return b.String(), float64(foreign) / float64(b.Len())
}

// cleanControls replaces control characters that no text has: C0 and DEL by a
// space, C1 by the Windows-1252 character it was meant to be (a file declared
// Latin-1 that was not). The usual text has none and is returned as it is.
func cleanControls(s string) string {
	if !hasControls(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0x7f:
			r = ' '
		case r >= 0x80 && r < 0xa0 && r != 0x85: // U+0085 is also a real line break
			if r = charmap.Windows1252.DecodeByte(byte(r)); r < 0xa0 {
				r = ' '
			}
		case r == 0xfeff: // byte order mark inside the text
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func hasControls(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < 0x20:
			if c != '\t' && c != '\n' && c != '\r' {
				return true
			}
		case c == 0x7f:
			return true
		case c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0, // U+0080..U+009F
			c == 0xef && strings.HasPrefix(s[i:], utf8BOM):
			return true
		}
	}
	return false
}

// isUTF16 recognises UTF-16 by its byte order mark, or without one by the NUL
// in every other byte that Western text has.
func isUTF16(data []byte) bool { return utf16Label(data) != "" }

func utf16Label(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return ""
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "utf-16be"
	}
	head := data[:min(len(data), 512)]
	if len(head) < 16 || bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	var nul [2]int
	for i, c := range head {
		if c == 0 {
			nul[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case nul[1] > half*3/4 && nul[0] == 0:
		return "utf-16le"
	case nul[0] > half*3/4 && nul[1] == 0:
		return "utf-16be"
	}
	return ""
}

// sniffBinary tells whether the beginning of a file is not text, and what it
// looks like. Magic numbers alone do not decide: "BM" starts a bitmap and BMW.
func sniffBinary(head []byte) (kind string, binary bool) {
	if len(head) == 0 || isUTF16(head) {
		return "", false
	}
	kind = http.DetectContentType(head)
	if kind == "application/pdf" || kind == "application/postscript" {
		return kind, true
	}
	controls := 0
	for _, c := range head {
		if c < 0x08 || c == 0x0b || c >= 0x0e && c < 0x1b || c >= 0x1c && c < 0x20 {
			controls++
		}
	}
	if controls == 0 {
		return "", false
	}
	known := kind != "application/octet-stream" && !strings.HasPrefix(kind, "text/")
	return kind, known || float64(controls)/float64(len(head)) > maxControlShare
}
