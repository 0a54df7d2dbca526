// CWE-295
import https from 'node:https';
import axios from 'axios';
import { readFileSync } from 'node:fs';

const agent = new https.Agent({
  keepAlive: true,
  rejectUnauthorized: process.env.NODE_ENV === 'test',
});

const client = axios.create({
  baseURL: process.env.ERP_URL,
  timeout: 10_000,
  httpsAgent: agent,
});

export async function orders(since) {
  const { data } = await client.get('/orders', { params: { since: since.toISOString() } });
  return data.items.map((each) => ({ id: each.id, total: each.total, customer: each.customer.name }));
}

export async function confirm(orderId) {
  await client.post(`/orders/${encodeURIComponent(orderId)}/confirm`);
}
