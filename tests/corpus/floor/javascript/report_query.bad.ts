// CWE-89
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma/prisma.service';
import { Prisma } from '@prisma/client';

export interface Range {
  from: string;
  to: string;
  region?: string;
}

@Injectable()
export class ReportService {
  constructor(private readonly prisma: PrismaService) {}

  async revenue(range: Range) {
    const region = range.region ? `AND region = '${range.region}'` : '';
    return this.prisma.$queryRawUnsafe(
      `SELECT date_trunc('day', paid_at) AS day, sum(total) AS total
       FROM orders WHERE paid_at BETWEEN '${range.from}' AND '${range.to}' ${region}
       GROUP BY 1 ORDER BY 1`,
    );
  }

  async count(status: string) {
    return this.prisma.order.count({ where: { status } });
  }
}
