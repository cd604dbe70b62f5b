package extract

import "strings"

// role says what a rule's facts are to the stages behind it: a rule file gives
// its rules roles, so that no Go code knows a rule by its name.
type role uint64

const (
	roleConsensus        role = 1 << iota // a figure that was expected of the last statistic
	roleAnotherPeriod                     // the last series in one more period
	roleReading                           // what a gauge reads, whatever word tells it
	rolePrior                             // a figure of an earlier period that another is compared with
	roleSeriesVerb                        // the verb of a series: "exports rose"
	roleRevision                          // an earlier figure, or outlook, corrected
	roleOutlookRevision                   // an outlook corrected, whose series stands between its words
	roleDecision                          // a figure that its owner decides, not foresees
	roleReports                           // a company whose results are due, whatever they are called
	roleBroken                            // a streak that has ended
	roleNoun                              // a move told by a noun: "a drop of 2 percent"
	roleAttributive                       // a move that stands before its name: "a 2 percent higher Nikkei"
	roleBusinessOrShares                  // a company down by a figure: its shares, or its sales
	roleAtLevel                           // a name with the level it stands at
	roleMovedFrom                         // the level that a move began at
	roleRateMove                          // a rate moved by its bank
	roleDeclares                          // of any company, listed here or not: a dividend declared, a rank among the gainers
	roleAccompanies                       // a further figure of the deed before it
	roleScale                             // more or less of what a company does
	roleTable                             // a line of a table of results
	roleExpected                          // what others than its company expected of a figure
	roleContribution                      // what a change is made of, in points of it
	roleElsewhere                         // a change of the same series in another place
	roleMetricOf                          // a series behind its figure: "2 billion of sales"
	rolePerShare                          // the same result per share
	roleAim                               // a result that, if aimed at, is guidance
	roleBoundChange                       // a change that a comparative behind the figure gives its direction
	roleOutlook                           // an outlook that may be an earlier one: "had forecast"
	roleOutlookChange                     // an outlook changed from another figure to this, or to another from this
	roleChangeFirst                       // a change followed by a level: no range
	roleSameUnit                          // a figure that goes on with another in its unit
	rolePart                              // what part of a whole something is, told by the way
	roleWhere                             // a move whose figure tells of which shares it is: "8 percent at Acme"
)

// roleNames are the roles as rule files name them, in the order of the constants.
const roleNames = "consensus another-period reading prior series-verb revision outlook-revision decision reports broken noun attributive business-or-shares at-level moved-from rate-move declares accompanies scale table expected contribution elsewhere metric-of per-share aim bound-change outlook outlook-change change-first same-unit part where"

// parseRoles reads "role NAME,NAME"; ok is false if a name is unknown.
func parseRoles(text string) (set role, ok bool) {
	names := strings.Fields(roleNames)
	for _, want := range strings.Split(text, ",") {
		known := false
		for i, n := range names {
			if n == strings.TrimSpace(want) {
				set, known = set|1<<i, true
			}
		}
		if !known {
			return 0, false
		}
	}
	return set, true
}

// is reports whether a rule has one of the roles of a set.
func (r *rule) is(set role) bool { return r.roles&set != 0 }
