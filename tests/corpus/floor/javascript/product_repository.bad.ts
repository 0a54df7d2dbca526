// CWE-89
import { Injectable } from "@nestjs/common";
import { InjectDataSource } from "@nestjs/typeorm";
import { DataSource } from "typeorm";

export interface ProductFilter {
  category: string;
  sort: string;
}

const SORTABLE = new Set(["name", "price", "created_at"]);

@Injectable()
export class ProductRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(filter: ProductFilter): Promise<unknown[]> {
    const order = filter.sort ?? "name";
    return this.dataSource.query(
      `SELECT id, name, price FROM products WHERE category = $1 ORDER BY ${order}`,
      [filter.category],
    );
  }

  async count(category: string): Promise<number> {
    const rows = await this.dataSource.query("SELECT count(*) AS n FROM products WHERE category = $1", [category]);
    return Number(rows[0].n);
  }

  isSortable(column: string): boolean {
    return SORTABLE.has(column);
  }
}
