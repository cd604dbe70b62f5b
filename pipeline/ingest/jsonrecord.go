package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wiremill/wiremill/schema"
)

// jsonFields are the keys of a record that mean something; all others are ignored.
type jsonFields struct {
	ID        printed `json:"id"`
	Title     printed `json:"title"`
	Text      *string `json:"text"`
	HTML      *string `json:"html"`
	Published printed `json:"published"`
	Source    printed `json:"source"`
	Byline    printed `json:"byline"`
	URL       printed `json:"url"`
}

// printed is a JSON value as text: a string, a number as it is written, a list
// of strings joined by commas. Anything else counts as not said, since only the
// text of a record is required to be right.
type printed string

// UnmarshalJSON never fails: see printed.
func (p *printed) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case '"':
		var s string
		if json.Unmarshal(b, &s) == nil {
			*p = printed(s)
		}
	case '[':
		var list []printed
		if json.Unmarshal(b, &list) == nil {
			parts := make([]string, 0, len(list))
			for _, v := range list {
				if v != "" {
					parts = append(parts, string(v))
				}
			}
			*p = printed(strings.Join(parts, ", "))
		}
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		*p = printed(b)
	}
	return nil
}

// tidy is the value without control characters and space around it.
func (p printed) tidy() string {
	return strings.TrimSpace(cleanControls(string(p)))
}

// jsonRecord decodes one line of JSON Lines.
func jsonRecord(raw Raw) (record, *schema.Reject) {
	data := raw.Data
	if !utf8.Valid(data) {
		text, share := decodeMixed(data)
		if share > maxForeignShare {
			return record{}, parseReject(raw, schema.RejectCharset, "the line is not UTF-8; convert the file to UTF-8")
		}
		data = []byte(text)
	}
	if trimmed := bytes.TrimSpace(data); len(trimmed) > 0 && trimmed[0] != '{' {
		return record{}, parseReject(raw, schema.RejectInvalidJSON, "the line is not a JSON object")
	}
	var f jsonFields
	if err := json.Unmarshal(data, &f); err != nil {
		return record{}, parseReject(raw, schema.RejectInvalidJSON, jsonFault(err))
	}
	rec := record{
		id: f.ID.tidy(), title: f.Title.tidy(), source: f.Source.tidy(),
		byline: f.Byline.tidy(), url: f.URL.tidy(), published: f.Published.tidy(),
	}
	switch {
	case f.Text != nil && strings.TrimSpace(*f.Text) != "":
		rec.body = cleanControls(*f.Text)
	case f.HTML != nil:
		if err := rec.addHTML(*f.HTML); err != nil {
			return record{}, parseReject(raw, schema.RejectNoText, "html: "+err.Error())
		}
	}
	return rec, nil
}

// jsonFault says what is wrong in the terms of the file, not of Go.
func jsonFault(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return wrong.Field + " is a " + wrong.Value + ", not a string"
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("%s, at byte %d of the line", syntax.Error(), syntax.Offset)
	}
	return err.Error()
}
