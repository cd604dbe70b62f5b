package ingest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestDecodeText(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "up 2%\r\n", "up 2%\r\n"},
		{"UTF-8 with mark", "\xef\xbb\xbfup", "up"},
		{"mark inside", "up\xef\xbb\xbf 2", "up 2"},
		{"Windows-1252", "the bank\x92s \x80 3 Soci\xe9t\xe9", "the bank’s € 3 Société"},
		{"UTF-8 with a pasted Windows-1252 quote", "Soci\xc3\xa9t\xc3\xa9 and the bank\x92s", "Société and the bank’s"},
		{"C1 controls of a false Latin-1", "the bank\u0092s", "the bank’s"},
		{"UTF-16LE with mark", "\xff\xfeu\x00p\x00\x19\x20", "up’"},
		{"UTF-16BE with mark", "\xfe\xff\x00u\x00p", "up"},
		{"UTF-16LE without mark", utf16le("up two percent today"), "up two percent today"},
		{"NUL and controls", "up\x00 2\x1b%\x7f", "up  2 % "},
	} {
		got, ok, why := decodeText([]byte(tt.in))
		if !ok || got != tt.want {
			t.Errorf("%s: got %q %s, want %q", tt.name, got, why, tt.want)
		}
	}
}

func utf16le(ascii string) string {
	var b strings.Builder
	for i := range len(ascii) {
		b.WriteByte(ascii[i])
		b.WriteByte(0)
	}
	return b.String()
}

func TestSniffBinary(t *testing.T) {
	for in, want := range map[string]bool{
		"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR":           true,
		"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n":                 true,
		"PK\x03\x04\x14\x00\x00\x00":                    true,
		"\x7fELF\x02\x01\x01\x00\x00":                   true,
		"BMW shares rose 2%":                            false, // BM is a bitmap's magic
		"ID3 index":                                     false, // and this an MP3's
		"OTTO sales rose":                               false, // and this a font's
		"Shares\x00 of the bank rose " + spaces(200):    false, // one stray NUL
		utf16le("Shares of the bank rose two percent."): false,
		"": false,
	} {
		if _, got := sniffBinary([]byte(in)); got != want {
			t.Errorf("%q: got %v", in, got)
		}
	}
}

func spaces(n int) string { return strings.Repeat(" ", n) }

func TestDecodedTextIsClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "bytes")
		text, ok, why := decodeText(in)
		if !ok {
			if why == "" {
				t.Fatal("refused without a reason")
			}
			return
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || hasControls(text) {
			t.Fatalf("not clean: %q", text)
		}
	})
}
