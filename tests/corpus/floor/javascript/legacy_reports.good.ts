import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface ReportFilter {
  region: string;
  status?: string;
  orderBy?: string;
}

const SORTABLE: Record<string, string> = { date: 'o.created_at', total: 'o.total' };

@Injectable()
export class LegacyReportsService {
  private readonly logger = new Logger(LegacyReportsService.name);

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async turnover(filter: ReportFilter) {
    const where: string[] = ['o.region = $1'];
    const values: unknown[] = [filter.region];
    if (filter.status) {
      values.push(filter.status);
      where.push(`o.status = $${values.length}`);
    }
    const order = SORTABLE[filter.orderBy ?? 'date'] ?? SORTABLE.date;
    const sql = 'SELECT o.id, o.total FROM orders o WHERE ' + where.join(' AND ') + ' ORDER BY ' + order;
    const rows = await this.db.query(sql, values);
    this.logger.debug(`turnover: ${rows.length} rows`);
    return rows;
  }
}
