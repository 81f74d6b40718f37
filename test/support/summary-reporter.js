/**
 * Closes a run with one line, `N passed, N failed`, and names the programs whose tests were skipped because they are
 * not installed. test/support/programs.ts puts the program's name into the title of such a test.
 */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults
      .flatMap(({ testResults }) => testResults)
      .filter(({ status }) => status === "pending")
      .map(({ fullName }) => fullName);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
    // jest's own summary comes last unless we wait for the end of the process.
    process.once("exit", () => {
      for (const name of skipped) console.log(`skipped: ${name}`);
      console.log(`${results.numPassedTests} passed, ${failed} failed${tail}`);
    });
  }
}

module.exports = SummaryReporter;
