// CWE-943
const express = require("express");
const { MongoClient } = require("mongodb");

const app = express();
app.use(express.json({ limit: "10kb" }));

const client = new MongoClient(process.env.MONGO_URL);

app.post("/login", async (req, res) => {
  const users = client.db("app").collection("users");
  const user = await users.findOne({
    email: req.body.email,
    resetToken: req.body.token,
  });
  if (!user) {
    return res.status(401).json({ error: "bad credentials" });
  }
  req.session.userId = user._id;
  return res.json({ ok: true });
});

app.listen(3000);
