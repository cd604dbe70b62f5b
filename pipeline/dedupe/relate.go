package dedupe

// Thresholds of a link. Containment is the share of the shorter text's shingles
// that stand in the other; .5 and .3 are from NOTES.md section 3, the others
// were set on corpus/reuters-2008 and corpus/article-versions-dev (see the
// package's TestMeasure).
const (
	linkContainment = 0.5 // from here on two texts are one story
	weakContainment = 0.3 // from here on with a shared lead or paragraphs
	sharedLead      = 0.5 // share of the shorter lead
	sharedParas     = 2   // paragraphs that must agree word for word
	exactWords      = 12  // shorter bodies are not compared: too many are alike by chance
	minShingles     = 20  // below this a link needs nearly the whole text
	tinyContainment = 0.8
	titleContain    = 0.15 // a rewrite under the same headline by the same source
	titleWords      = 4    // shorter headlines are rubrics
	excerptRatio    = 0.4  // a text so much shorter than the other is a part of it, not a version
	copyAdded       = 0.2  // share of new shingles up to which another house's print is a copy
	sameHouseAdded  = 0.02
)

// relation is what a new article is to an earlier one.
type relation struct {
	kind       string
	similarity float64 // containment
	overlap    float64 // shared shingles over all: the closest earlier article wins
}

// relate compares print p with the earlier print q. sameHouse says that both
// have the same source: a house that prints its own article again with changes
// updates it, another house copies it.
func relate(p, q *print, sameHouse bool) relation {
	none := relation{kind: KindNone}
	shared := common(p.shingles, q.shingles)
	mine, theirs := len(p.shingles), len(q.shingles)-common(q.shingles, p.heavy)
	short, long := min(mine, theirs), max(mine, theirs)
	if short == 0 || shared == 0 {
		return none
	}
	r := relation{similarity: float64(shared) / float64(short), overlap: float64(shared) / float64(mine+theirs-shared)}
	lead := leadsAgree(p, q)
	part := float64(short) < excerptRatio*float64(long)
	switch {
	case short < minShingles && r.similarity < tinyContainment:
		return none
	case r.similarity >= linkContainment && (lead || !part):
	case r.similarity >= titleContain && sameHouse && sameTitle(p, q):
	case r.similarity >= weakContainment && !part && (lead || common(p.paras, q.paras) >= sharedParas):
	default:
		return none // an excerpt in a round-up, or common background
	}
	allowed := copyAdded
	if sameHouse {
		allowed = sameHouseAdded
	}
	added := float64(mine-shared) / float64(mine)
	r.kind = KindVersion
	if added <= allowed && common(p.figures, q.figures) == len(p.figures) {
		r.kind = KindNear
	}
	return r
}

func sameTitle(p, q *print) bool { return p.title != 0 && p.title == q.title }

func leadsAgree(p, q *print) bool {
	short := min(len(p.lead), len(q.lead))
	return short > 0 && float64(common(p.lead, q.lead)) >= sharedLead*float64(short)
}
