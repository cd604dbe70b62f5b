package dedupe

import (
	"cmp"
	"strings"

	"github.com/wiremill/wiremill/schema"
)

// quoteWords is how long a statement must be to be known again in another
// story: "No comment" is said every day.
const quoteWords = 5

// Quotes sets DuplicateOf in place: the first printing of the same words by the
// same speaker. Speakers agree by id or by the last word of the name ("Powell"
// is "Jerome Powell"); one without a name agrees inside its story. Case,
// punctuation and house style do not matter. articles give the stories.
func Quotes(quotes []schema.Quote, articles []schema.Article) {
	story := make(map[string]string, len(articles))
	for i := range articles {
		story[articles[i].ArticleID] = articles[i].StoryID
	}
	order := byTime(len(quotes), func(a, b int) int {
		x, y := &quotes[a], &quotes[b]
		return cmp.Or(x.AvailableAt.Compare(y.AvailableAt), cmp.Compare(x.ArticleID, y.ArticleID),
			cmp.Compare(x.StartByte, y.StartByte), cmp.Compare(x.EndByte, y.EndByte), cmp.Compare(x.QuoteID, y.QuoteID))
	})
	n := newNormaliser()
	first := map[uint64][]saying{}
	for _, row := range order {
		q := &quotes[row]
		q.DuplicateOf = nil
		t := n.read(q.Text, nil)
		if len(t.words) == 0 {
			continue
		}
		h := hashWords(t.words)
		s := saying{quote: q, story: story[q.ArticleID], long: len(t.words) >= quoteWords, name: lastName(q.SpeakerName)}
		if s.story == "" {
			s.story = q.ArticleID
		}
		if earlier := s.find(first[h]); earlier != nil {
			id := earlier.QuoteID
			q.DuplicateOf = &id
		} else {
			first[h] = append(first[h], s)
		}
	}
}

// saying is the first printing of a statement.
type saying struct {
	quote       *schema.Quote
	story, name string
	long        bool
}

func (s saying) find(earlier []saying) *schema.Quote {
	for _, e := range earlier {
		if (s.long || e.story == s.story) && s.sameSpeaker(e) {
			return e.quote
		}
	}
	return nil
}

func (s saying) sameSpeaker(e saying) bool {
	a, b := s.quote.SpeakerID, e.quote.SpeakerID
	switch {
	case a != nil && b != nil:
		return *a == *b
	case s.name == "" || e.name == "":
		return s.story == e.story
	}
	return s.name == e.name
}

func lastName(name *string) string {
	if name == nil {
		return ""
	}
	words := nameWords(*name)
	if len(words) == 0 {
		return ""
	}
	return strings.TrimSpace(words[len(words)-1])
}
