// CWE-89, mended
import { QueryTypes, Sequelize } from "sequelize";

export class UserService {
  constructor(private readonly sequelize: Sequelize) {}

  async search(term: string, limit = 20): Promise<object[]> {
    const sql = "SELECT id, name FROM users WHERE name LIKE :term LIMIT :limit";
    return this.sequelize.query(sql, {
      type: QueryTypes.SELECT,
      replacements: { term: `%${term}%`, limit },
    });
  }

  async touch(id: number): Promise<void> {
    await this.sequelize.query("UPDATE users SET seen_at = now() WHERE id = ?", { replacements: [id] });
  }
}
