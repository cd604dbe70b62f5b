package ingest

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/net/html/charset"

	"github.com/wiremill/wiremill/schema"
)

const (
	// sniffBytes is how much of a file decides whether it is text at all.
	sniffBytes = 4096
	// bufferBytes is the read buffer; most records fit it, so that a line is
	// usually copied once.
	bufferBytes = 256 << 10
	// maxZstdWindow bounds the memory a hostile .zst may ask for.
	maxZstdWindow = 128 << 20
)

// container is what file names say about packing and content.
type container struct {
	packed string // "", "gz" or "zst"
	format Format
	many   bool // JSON Lines
}

// containerOf reads the extensions of a name; ok is false for unknown ones.
func containerOf(name string) (c container, ok bool) {
	name = strings.ToLower(name)
	ext := path.Ext(name)
	if ext == ".gz" || ext == ".zst" {
		c.packed = ext[1:]
		name = strings.TrimSuffix(name, ext)
		ext = path.Ext(name)
	}
	switch ext {
	case ".txt":
		c.format = Text
	case ".jsonl", ".ndjson":
		c.format, c.many = JSON, true
	case ".html", ".htm":
		c.format = HTML
	default:
		return c, false
	}
	return c, true
}

// file reads one regular file whose name tells its format.
func (r *reader) file(path, uri string) error {
	c, ok := containerOf(uri)
	f, err := os.Open(path)
	if err != nil {
		return r.reject(rejectOf(uri, stageRead, schema.RejectUnreadable, reasonOf(err), nil))
	}
	defer f.Close()
	if !ok {
		return r.rejectStream(f, uri, schema.RejectUnsupported,
			"unknown extension; known are .txt .jsonl .ndjson .html .htm, each also .gz or .zst")
	}
	return r.unpack(uri, f, c)
}

// stream reads an input without a telling name: it looks at the first bytes.
func (r *reader) stream(uri string, in io.Reader) error {
	br := bufio.NewReaderSize(in, bufferBytes)
	head, _ := br.Peek(sniffBytes)
	var c container
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		c.packed = "gz"
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		c.packed = "zst"
	}
	src, closeSrc, err := decompress(br, c.packed)
	if err != nil {
		return r.rejectStream(br, uri, schema.RejectCorrupt, c.packed+": "+reasonOf(err))
	}
	defer closeSrc()
	br = bufio.NewReaderSize(src, bufferBytes)
	head, _ = br.Peek(sniffBytes)
	c.format, c.many = sniffFormat(head)
	return r.content(uri, br, c)
}

// sniffFormat tells JSON Lines, a web page and plain text apart.
func sniffFormat(head []byte) (f Format, many bool) {
	text, _, _ := decodeText(head)
	text = strings.ToLower(strings.TrimLeft(text, " \t\r\n"))
	switch {
	case strings.HasPrefix(text, "{"):
		return JSON, true
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"):
		return HTML, false
	default:
		return Text, false
	}
}

func (r *reader) unpack(uri string, in io.Reader, c container) error {
	src, closeSrc, err := decompress(in, c.packed)
	if err != nil {
		return r.rejectStream(in, uri, schema.RejectCorrupt, c.packed+": "+reasonOf(err))
	}
	defer closeSrc()
	return r.content(uri, bufio.NewReaderSize(src, bufferBytes), c)
}

// content cuts unpacked bytes into records, unless they are not text at all.
func (r *reader) content(uri string, br *bufio.Reader, c container) error {
	head, _ := br.Peek(sniffBytes)
	if kind, binary := sniffBinary(head); binary {
		return r.rejectStream(br, uri, schema.RejectBinary, "the file is not text ("+kind+")")
	}
	if !c.many {
		return r.whole(uri, br, c.format)
	}
	if isUTF16(head) {
		decoded, err := charset.NewReaderLabel(utf16Label(head), br)
		if err != nil {
			return r.rejectStream(br, uri, schema.RejectCharset, err.Error())
		}
		br = bufio.NewReaderSize(decoded, bufferBytes)
	}
	return r.lines(uri, br)
}

func decompress(in io.Reader, packed string) (io.Reader, func(), error) {
	switch packed {
	case "gz":
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, err
		}
		return z, func() { z.Close() }, nil
	case "zst":
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxZstdWindow))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	default:
		return in, func() {}, nil
	}
}
