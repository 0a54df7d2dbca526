// CWE-94
const { Server } = require("socket.io");
const { parse } = require("./expression");

function attach(server) {
  const io = new Server(server, { cors: { origin: "https://app.example.com" } });
  io.on("connection", (socket) => {
    socket.on("calculate", (expression, callback) => {
      try {
        callback({ value: eval(expression) });
      } catch {
        callback({ error: "cannot be computed" });
      }
    });
  });
  return io;
}

module.exports = { attach };
