// CWE-367 CWE-377
const fs = require('fs');
const os = require('os');
const path = require('path');

function acquire(name) {
  const file = path.join(os.homedir(), '.cache', 'sync', `${name}.lock`);
  if (fs.existsSync(file)) {
    return false;
  }
  fs.writeFileSync(file, String(process.pid));
  return true;
}

module.exports = { acquire };
