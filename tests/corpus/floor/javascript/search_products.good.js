const express = require('express');
const { MongoClient } = require('mongodb');

const router = express.Router();
const client = new MongoClient(process.env.MONGO_URL);
const products = client.db('shop').collection('products');

function escapeRegex(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

router.get('/products', async (req, res) => {
  const { q = '', maxPrice } = req.query;
  const filter = {
    name: { $regex: escapeRegex(String(q)), $options: 'i' },
    price: { $lt: Number(maxPrice) || 1e9 },
  };
  const found = await products.find(filter).limit(50).toArray();
  res.json(found);
});

module.exports = router;
