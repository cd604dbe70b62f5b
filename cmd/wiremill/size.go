package main

import (
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// inputBytes estimates how much the inputs hold after decompression, for the
// progress bar; 0 if it cannot be known.
func inputBytes(inputs []string) int64 {
	var total int64
	for _, in := range inputs {
		err := filepath.WalkDir(in, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				total += unpackedSize(path)
			}
			return nil
		})
		if err != nil || in == "-" {
			return 0
		}
	}
	return total
}

// unpackedSize trusts what compressed files say of themselves: gzip in its last
// four bytes (modulo 4 GiB, of the last member), zstd in its frame header.
func unpackedSize(path string) int64 {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	size := info.Size()
	switch {
	case strings.HasSuffix(path, ".gz") && size > 4:
		var tail [4]byte
		if _, err := f.ReadAt(tail[:], size-4); err == nil {
			return max(size, int64(binary.LittleEndian.Uint32(tail[:])))
		}
	case strings.HasSuffix(path, ".zst"):
		var head zstd.Header
		var b [zstd.HeaderMaxSize]byte
		if n, _ := f.ReadAt(b[:], 0); head.Decode(b[:n]) == nil && head.HasFCS {
			return max(size, int64(head.FrameContentSize))
		}
	}
	return size
}
