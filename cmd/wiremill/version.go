package main

import (
	"fmt"
	"runtime/debug"
)

// programVersion is recorded in every file of a lake. It is a constant: what a
// build adds to it (revision, time) must not change the bytes of a lake.
const programVersion = "0.1.0"

type versionCmd struct{}

// Run implements the subcommand.
func (versionCmd) Run(env *environment) error {
	line := "wiremill " + programVersion
	if info, ok := debug.ReadBuildInfo(); ok {
		line += " (" + info.GoVersion
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				line += ", revision " + s.Value
			}
		}
		line += ")"
	}
	_, err := fmt.Fprintln(env.stdout, line)
	return err
}
