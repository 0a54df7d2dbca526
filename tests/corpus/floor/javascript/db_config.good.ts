// CWE-798, mended
import { DataSource } from "typeorm";
import { User } from "./entities/user";

export const dataSource = new DataSource({
  type: "postgres",
  host: process.env.DB_HOST ?? "localhost",
  port: 5432,
  username: "shop",
  password: process.env.DB_PASSWORD,
  database: "shop",
  entities: [User],
  synchronize: false,
});
