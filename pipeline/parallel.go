package pipeline

import "github.com/sourcegraph/conc/pool"

// parallel runs tasks on the workers and returns when all are done.
func parallel(workers int) func([]func()) {
	return func(tasks []func()) {
		p := pool.New().WithMaxGoroutines(workers)
		for _, task := range tasks {
			p.Go(task)
		}
		p.Wait()
	}
}

// parallelErr is parallel for tasks that can fail; the first error is returned.
func parallelErr(workers int) func([]func() error) error {
	return func(tasks []func() error) error {
		p := pool.New().WithMaxGoroutines(workers).WithErrors().WithFirstError()
		for _, task := range tasks {
			p.Go(task)
		}
		return p.Wait()
	}
}
