// CWE-78, mended
const util = require("util");
const exec = util.promisify(require("child_process").exec);
const execFile = util.promisify(require("child_process").execFile);

class MediaProbe {
  constructor(binary = "ffprobe") {
    this.binary = binary;
  }

  async duration(file) {
    const { stdout } = await execFile(this.binary, ["-v", "error", "-show_format", "-of", "json", file]);
    const info = JSON.parse(stdout);
    return Number(info.format.duration);
  }
}

module.exports = { MediaProbe };
