/* For a server process of a test, started with `--expose-gc`: a signal collects all garbage, so that its memory can be compared. */
process.on('SIGUSR2', () => globalThis.gc?.())
