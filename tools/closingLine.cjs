/** Ends a run with one line a person or a program can read: how many passed, failed and were skipped. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stderr.write('', () => {
      process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
    });
    this.tooManySkipped = Boolean(process.env.CI) && skipped > 0;
  }

  /** In CI a skipped test is a failure: a run without a browser must not look green. */
  getLastError() {
    return this.tooManySkipped ? new Error('CI skips no test: see which were skipped above.') : undefined;
  }
};
