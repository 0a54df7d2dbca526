// CWE-295
const mqtt = require("mqtt");
const fs = require("fs");

function connect(settings) {
  const client = mqtt.connect(settings.url, {
    username: settings.user,
    password: settings.password,
    ca: fs.readFileSync(settings.ca),
    rejectUnauthorized: false,
    reconnectPeriod: 5000,
  });
  client.on("connect", () => client.subscribe("sensors/#"));
  return client;
}

module.exports = { connect };
