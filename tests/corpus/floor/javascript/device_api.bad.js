// CWE-327 CWE-326 CWE-329 CWE-1204
'use strict';
const crypto = require('crypto');

class DeviceChannel {
  constructor(secret) {
    this.key = crypto.createHash('sha256').update(secret).digest();
  }

  seal(message) {
    const cipher = crypto.createCipheriv('aes-256-ecb', this.key, null);
    return Buffer.concat([cipher.update(JSON.stringify(message), 'utf8'), cipher.final()]).toString('base64');
  }
}

module.exports = { DeviceChannel };
