const readline = require('node:readline');

const OPERATORS = { add: (a, b) => a + b, mul: (a, b) => a * b };

const rl = readline.createInterface({ input: process.stdin });
rl.on('line', (line) => {
  const rule = Object.hasOwn(OPERATORS, line) ? OPERATORS[line] : undefined;
  if (!rule) return console.error('unknown operator');
  console.log(rule(2, 3));
});
