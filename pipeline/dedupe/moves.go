package dedupe

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/wiremill/wiremill/schema"
	"github.com/zeebo/xxh3"
)

// move is a family of observations: +3.3 % at 10:16 and +3.8 % at the close.
type move struct {
	id      string
	events  []*event
	stirred bool
}

// joinMove puts e into the move of its date, and takes it out of the one it was
// in while its date was not known.
func (l *ledger) joinMove(e *event) {
	if len(e.rules.move) == 0 {
		return
	}
	key := l.moveKey(e)
	l.leaveMove(e)
	m := l.moves[key]
	if m == nil {
		m = &move{id: hex128(key)}
		l.moves[key] = m
	}
	m.events = append(m.events, e)
	e.move = m
}

// leaveMove takes e out of the move it is in.
func (l *ledger) leaveMove(e *event) {
	if e.move == nil {
		return
	}
	e.move.events = slices.DeleteFunc(e.move.events, func(x *event) bool { return x == e })
	l.stir(e.move)
	e.move = nil
}

func (l *ledger) moveKey(e *event) xxh3.Uint128 {
	h := l.hash(e.first.row, e.rules.move)
	b := binary.BigEndian.AppendUint64(append(l.buf[:0], "move"...), h.Hi)
	b = binary.BigEndian.AppendUint64(b, h.Lo)
	if e.when.known {
		b = binary.AppendVarint(append(b, 'd'), int64(e.when.from))
		b = binary.AppendVarint(b, int64(e.when.to))
	} else {
		b = append(append(b, 's'), e.first.story...)
	}
	l.buf = b
	return xxh3.Hash128(b)
}

// stir notes that the final observation of m has to be found again.
func (l *ledger) stir(m *move) {
	if m != nil && !m.stirred {
		m.stirred = true
		l.stirred = append(l.stirred, m)
	}
}

// settle marks the final observation of m: one with a figure, told as news, the
// close before the latest clock time before a bare session before none; a
// percentage before points; what more stories say; what came last.
func (l *ledger) settle(m *move) {
	m.stirred = false
	if len(m.events) == 0 {
		return
	}
	final := slices.MaxFunc(m.events, compareObservations)
	for _, e := range m.events {
		if is := e == final; e.row.IsFinal != is {
			e.row.IsFinal = is
			l.touch(e)
		}
	}
}

func compareObservations(a, b *event) int {
	return cmp.Or(
		compareBool(a.figure.known, b.figure.known),
		compareBool(a.news(), b.news()),
		sessionRank(a.arg("session"))-sessionRank(b.arg("session")),
		cmp.Compare(a.arg("local_time"), b.arg("local_time")),
		compareBool(a.figure.unit == schema.UnitPct, b.figure.unit == schema.UnitPct),
		len(a.stories)-len(b.stories),
		a.order-b.order,
	)
}

// sessionRank: the higher, the nearer to the outcome of the day. A clock time
// counts within its session.
func sessionRank(session string) int {
	switch session {
	case schema.SessionClose:
		return 6
	case schema.SessionPostmarket:
		return 5
	case schema.SessionIntraday:
		return 4
	case schema.SessionOpen:
		return 3
	case schema.SessionPremarket:
		return 2
	}
	return 1
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
