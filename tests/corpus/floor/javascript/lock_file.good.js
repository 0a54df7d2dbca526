const fs = require('fs');
const os = require('os');
const path = require('path');

function acquire(name) {
  const file = path.join(os.homedir(), '.cache', 'sync', `${name}.lock`);
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

module.exports = { acquire };
