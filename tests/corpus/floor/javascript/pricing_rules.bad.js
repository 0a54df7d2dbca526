// CWE-94
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
    const compute = new Function("base", "vat", "return " + formula);
    price = compute(variables.base, variables.vat);
  } catch (error) {
    return res.status(422).send("formula cannot be computed");
  }
  return res.json({ price });
});

app.listen(process.env.PORT || 8080);
