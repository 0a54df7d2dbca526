const { parentPort, workerData } = require('node:worker_threads');
const { Parser } = require('expr-eval');

const parser = new Parser({ operators: { assignment: false } });

/** Works out the formula columns of a report off the main thread. */
function column(rows, formula) {
  const compute = parser.parse(formula);
  return rows.map((row) => compute.evaluate(row));
}

parentPort.on('message', (message) => {
  const values = column(workerData.rows, message.formula);
  parentPort.postMessage({ id: message.id, values });
});
