const axios = require('axios');
const fs = require('fs');
const https = require('https');
const logger = require('./logger');

const agent = new https.Agent({ keepAlive: true, ca: fs.readFileSync(process.env.ERP_CA_FILE) });

const erp = axios.create({
  baseURL: process.env.ERP_URL,
  timeout: 10000,
  httpsAgent: agent,
  auth: { username: process.env.ERP_USER, password: process.env.ERP_PASSWORD },
});

async function pushOrder(order) {
  const { data } = await erp.post('/orders', {
    reference: order.number,
    lines: order.lines.map(({ sku, count }) => ({ sku, count })),
  });
  logger.info({ order: order.number, erp: data.id }, 'order pushed');
  return data.id;
}

async function stock(sku) {
  const { data } = await erp.get(`/stock/${encodeURIComponent(sku)}`);
  return data.available;
}

module.exports = { pushOrder, stock };
