// Package score compares extracted mentions with annotated facts.
//
// A gold set is a directory with articles.jsonl and facts/ID.jsonl, as
// testdata/labelled/README.md describes it. A mention and a fact are paired by
// the relaxed rule: same event type, same subject, overlapping evidence and,
// where the fact has a value, the same value, unit and currency. A pair also
// counts as strict if direction, bound, upper value, level, base period, date
// and modality agree, each only where the fact states it. Pairs are one to one:
// a fact found twice costs precision.
//
// Files in reading order: gold.go (the annotations), locate.go (evidence),
// name.go (subjects), fields.go (what is compared), pair.go (which mention goes
// with which fact), group.go (event types), report.go and table.go (the figures).
package score
