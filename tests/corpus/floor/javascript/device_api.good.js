'use strict';
const crypto = require('crypto');

class DeviceChannel {
  constructor(secret) {
    this.key = crypto.createHash('sha256').update(secret).digest();
  }

  seal(message) {
    const iv = crypto.randomBytes(12);
    const cipher = crypto.createCipheriv('aes-256-gcm', this.key, iv);
    const body = Buffer.concat([cipher.update(JSON.stringify(message), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
  }
}

module.exports = { DeviceChannel };
