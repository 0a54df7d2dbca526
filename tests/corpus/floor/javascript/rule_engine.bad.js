// CWE-94 CWE-95
const readline = require('node:readline');

const OPERATORS = { add: (a, b) => a + b, mul: (a, b) => a * b };

const rl = readline.createInterface({ input: process.stdin });
rl.on('line', (line) => {
  const rule = new Function('a', 'b', 'return ' + line);
  console.log(rule(2, 3));
});
