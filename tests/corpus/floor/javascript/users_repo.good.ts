import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class UsersRepository {
  constructor(private readonly db: DataSource) {}

  async search(term: string, limit: number) {
    return this.db.query('SELECT id, name FROM users WHERE name ILIKE $1 LIMIT $2', [`%${term}%`, limit]);
  }
}
