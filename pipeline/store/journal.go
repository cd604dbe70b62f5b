package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// stagingDir holds the next contents. One name is enough: only the holder of
// the lock stages, and Open clears what an earlier holder left.
const stagingDir = stagingName + "/commit"

// journal lists what turns the old lake into the new one. While its file
// exists the commit is decided.
type journal struct {
	Layout int      `json:"wiremill_journal"`
	Rename []string `json:"rename"` // from the staging directory into the lake
	Remove []string `json:"remove"` // partitions that vanished
}

func (j *journal) empty() bool { return len(j.Rename) == 0 && len(j.Remove) == 0 }

// publish writes the journal, which decides the commit, and carries it out.
func (l *Lake) publish(j *journal) error {
	b, err := json.MarshalIndent(j, "", " ")
	if err != nil {
		return err
	}
	// A commit that only removes has staged nothing, but the journal is written by way of that directory.
	err = l.disk.mkdirAll(l.path(stagingDir))
	if err == nil {
		err = l.disk.writeAtomic(l.path(journalName), l.path(stagingDir), append(b, '\n'))
	}
	if err != nil {
		return errors.Join(l.explain("write its journal", err), l.abandon())
	}
	if err := l.rollForward(j); err != nil {
		return fmt.Errorf("%w: %w", ErrUnfinished, err)
	}
	return nil
}

// abandon forgets the staged files, unless the journal made it to the disk after all.
func (l *Lake) abandon() error {
	if _, err := os.Lstat(l.path(journalName)); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(ErrUnfinished, err)
	}
	return l.explain("clear its staging directory", l.disk.removeAll(l.path(stagingName)))
}

// recover finishes a commit that was decided and forgets one that was not.
func (l *Lake) recover() error {
	b, err := os.ReadFile(l.path(journalName))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(l.path(stagingName)); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return l.explain("clear its staging directory", l.disk.removeAll(l.path(stagingName)))
	}
	if err != nil {
		return l.explain("read its journal", err)
	}
	var j journal
	if err := json.Unmarshal(b, &j); err != nil {
		return fmt.Errorf("lake %s: %s is damaged: %w; restore the lake from a backup", l.dir, journalName, err)
	}
	if j.Layout != layoutVersion {
		return fmt.Errorf("%w: %s was interrupted by another version of wiremill (journal %d); finish with that version", ErrVersion, l.dir, j.Layout)
	}
	return l.rollForward(&j)
}

// rollForward puts the files of a decided commit in place. Every step may be
// done twice: a staged file that is gone has been renamed already.
func (l *Lake) rollForward(j *journal) error {
	// The journal itself must be durable before the first file of the old lake goes.
	if err := l.disk.syncDir(l.dir); err != nil {
		return l.explain("publish", err)
	}
	dirs := map[string]bool{".": true}
	for _, f := range j.Rename {
		if err := l.putInPlace(f); err != nil {
			return l.explain("publish "+f, err)
		}
		for d := path.Dir(f); d != "."; d = path.Dir(d) {
			dirs[d] = true
		}
	}
	for _, f := range j.Remove {
		if err := l.takeAway(f, dirs); err != nil {
			return l.explain("remove "+f, err)
		}
	}
	if err := l.syncDirs(dirs); err != nil {
		return l.explain("publish", err)
	}
	// From here on the new lake is whole and durable; what follows is tidying.
	err := l.disk.remove(l.path(journalName))
	if err == nil {
		err = l.disk.syncDir(l.dir)
	}
	if err == nil {
		err = l.disk.removeAll(l.path(stagingName))
	}
	l.fresh = false
	return l.explain("remove its journal", err)
}

func (l *Lake) putInPlace(f string) error {
	if !filepath.IsLocal(filepath.FromSlash(f)) {
		return fmt.Errorf("journal names a path outside the lake")
	}
	staged := l.path(path.Join(stagingDir, f))
	if _, err := os.Lstat(staged); errors.Is(err, fs.ErrNotExist) {
		_, err := os.Lstat(l.path(f))
		return err
	}
	if err := l.disk.mkdirAll(filepath.Dir(l.path(f))); err != nil {
		return err
	}
	return l.disk.rename(staged, l.path(f))
}

// takeAway removes the file of a partition that vanished, and its directory.
func (l *Lake) takeAway(f string, dirs map[string]bool) error {
	if !filepath.IsLocal(filepath.FromSlash(f)) {
		return fmt.Errorf("journal names a path outside the lake")
	}
	if err := l.disk.remove(l.path(f)); err != nil {
		return err
	}
	parent := path.Dir(f)
	if rest, err := os.ReadDir(l.path(parent)); err == nil && len(rest) == 0 {
		if err := l.disk.remove(l.path(parent)); err != nil {
			return err
		}
	}
	dirs[path.Dir(parent)] = true
	return nil
}
