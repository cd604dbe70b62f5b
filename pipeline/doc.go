// Package pipeline joins the stages into runs and is the only package that
// starts goroutines.
//
//	inputs -> read -> parse -> extract -> collect -> merge -> commit
//
// Read, parse, extract and collect run at once, joined by bounded channels of
// batches: a slow stage holds up those before it, and memory stays bounded by
// what the night adds. Merge and commit need the whole: dedupe looks at old
// rows and new ones together, and the lake is replaced at once or not at all.
//
//	pipeline.go    Run: the story from inputs to a published lake
//	stream.go      the bounded stages and their workers
//	batch.go       what travels between them
//	collect.go     new rows, counted; which of two equal inputs stays
//	available.go   when a reader could have known an article
//	merge.go       old rows and new ones -> the next contents of the lake
//	entities.go    rows of the entities table
//	night.go       the run's own row and its id
//	explain.go     what each stage makes of one input, without a lake
//	names.go       what a name can stand for
//
// Nothing here depends on the order in which workers finish: rows are chosen by
// content and sorted by the store, so one worker and eight give the same bytes.
package pipeline
