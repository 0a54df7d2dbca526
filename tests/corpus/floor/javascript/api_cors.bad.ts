// CWE-942
import express from "express";
import cors from "cors";

const app = express();

app.use(
  cors({
    origin: true,
    credentials: true,
    methods: ["GET", "POST"],
  }),
);

app.get("/api/me", (req, res) => {
  res.json({ id: (req as any).user.id });
});

export default app;
