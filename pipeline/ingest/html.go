package ingest

import (
	"bytes"
	"errors"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/wiremill/wiremill/schema"
)

var errNoArticle = errors.New("no article found in the page")

// htmlFile decodes a web page saved as a file. The page's own charset
// declaration wins over guessing.
func htmlFile(raw Raw) (record, *schema.Reject) {
	data := raw.Data
	if !isUTF16(data) {
		enc, name, certain := charset.DetermineEncoding(data, "text/html")
		if certain && name != "utf-8" {
			if out, err := enc.NewDecoder().Bytes(data); err == nil {
				data = out
			}
		}
	}
	text, ok, why := decodeText(data)
	if !ok {
		return record{}, parseReject(raw, schema.RejectCharset, why)
	}
	var rec record
	if err := rec.addHTML(text); err != nil {
		return record{}, parseReject(raw, schema.RejectNoText, err.Error())
	}
	return rec, nil
}

// addHTML fills body with the article of a page or an HTML fragment, and what
// the record itself did not say from the page's metadata.
func (rec *record) addHTML(page string) error {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return err
	}
	meta := metaOf(doc)
	var base *url.URL
	if rec.url != "" {
		base, _ = url.Parse(rec.url) // only resolves links, which the text has not
	}
	article, err := readability.FromDocument(doc, base)
	if err != nil || article.Node == nil {
		return errNoArticle
	}
	var body bytes.Buffer
	if err := article.RenderText(&body); err != nil {
		return err
	}
	rec.body = cleanControls(strings.TrimSpace(body.String()))
	setIfEmpty(&rec.title, printed(article.Title()).tidy())
	setIfEmpty(&rec.byline, printed(article.Byline()).tidy())
	setIfEmpty(&rec.source, printed(article.SiteName()).tidy())
	setIfEmpty(&rec.url, meta.url)
	setIfEmpty(&rec.published, meta.published)
	return nil
}

func setIfEmpty(dst *string, v string) {
	if *dst == "" {
		*dst = v
	}
}

// pageMeta is what a page says about itself and readability does not pass on
// as printed: it parses dates leniently, and we must not guess.
type pageMeta struct{ published, url string }

func metaOf(doc *html.Node) (m pageMeta) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			key := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
			switch key {
			case "article:published_time", "datepublished", "parsely-pub-date", "pubdate", "publishdate",
				"dc.date.issued", "dcterms.created", "sailthru.date", "cxenseparse:recs:publishtime":
				setIfEmpty(&m.published, strings.TrimSpace(attr(n, "content")))
			case "og:url":
				setIfEmpty(&m.url, strings.TrimSpace(attr(n, "content")))
			}
		case "time":
			if attr(n, "itemprop") == "datePublished" || attr(n, "pubdate") != "" {
				setIfEmpty(&m.published, attr(n, "datetime"))
			}
		}
	}
	return m
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
