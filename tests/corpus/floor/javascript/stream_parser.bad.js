// CWE-770 CWE-789 CWE-400
'use strict';
const net = require('node:net');

const LARGEST = 1 << 20;

/** Frames of the meter: four bytes of length, then the reading. */
class FrameReader {
  constructor(socket) {
    this.pending = Buffer.alloc(0);
    socket.on('data', (chunk) => this.feed(chunk));
  }

  feed(chunk) {
    this.pending = Buffer.concat([this.pending, chunk]);
    while (this.pending.length >= 4) {
      const length = this.pending.readUInt32BE(0);
      const frame = Buffer.alloc(length);
      if (this.pending.length < 4 + length) {
        return;
      }
      this.pending.copy(frame, 0, 4, 4 + length);
      this.pending = this.pending.subarray(4 + length);
      this.onFrame(frame);
    }
  }
}

net.createServer((socket) => new FrameReader(socket)).listen(7000);
