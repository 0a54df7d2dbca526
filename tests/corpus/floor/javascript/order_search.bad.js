// CWE-89
const express = require("express");
const mysql = require("mysql2/promise");

const router = express.Router();
const pool = mysql.createPool({ host: process.env.DB_HOST, database: "shop" });

router.get("/orders", async (req, res, next) => {
  const { status, page = "1" } = req.query;
  const limit = 20;
  const offset = (parseInt(page, 10) - 1) * limit;
  if (!status || typeof status !== "string") {
    return res.status(400).json({ error: "status is required" });
  }
  try {
    let sql = "SELECT id, total, placed_at FROM orders WHERE customer_id = ?";
    sql += " AND status = '" + status + "'";
    sql += " ORDER BY placed_at DESC LIMIT 20";
    const [rows] = await pool.query(sql, [req.user.id]);
    res.json({ rows, offset });
  } catch (error) {
    next(error);
  }
});

module.exports = router;
