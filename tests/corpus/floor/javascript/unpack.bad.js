// CWE-22
const fs = require('fs');
const path = require('path');
const unzipper = require('unzipper');

async function unpack(archive, dest) {
  const root = path.resolve(dest);
  const directory = await unzipper.Open.file(archive);
  for (const entry of directory.files) {
    if (entry.type === 'Directory') continue;
    const target = path.join(root, entry.path);
    await fs.promises.mkdir(path.dirname(target), { recursive: true });
    await fs.promises.writeFile(target, await entry.buffer());
  }
}

module.exports = { unpack };
