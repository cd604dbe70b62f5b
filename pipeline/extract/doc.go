// Package extract finds market facts in one article: Article in; mentions,
// quotes and the entities they name out. It knows no other stage.
//
// An article passes through these steps, each in a file of its own:
//
//	token     bytes -> tokens and sentences (package token)
//	entity    names -> linked spans (package entity)
//	when      dates -> symbolic expressions (package when)
//	chunk     tokens -> nodes: one node per name, date, quantity, phrase or word,
//	          each with the set of lexical classes it belongs to (lexicon.go, quantity.go)
//	clause    which nodes are verbs, where clauses end, who is a verb's subject (clause.go, subject.go)
//	sift      which rules can match at which nodes, all nodes at once (sieve.go)
//	match     rules over nodes (pattern.go, match.go)
//	fire      a match becomes facts: whose it is (where.go), what the rule sets (setters.go),
//	          what must hold (needs.go)
//	frames    who does what to whom, read from a verb or noun in any order (frames.go)
//	compose   lists, respectively, gapping; values bound to subjects (compose.go)
//	settle    dates, sessions, base periods, modality (settle.go, defaults.go); speakers (quote.go)
//	follow    results, acts and outlooks told on from sentence to sentence (follow.go)
//	emit      facts -> schema.Mention, duplicates and overlaps resolved (emit.go); of what people say
//	          that which a market could heed (relevance.go)
//	agree     what only the whole article shows: roles in deals (dealroles.go),
//	          sessions (presume.go), periods (propagate.go)
//
// Files go by what they read. The steps above have theirs; of the facts themselves:
//
//	amounts*.go levels.go bases.go                   figures behind a change, levels, what it is held against
//	markets.go bourse.go homeindex.go moveguard.go   markets and places that stand for them; moves that are none
//	indexphrase.go debtpaper.go                      indices and prices of debt by what they are of
//	recordback.go recordmacro.go                     records whose subject stands elsewhere
//	results*.go fiscal.go firmpart.go salesabroad.go results, their periods, parts of a company
//	resultfare.go outlook*.go consensusframe.go      results without a figure, outlooks, what analysts expect
//	statistic*.go placed*.go openseries.go           statistics: the series, whose it is, its period
//	policy*.go                                       what central banks do
//	deal*.go stake*.go hold*.go float*.go debt*.go   who buys, owns, lists and lends
//	rate*.go                                         ratings and price targets
//	deed*.go dispute.go contract.go post*.go         what companies do, who comes and goes at the top
//	reg*.go suit.go casefact.go                      authorities and courts
//	agenda*.go coming.go due.go presently.go         what is to come, and when
//	meeting.go encounter.go talkswith.go             who meets whom
//	statepost.go striker.go                          offices of states, who strikes in a war
//	visit.go participants.go                         who takes part, who goes where
//	speaker*.go speech*.go quote*.go                 who says something
//	saying.go according.go                           how it is told
//	office*.go house.go employer.go affiliation.go   in whose name
//	houseview.go crowd.go chief.go                   what houses hold, and crowds without a name
//	topic.go theme.go matter.go relevance.go         about what, and whether markets could heed it
//	subject*.go antecedent*.go pronoun*.go phrase*.go whom a verb, a pronoun or a noun phrase means
//	needs*.go                                        what must hold, by the names that rule files use
//
// Words and rules are data: lexicon/*.txt and rules/*.rule. Each rule carries
// sentences that it must match and must not match; a test runs them. What a rule's
// facts are to later steps, its file says by a role (role.go): Go knows no rule by name.
package extract
