// CWE-798
import { DataSource } from "typeorm";
import { User } from "./entities/user";

export const dataSource = new DataSource({
  type: "postgres",
  host: process.env.DB_HOST ?? "localhost",
  port: 5432,
  username: "shop",
  password: "sh0p-Pr0d-2023",
  database: "shop",
  entities: [User],
  synchronize: false,
});
