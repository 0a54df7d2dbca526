// CWE-94, mended
const express = require("express");
const { evaluate } = require("./arithmetic");

const app = express();
app.use(express.urlencoded({ extended: false }));

const variables = { base: 100, vat: 0.19 };

app.post("/price/preview", (req, res) => {
  const formula = req.body.formula;
  if (!formula) {
    return res.status(422).send("formula missing");
  }
  let price;
  try {
    price = evaluate(formula, variables);
  } catch (error) {
    return res.status(422).send("formula cannot be computed");
  }
  return res.json({ price });
});

app.listen(process.env.PORT || 8080);
