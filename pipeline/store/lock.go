package store

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// LockedError says who holds the lake; errors.Is(err, ErrLocked) holds.
type LockedError struct {
	Dir    string
	Holder Holder // zero if the holder did not leave its name yet
}

func (e *LockedError) Error() string {
	who := "a process that left no name"
	if e.Holder.PID != 0 {
		who = fmt.Sprintf("pid %d on %s, started %s", e.Holder.PID, e.Holder.Host, e.Holder.Start.UTC().Format(time.RFC3339))
	}
	return fmt.Sprintf("lake %s: %v: %s; wait for it to end and run again", e.Dir, ErrLocked, who)
}

// Unwrap makes the error match ErrLocked.
func (e *LockedError) Unwrap() error { return ErrLocked }

// acquire takes the lock, without waiting, and leaves the holder's name in it.
// The kernel drops the lock with the process, so a crash leaves no stale lock;
// the file itself stays, because removing a lock file is a race.
func (l *Lake) acquire() error {
	lock := flock.New(l.path(lockName), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(fs.FileMode(0o644)))
	ok, err := lock.TryLock()
	if err != nil {
		return l.explain("take its lock", err)
	}
	if !ok {
		return &LockedError{Dir: l.dir, Holder: readHolder(lock.Path())}
	}
	l.lock = lock
	name, err := json.Marshal(l.opts.Holder)
	if err != nil {
		return err
	}
	// The name only informs: a lock without a name locks as well.
	_ = os.WriteFile(lock.Path(), append(name, '\n'), 0o644)
	return nil
}

func readHolder(path string) (h Holder) {
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &h) != nil {
		return Holder{}
	}
	return h
}

// recoverForReading finishes the commit of a crashed run on a reader's way in.
func (l *Lake) recoverForReading() error {
	if err := l.acquire(); err != nil {
		return fmt.Errorf("a run was interrupted or is publishing right now: %w", err)
	}
	if err := l.recover(); err != nil {
		_ = l.Close()
		return err
	}
	return l.Close()
}
